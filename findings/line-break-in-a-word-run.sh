#!/bin/sh
# A line break in a text of a Word document is a space.
#
# "Nơi nhận" is a list under one heading, and a text with line breaks in it looks like the way to write one. docx puts the
# break into the text itself, where a word processor shows a space. A second reader, mammoth, hands that break on as typed
# and drops the true break of `break: 1`: read back by it, the wrong document looks right and the right one wrong.
#
# Seen with docx 9.7.1, mammoth 1.13.0, fflate 0.8.3. Fails when the behaviour is another one. Needs Node.js and npm; leaves nothing behind.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > package.json <<'JSON'
{"private": true, "type": "module", "dependencies": {"docx": "9.7.1", "mammoth": "1.13.0", "fflate": "0.8.3"}}
JSON
npm install --silent --no-audit --no-fund
cat > seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { Document, Packer, Paragraph, TextRun } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';

async function written(...runs) {
	const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph({ children: runs })] }] }));
	const body = strFromU8(unzipSync(bytes)['word/document.xml']);
	const { value } = await mammoth.extractRawText({ buffer: bytes });
	return { breaks: body.match(/<w:br\/>/g)?.length ?? 0, read: value.trim() };
}
const typed = await written(new TextRun('Nơi nhận:\n- Lưu: VT.'));
const meant = await written(new TextRun('Nơi nhận:'), new TextRun({ text: '- Lưu: VT.', break: 1 }));
console.log(typed, meant);
assert.deepEqual(typed, { breaks: 0, read: 'Nơi nhận:\n- Lưu: VT.' });
assert.deepEqual(meant, { breaks: 1, read: 'Nơi nhận:- Lưu: VT.' });
JS
node seen.mjs
