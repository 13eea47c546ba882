// How each layout is read. The layouts and the order in which they are tried stand in the domain.
import {
	LAYOUT_IDS,
	layoutOf,
	type DocumentLayoutId,
	type LayoutId,
	type SheetLayoutId
} from '../../../domain/layouts';
import type { JsonDocument } from '../read/text/json';
import type { Format, Knowledge } from '../draft';
import type { Sheet } from '../table/sheet';
import { bieuMau } from './bieu-mau';
import { down } from './down';
import { ii06a } from './ii-06a';
import { jsonSubmissions } from './json';
import { long } from './long';
import { wide } from './wide';

const SHEET_FORMATS: Readonly<Record<SheetLayoutId, Format<Sheet>>> = {
	bieu_mau: bieuMau,
	ii_06a: ii06a,
	down,
	long,
	wide
};
const DOCUMENT_FORMATS: Readonly<Record<DocumentLayoutId, Format<JsonDocument>>> = {
	json: jsonSubmissions
};

export interface RecognisedLayout<Content> {
	readonly id: LayoutId;
	readonly format: Format<Content>;
}

const isOfSheets = (id: LayoutId): id is SheetLayoutId => layoutOf(id).content === 'sheet';
const isOfDocuments = (id: LayoutId): id is DocumentLayoutId => !isOfSheets(id);
const SHEET_LAYOUTS = LAYOUT_IDS.filter(isOfSheets).map((id) => ({
	id,
	format: SHEET_FORMATS[id]
}));
const DOCUMENT_LAYOUTS = LAYOUT_IDS.filter(isOfDocuments).map((id) => ({
	id,
	format: DOCUMENT_FORMATS[id]
}));

/** The first layout that recognises the worksheet or a table of it. */
export const layoutOfSheet = (
	sheet: Sheet,
	knowledge: Knowledge
): RecognisedLayout<Sheet> | undefined =>
	SHEET_LAYOUTS.find(({ format }) => format.recognises(sheet, knowledge));

export const layoutOfDocument = (
	document: JsonDocument,
	knowledge: Knowledge
): RecognisedLayout<JsonDocument> | undefined =>
	DOCUMENT_LAYOUTS.find(({ format }) => format.recognises(document, knowledge));
