#!/bin/sh
# Two HTML readers put the text between two cells in different places.
#
# Exports of reporting systems leave figures between </td> and <td>. parse5 does what a browser does and moves them in
# front of the table, where nothing says which row they were in; htmlparser2 leaves them in their row. A figure that one
# reader shows in the table is above it for the other.
#
# Seen with parse5 8.0.0, htmlparser2 10.0.0. Fails when the behaviour is another one. Needs Node.js and npm; leaves nothing behind.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > package.json <<'JSON'
{"private": true, "type": "module", "dependencies": {"parse5": "8.0.0", "htmlparser2": "10.0.0"}}
JSON
npm install --silent --no-audit --no-fund
cat > seen.mjs <<'JS'
import assert from 'node:assert/strict';
import { Parser } from 'htmlparser2';
import { parse } from 'parse5';

const html = '<table><tr><td>Xã A</td>12<td>3</td></tr></table>';
const textOf = (node) => (node.value === undefined ? (node.childNodes ?? []).flatMap(textOf) : [node.value]);
const one = textOf(parse(html));
const other = [];
const parser = new Parser({ ontext: (text) => other.push(text) });
parser.end(html);
console.log(one, other);
assert.deepEqual(one, ['12', 'Xã A', '3']);
assert.deepEqual(other, ['Xã A', '12', '3']);
JS
node seen.mjs
