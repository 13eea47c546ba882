// Any file → sheets of text or a JSON tree. A new kind of file is one line here and one module beside it.
import { failed, passed, type Checked, type Issue } from '../../../domain/issue';
import type { Sheet } from '../sheet';
import { readCsv } from './csv';
import { readJson, type JsonDocument } from './json';
import { recogniseKind } from './kind';
import { MAX_BYTES } from './limits';
import { readText } from './text';

export type ReadFile =
	| { readonly kind: 'sheets'; readonly sheets: readonly Sheet[] }
	| { readonly kind: 'json'; readonly document: JsonDocument };

export function readFile(file: {
	readonly name: string;
	readonly bytes: Uint8Array;
}): Checked<ReadFile> {
	const { name, bytes } = file;
	if (bytes.byteLength > MAX_BYTES) return failed([unreadable('too_large', `${bytes.byteLength}`)]);
	const { kind, found } = recogniseKind(bytes);
	switch (kind) {
		case 'empty':
			return failed([{ code: 'empty_file', severity: 'error', place: {} }]);
		case 'not_supported':
			return failed([unreadable('not_supported', found)]);
		case 'binary':
			return failed([unreadable('binary', '')]);
		case 'json':
		case 'csv':
			return readContent({ name, bytes }, kind === 'json' || /\.json$/i.test(name));
	}
}

function readContent(
	file: { readonly name: string; readonly bytes: Uint8Array },
	isJson: boolean
): Checked<ReadFile> {
	const text = readText(file.bytes);
	if (!text.ok) return text;
	if (isJson) {
		const document = readJson(text.value, file.name);
		return document.ok ? passed({ kind: 'json', document: document.value }) : document;
	}
	const sheet = readCsv(text.value, file.name);
	return sheet.ok ? passed({ kind: 'sheets', sheets: [sheet.value] }) : sheet;
}

function unreadable(detail: 'too_large' | 'not_supported' | 'binary', found: string): Issue {
	return { code: 'unreadable_file', severity: 'error', place: {}, detail, found };
}
