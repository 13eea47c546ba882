// The records of a legacy workbook (BIFF) before the library sees them: what makes it unsafe, and what could stall it.
import { windows1252, windows1258 } from './encodings/code-pages';
import type { UnsafeDetail } from './refusals';

export interface RecordFacts {
	readonly unsafe?: UnsafeDetail;
	/** Of texts before Unicode (BIFF5 and older); undefined where texts are Unicode. */
	readonly codePage?: number;
	readonly isWorkbook: boolean;
}

const BEGIN = [0x0009, 0x0209, 0x0409, 0x0809];
const UNICODE_VERSION = 0x0600;
const FILE_PASS = 0x002f;
const CODE_PAGE = 0x0042;
const BOUND_SHEET = 0x0085;
const MACRO_SHEETS = [1, 6];
/** Notes, drawings and links: never needed, and one link over all cells costs minutes. */
const NOT_READ = [0x001c, 0x005d, 0x007f, 0x00ec, 0x01b6, 0x01b8, 0x0800];
/** A record that the library knows and passes over. */
const PASSED_OVER = 0x0099;

/** Works in place. */
export function prepareRecords(records: Buffer): RecordFacts {
	if (records.length < 8 || !BEGIN.includes(records.readUInt16LE(0))) return { isWorkbook: false };
	let codePage = 1252;
	for (const { type, at, body } of recordsOf(records)) {
		const unsafe = unsafeRecord(type, body);
		if (unsafe !== undefined) return { isWorkbook: true, unsafe };
		if (type === CODE_PAGE && body.length >= 2) codePage = body.readUInt16LE(0);
		if (NOT_READ.includes(type)) records.writeUInt16LE(PASSED_OVER, at);
	}
	return { isWorkbook: true, ...(isUnicode(records) ? {} : { codePage }) };
}

function* recordsOf(records: Buffer) {
	for (let at = 0; at + 4 <= records.length;) {
		const end = at + 4 + records.readUInt16LE(at + 2);
		yield { type: records.readUInt16LE(at), at, body: records.subarray(at + 4, end) };
		at = end;
	}
}

function unsafeRecord(type: number, body: Buffer): UnsafeDetail | undefined {
	if (type === FILE_PASS) return 'password';
	return type === BOUND_SHEET && MACRO_SHEETS.includes(body[5] ?? 0) ? 'macro' : undefined;
}

const isUnicode = (records: Buffer): boolean =>
	records.readUInt16LE(0) === BEGIN.at(-1) && records.readUInt16LE(4) === UNICODE_VERSION;

/** Bytes of a code page stand in the text as U+0000 to U+00FF. */
export function recoder(codePage: number): (text: string) => string {
	const page = codePage === 1258 ? windows1258 : windows1252;
	return (text) => (/[^\0-\xff]/.test(text) ? text : page.decode(text));
}
