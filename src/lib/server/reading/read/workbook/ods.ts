// Sheets of LibreOffice (.ods and its flat form .fods): guarded as an archive, unpacked by us, read by the library.
import { passed, type Checked } from '../../../../domain/checks/issue';
import type { Sheet } from '../../table/sheet';
import type { ReadLimits } from '../limits';
import { damaged, refusedAs, tooManyCells, unreadable, unsafe } from '../refusals';
import { markedText, type Unseen } from '../sight-marks';
import { toSheets } from './book';
import { readPackage, readXmlWorkbook, type WorkBook } from './library';
import { looksOfOpenDocument } from './markup-looks';
import { unpackEntry, zipFault } from '../zip/content';
import type { ZipEntry } from '../zip/directory';

interface GivenFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

const READ = ['mimetype', 'meta-inf/manifest.xml', 'content.xml', 'styles.xml', 'meta.xml'];

export function readOds(
	file: GivenFile,
	entries: readonly ZipEntry[],
	limits: ReadLimits
): Checked<readonly Sheet[]> {
	const fault = zipFault(entries, { ...limits, entries: limits.parts });
	if (fault !== undefined) return refusedAs(fault);
	if (
		entries.some(({ name }) => /^basic\/.*\.xml$/i.test(name) && !/script-l[bc]\.xml$/i.test(name))
	)
		return refusedAs(unsafe('macro', 'Basic'));
	const parts = new Map<string, Buffer>();
	for (const entry of entries.filter(({ name }) => READ.includes(name.toLowerCase()))) {
		const unpacked = unpackEntry(file.bytes, entry);
		if (!unpacked.ok) return unpacked;
		parts.set(entry.name, unpacked.value);
	}
	const content = parts.get('content.xml')?.toString('utf8') ?? '';
	const checked = checkedContent(content, limits);
	if (!checked.ok) return checked;
	const marked = withMarkedSpans(content);
	if (marked === undefined) return refusedAs(unreadable('not_supported', STRUCK_CELLS));
	parts.set('content.xml', Buffer.from(marked));
	return sheetsOf(file, { limits, content }, () => readPackage(parts));
}

export function readFlatOds(
	file: GivenFile,
	text: string,
	limits: ReadLimits
): Checked<readonly Sheet[]> {
	const checked = checkedContent(text, limits);
	if (!checked.ok) return checked;
	const marked = withMarkedSpans(text);
	if (marked === undefined) return refusedAs(unreadable('not_supported', STRUCK_CELLS));
	return sheetsOf(file, { limits, content: text }, () => readXmlWorkbook(marked));
}

/** Whole cells struck through: the library does not say which, and a withdrawn figure must not be read. */
const STRUCK_CELLS = 'ODS có ô gạch ngang';

/** Marks around struck and raised texts; undefined where whole cells are struck through. */
function withMarkedSpans(content: string): string | undefined {
	const dressed = new Map<string, Unseen>();
	for (const style of content.split('<style:style ').slice(1)) {
		const body = style.slice(0, 4000).split('</style:style>')[0] ?? '';
		const name = /style:name="([^"]*)"/.exec(body)?.[1] ?? '';
		const isStruck = /text-line-through-(?:style|type)="(?!none)/.test(body);
		if (isStruck && body.includes('style:family="table-cell"')) {
			if (content.includes(`table:style-name="${name}"`)) return undefined;
		} else if (isStruck) dressed.set(name, 'struck');
		else if (/text-position="super/.test(body)) dressed.set(name, 'raised');
	}
	if (dressed.size === 0) return content;
	return content.replaceAll(
		/<text:span text:style-name="([^"<>]*)">([^<]*)<\/text:span>/g,
		(whole, name: string, text: string) => {
			const why = dressed.get(name);
			return why === undefined ? whole : markedText(text, why);
		}
	);
}

function sheetsOf(
	{ name }: GivenFile,
	{ limits, content }: { readonly limits: ReadLimits; readonly content: string },
	read: () => WorkBook
): Checked<readonly Sheet[]> {
	const book = tryRead(read);
	if (book === undefined) return damaged('ODS');
	const hidden = looksOfOpenDocument(content);
	return toSheets({ fileName: name, book, limits, looks: (sheet) => hidden.get(sheet) });
}

function tryRead(read: () => WorkBook): WorkBook | undefined {
	try {
		const book = read();
		return book.SheetNames.length === 0 ? undefined : book;
	} catch {
		return undefined;
	}
}

/** One cell may stand for a million: what the repeats of filled cells come to is counted before they are made. */
function checkedContent(content: string, limits: ReadLimits): Checked<true> {
	if (/<!(?:DOCTYPE|ENTITY)/.test(content))
		return refusedAs(unsafe('external_entity', 'content.xml'));
	let cells = 0;
	for (const row of content.split('<table:table-row').slice(1)) {
		const times = repeats(row.slice(0, row.indexOf('>')), 'rows');
		let filled = 0;
		for (const cell of row.split('<table:table-cell').slice(1)) {
			if (!cell.includes('office:value-type') && !cell.includes('<text:p')) continue;
			filled += repeats(cell.slice(0, cell.indexOf('>')), 'columns');
		}
		cells += filled * times;
		if (cells > limits.cells) return tooManyCells(cells, limits);
	}
	return passed(true);
}

function repeats(tag: string, what: 'rows' | 'columns'): number {
	const found = new RegExp(`number-${what}-repeated="(\\d{1,9})"`).exec(tag)?.[1];
	return found === undefined ? 1 : Number(found);
}
