// The first part of a legacy workbook: its sheets, texts and number formats, and what makes it unsafe.
import type { UnsafeDetail } from '../../refusals';
import { BOF, biffRecords, biffText, continuedParts, EOF, sharedTexts } from './biff-records';
import type { BiffRecord, BiffText, Fonts } from './biff-records';
import type { Unseen } from '../../sight-marks';
import { outsideLinks, type OutsideLinks } from './biff-links';
import { DEFAULT_FORMATS } from '../library';

export interface BiffSheetInfo {
	readonly name: string;
	readonly isHidden: boolean;
	readonly isChart: boolean;
	/** Of its own first record. */
	readonly at: number;
}
export interface BiffGlobals {
	readonly text: BiffText;
	readonly sheets: readonly BiffSheetInfo[];
	readonly shared: readonly string[];
	readonly fonts: Fonts;
	/** Number format by the style of a cell. */
	readonly formats: readonly string[];
	/** By the style of a cell: whether its font is struck through. */
	readonly struckStyles: readonly boolean[];
	readonly date1904: boolean;
	readonly links: OutsideLinks;
}

const UNICODE_VERSION = 0x0600;
const WORKSHEET = 0x0010;
const DATE_1904 = 0x0022;
const FILE_PASS = 0x002f;
const CODE_PAGE = 0x0042;
const BOUND_SHEET = 0x0085;
const FONT = 0x0031;
const STYLE = 0x00e0;
const SHARED = 0x00fc;
const FORMAT = 0x041e;
const CHART = 2;
/** Sheets of Excel 4 macros, modules of Excel 5. */
const MACROS = [1, 6];

/** `damaged`: no workbook, or one whose parts do not fit together. */
export function readGlobals(stream: Buffer): BiffGlobals | UnsafeDetail | 'damaged' {
	const [begin] = biffRecords(stream);
	if (begin?.type !== BOF || begin.body.length < 4) return 'damaged';
	const records = globalRecords(stream);
	const unsafe = records.map(unsafeRecord).find((detail) => detail !== undefined);
	if (unsafe !== undefined) return unsafe;
	const text = textOf(begin, records);
	const only = begin.body.readUInt16LE(2) === WORKSHEET;
	const sheets = only ? [LONE_SHEET] : sheetsOf(records, text);
	const fonts = fontsOf(records);
	const shared = sharedOf(stream, records, fonts);
	if (sheets === undefined || shared === undefined) return 'damaged';
	return {
		text,
		sheets,
		shared,
		fonts,
		formats: formatsOf(records, text),
		struckStyles: stylesOf(records).map(({ body }) => fonts[body.readUInt16LE(0)] === 'struck'),
		date1904: records.some(({ type, body }) => type === DATE_1904 && body[0] === 1),
		links: outsideLinks(records, text.kind === 'unicode')
	};
}

/** A stream that is nothing but a worksheet. */
const LONE_SHEET: BiffSheetInfo = { name: 'Sheet1', isHidden: false, isChart: false, at: 0 };

function globalRecords(stream: Buffer): BiffRecord[] {
	const records: BiffRecord[] = [];
	for (const record of biffRecords(stream)) {
		if (record.type === EOF) break;
		records.push(record);
	}
	return records;
}

function unsafeRecord({ type, body }: BiffRecord): UnsafeDetail | undefined {
	if (type === FILE_PASS) return 'password';
	return type === BOUND_SHEET && MACROS.includes(body[5] ?? 0) ? 'macro' : undefined;
}

function textOf({ body }: BiffRecord, records: readonly BiffRecord[]): BiffText {
	const version = body.readUInt16LE(0);
	if (version === UNICODE_VERSION) return { kind: 'unicode' };
	const page = records.find((record) => record.type === CODE_PAGE && record.body.length >= 2);
	const codePage = page?.body.readUInt16LE(0) ?? 1252;
	return { kind: 'bytes', codePage, isLoose: version === 0 };
}

function sheetsOf(records: readonly BiffRecord[], text: BiffText): BiffSheetInfo[] | undefined {
	const sheets: BiffSheetInfo[] = [];
	for (const { type, body } of records) {
		if (type !== BOUND_SHEET) continue;
		const name = body.length < 7 ? undefined : biffText([body], 6, { text, lengthBytes: 1 });
		if (name === undefined) return undefined;
		const isHidden = (body.readUInt8(4) & 3) !== 0;
		sheets.push({ name, isHidden, isChart: body[5] === CHART, at: body.readUInt32LE(0) });
	}
	return sheets.length === 0 ? undefined : sheets;
}

function sharedOf(
	stream: Buffer,
	records: readonly BiffRecord[],
	fonts: Fonts
): readonly string[] | undefined {
	const table = records.find(({ type }) => type === SHARED);
	return table === undefined ? [] : sharedTexts(continuedParts(stream, table), fonts);
}

const IS_STRUCK = 0x0008;
const SUPERSCRIPT = 1;
/** There is no font of this number; whoever counts leaves it out. */
const MISSING_FONT = 4;

/** What each font does to a text, by the numbers that texts and styles name them by. */
function fontsOf(records: readonly BiffRecord[]): Fonts {
	const fonts: (Unseen | undefined)[] = [];
	for (const { type, body } of records) {
		if (type !== FONT || body.length < 10) continue;
		if (fonts.length === MISSING_FONT) fonts.push(undefined);
		const isRaised = body.readUInt16LE(8) === SUPERSCRIPT;
		const isStruck = (body.readUInt16LE(2) & IS_STRUCK) !== 0;
		fonts.push(isStruck ? 'struck' : isRaised ? 'raised' : undefined);
	}
	return fonts;
}

const stylesOf = (records: readonly BiffRecord[]): BiffRecord[] =>
	records.filter(({ type, body }) => type === STYLE && body.length >= 4);

function formatsOf(records: readonly BiffRecord[], text: BiffText): string[] {
	const codes = new Map<number, string>();
	const lengthBytes = text.kind === 'unicode' ? 2 : 1;
	for (const { type, body } of records) {
		if (type !== FORMAT || body.length < 3) continue;
		const code = biffText([body], 2, { text, lengthBytes });
		if (code !== undefined) codes.set(body.readUInt16LE(0), code);
	}
	return stylesOf(records).map(({ body }) => {
		const id = body.readUInt16LE(2);
		return codes.get(id) ?? DEFAULT_FORMATS[id] ?? 'General';
	});
}
