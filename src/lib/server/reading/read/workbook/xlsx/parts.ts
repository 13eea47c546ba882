// The parts of an XLSX that hold its tables, unpacked and checked; drawings, caches and the like are only checked.
import { isUtf8 } from 'node:buffer';
import { passed, type Checked, type Issue } from '../../../../../domain/checks/issue';
import type { ReadLimits } from '../../limits';
import { damaged, refusedAs, tooManyCells, unsafe } from '../../refusals';
import type { SheetLooks } from '../book';
import { IMPLIED_FORMATS } from '../library';
import { cellsOfStyles, struckStyles, withMarkedRuns } from '../looks';
import { prepareSheetPart, worksheetPrefix } from './sheet-part';
import { unpackEntry } from '../../zip/content';
import type { ZipEntry } from '../../zip/directory';

export interface WorkbookParts {
	readonly parts: ReadonlyMap<string, Buffer>;
	/** By part. */
	readonly looks: ReadonlyMap<string, SheetLooks>;
}
export const CONTENT_TYPES = '[Content_Types].xml';

const XML = /\.(?:xml|rels|vml)$/i;
const NOT_READ =
	/(?:^|\/)(?:drawings|media|charts|embeddings|activeX|ctrlProps|customXml|docProps|externalLinks|pivotCache|pivotTables|printerSettings|queryTables|slicers|slicerCaches|tables|theme|threadedComments|\w+sheets\/_rels)\/|(?:^|\/)(?:comments\d*|calcChain)\.xml$|\.vml$/i;
const MACRO_PART = /(?:^|\/)(?:vbaProject[^/]*\.bin|vbaData\.xml|(?:intl)?macrosheets\/[^/]+)$/i;
/** Of a part that is there; defaults for endings that do not occur are harmless. */
const MACRO_TYPE = /<(?:\w+:)?Override\s[^<>]*(?:macroEnabled|vbaProject|macrosheet)/i;
const DECLARATIONS = ['<!DOCTYPE', '<!ENTITY'];

/** "xl/vbaProject.bin" is named even where nothing refers to it. */
export function macroPart(entries: readonly ZipEntry[]): Issue | undefined {
	const found = entries.find(({ name }) => MACRO_PART.test(name));
	return found === undefined ? undefined : unsafe('macro', found.name);
}

export function unpackParts(
	bytes: Uint8Array,
	entries: readonly ZipEntry[],
	limits: ReadLimits
): Checked<WorkbookParts> {
	const parts = new Map<string, Buffer>();
	const looks = new Map<string, SheetLooks>();
	let cells = 0;
	let struck: ReadonlySet<number> = new Set();
	for (const entry of entries.filter(({ name }) => XML.test(name))) {
		const part = unpackXml(bytes, entry);
		if (!part.ok) return part;
		if (NOT_READ.test(entry.name)) continue;
		const prefix = worksheetPrefix(part.value);
		if (prefix === undefined) {
			if (isStyles(part.value)) struck = struckStyles(part.value);
			parts.set(entry.name, withMarkedRuns(withImpliedFormats(part.value)));
			continue;
		}
		const sheet = prepareSheetPart(part.value, prefix, { name: entry.name, limits });
		if (!sheet.ok) return sheet;
		const { content, hiddenRows, hiddenColumns } = sheet.value;
		parts.set(entry.name, withMarkedRuns(content));
		looks.set(entry.name, { hiddenRows, hiddenColumns });
		cells += sheet.value.cells;
	}
	if (cells > limits.cells) return tooManyCells(cells, limits);
	return passed({
		parts,
		looks: struck.size === 0 ? looks : withStruckCells(parts, looks, struck)
	});
}

function withStruckCells(
	parts: ReadonlyMap<string, Buffer>,
	looks: ReadonlyMap<string, SheetLooks>,
	styles: ReadonlySet<number>
): ReadonlyMap<string, SheetLooks> {
	return new Map(
		[...looks].map(([name, look]) => {
			const part = parts.get(name);
			const struckCells = part === undefined ? new Set<string>() : cellsOfStyles(part, styles);
			return [name, { ...look, struckCells }];
		})
	);
}

const isStyles = (xml: Buffer): boolean => xml.toString('latin1', 0, 4096).includes('styleSheet');

function unpackXml(bytes: Uint8Array, entry: ZipEntry): Checked<Buffer> {
	const unpacked = unpackEntry(bytes, entry);
	if (!unpacked.ok) return unpacked;
	const xml = asUtf8(unpacked.value);
	if (xml === undefined) return damaged(entry.name);
	if (DECLARATIONS.some((words) => xml.includes(words))) {
		return refusedAs(unsafe('external_entity', entry.name));
	}
	const isMacroType = entry.name === CONTENT_TYPES && MACRO_TYPE.test(xml.toString('latin1'));
	return isMacroType ? refusedAs(unsafe('macro', entry.name)) : passed(xml);
}

function asUtf8(xml: Buffer): Buffer | undefined {
	if (xml[0] === 0xff && xml[1] === 0xfe) return Buffer.from(xml.toString('utf16le', 2));
	if (xml[0] === 0xfe && xml[1] === 0xff) {
		return Buffer.from(new TextDecoder('utf-16be').decode(xml));
	}
	return isUtf8(xml) ? xml : undefined;
}

/** Programs name their own formats by number only; the library forgets some of those. */
function withImpliedFormats(xml: Buffer): Buffer {
	if (!isStyles(xml)) return xml;
	const text = xml.toString('utf8');
	const root = /<(?:\w+:)?styleSheet(?:\s[^<>]*)?>/.exec(text);
	if (root === null) return xml;
	const formats = [...IMPLIED_FORMATS].map(([id, code]) => {
		return `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`;
	});
	const own = /<(?:\w+:)?numFmts(?:\s[^<>]*)?(?<!\/)>/.exec(text);
	const at = own === null ? root.index + root[0].length : own.index + own[0].length;
	const added = own === null ? `<numFmts>${formats.join('')}</numFmts>` : formats.join('');
	return Buffer.from(text.slice(0, at) + added + text.slice(at));
}
