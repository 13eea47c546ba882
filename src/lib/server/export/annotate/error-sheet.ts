// The sheet "Lỗi": every fault in a line, with a link to its cell. The reader knows it again by its mark.
import { columnLetter } from '../../../domain/figures/column-letter';
import { ERROR_COLUMNS, ERROR_SHEET_MARK } from '../../../domain/office/own-files';
import type { Severity } from '../../../domain/checks/issue';
import { severityText } from '../../../format/issues/issue-text';
import { formatCount } from '../../../format/number';
import { heightOf, linesIn } from './cell-ref';
import { MARK_COLOURS } from './colours';
import type { FaultLine } from './marks';
import type { LookBefore, StyleSheet } from './style-sheet';
import { escaped } from './xml-text';

export interface ErrorSheet {
	readonly lines: readonly FaultLine[];
	/** Looks to give back later, by sheet and cell. */
	readonly looks: readonly { readonly cell: string; readonly look: LookBefore }[];
	readonly styles: StyleSheet;
	/** That of the workbook: the strict kind has its own. */
	readonly namespace: string;
}

/** Nobody reads more, and a program opens no more links than about sixty thousand. */
const MOST_LINES = 20_000;
const HEADINGS = [
	'STT',
	'Mức',
	'Trang tính',
	'Ô',
	'Nội dung',
	'Đang ghi',
	'Cần là',
	'Cách sửa'
] as const;
const WIDTHS = [6, 14, 16, 8, 50, 24, 26, 44];
const HEADING_ROW = 4;
/** Width of the two columns nobody needs to see. */
const HIDDEN = 2;

export function errorSheetXml({ lines, looks, styles, namespace }: ErrorSheet): string {
	const shown = lines.slice(0, MOST_LINES);
	const look = looksOf(styles);
	const rows = [
		titleRows(lines, look),
		headingRow(look),
		...shown.map((line, index) => lineRow(line, index, { look, before: looks[index] })),
		...looks.slice(shown.length).map((before, index) => {
			const number = HEADING_ROW + 1 + shown.length + index;
			return row(number, [lookCell(number, before, look)]);
		}),
		lines.length > shown.length ? moreRow(lines.length, look, looks.length) : ''
	];
	const last = columnLetter(HEADINGS.length - 1);
	return (
		`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${escaped(namespace)}">` +
		'<sheetPr><tabColor rgb="FFC4512D"/><pageSetUpPr fitToPage="1"/></sheetPr>' +
		`<sheetViews><sheetView workbookViewId="0" showGridLines="0"><pane ySplit="${HEADING_ROW}" topLeftCell="A${HEADING_ROW + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
		`<sheetFormatPr defaultRowHeight="15"/>${columns()}<sheetData>${rows.join('')}</sheetData>` +
		`<mergeCells count="2"><mergeCell ref="A1:${last}1"/><mergeCell ref="A2:${last}2"/></mergeCells>` +
		links(shown) +
		'<pageMargins left="0.5" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
		'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
	);
}

type Looks = Readonly<
	Record<'title' | 'bold' | 'text' | 'heading' | 'cell' | 'link' | Severity, number>
>;

const looksOf = (styles: StyleSheet): Looks => ({
	title: styles.own({ size: 14, isBold: true }),
	bold: styles.own({ isBold: true }),
	text: styles.own({ isWrapped: true }),
	heading: styles.own({ isBold: true, isBoxed: true, isWrapped: true, colour: 'FFE8EDF3' }),
	cell: styles.own({ isBoxed: true, isWrapped: true }),
	link: styles.own({ isBoxed: true, isLink: true }),
	error: styles.own({ isBoxed: true, isBold: true, colour: MARK_COLOURS.error }),
	warning: styles.own({ isBoxed: true, isBold: true, colour: MARK_COLOURS.warning }),
	info: styles.own({ isBoxed: true, colour: MARK_COLOURS.info })
});

function columns(): string {
	const shown = WIDTHS.map(
		(width, index) =>
			`<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
	);
	const from = ERROR_COLUMNS.code + 1;
	return `<cols>${shown.join('')}<col min="${from}" max="${from + HIDDEN}" width="12" hidden="1" customWidth="1"/></cols>`;
}

function titleRows(lines: readonly FaultLine[], look: Looks): string {
	const mark = text(cellName(ERROR_COLUMNS.code, 1), ERROR_SHEET_MARK, look.cell);
	const counts = (['error', 'warning', 'info'] as const)
		.map((severity) => ({
			severity,
			count: lines.filter((line) => line.severity === severity).length
		}))
		.filter(({ count }) => count > 0)
		.map(({ severity, count }) => `${severityText(severity)}: ${formatCount(count)}`);
	return (
		row(1, [text('A1', 'Danh sách lỗi của tệp', look.title), mark], 24) +
		row(2, [text('A2', EXPLANATION, look.text)], 34) +
		row(
			3,
			[text('A3', counts.length === 0 ? 'Không có lỗi nào.' : counts.join('   ·   '), look.bold)],
			20
		)
	);
}

const EXPLANATION =
	'Bấm vào ô ở cột “Ô” để đến chỗ cần sửa. Ô “Phải sửa” và “Cần xác nhận” được tô màu và có ghi chú. Sửa ngay trong tệp này, lưu rồi nộp lại; trang này tự được bỏ qua khi đọc.';

const headingRow = (look: Looks): string =>
	row(
		HEADING_ROW,
		HEADINGS.map((heading, index) => text(cellName(index, HEADING_ROW), heading, look.heading))
	);

function lineRow(
	line: FaultLine,
	index: number,
	of: { readonly look: Looks; readonly before: ErrorSheet['looks'][number] | undefined }
): string {
	const { look, before } = of;
	const number = HEADING_ROW + 1 + index;
	const at = (column: number): string => cellName(column, number);
	const said = [line.sheet ?? '', line.message, line.found, line.expected, line.fix];
	const lines = said.map((written, at) => linesIn(written, WIDTHS[SAID_IN[at] ?? 0] ?? 1));
	const cells = [
		`<c r="${at(0)}" s="${look.cell}"><v>${index + 1}</v></c>`,
		text(at(ERROR_COLUMNS.severity), severityText(line.severity), look[line.severity]),
		text(at(ERROR_COLUMNS.sheet), line.sheet ?? '', look.cell),
		text(at(ERROR_COLUMNS.cell), line.ref ?? '', line.ref === undefined ? look.cell : look.link),
		text(at(4), line.message, look.cell),
		text(at(5), line.found, look.cell),
		text(at(6), line.expected, look.cell),
		text(at(7), line.fix, look.cell),
		text(at(ERROR_COLUMNS.code), line.code, look.cell)
	];
	if (before !== undefined) cells.push(lookCell(number, before, look));
	return row(number, cells, heightOf(Math.max(...lines)));
}

/** Columns whose text may need several lines. */
const SAID_IN = [ERROR_COLUMNS.sheet, 4, 5, 6, 7];

/** `Quý 1!D14`, and beside it what the cell looked like. */
function lookCell(number: number, { cell, look: was }: ErrorSheet['looks'][number], look: Looks) {
	const at = cellName(ERROR_COLUMNS.marked, number);
	const codes = `${was.fill ?? ''}|${was.font ?? ''}`;
	return text(at, cell, look.cell) + text(cellName(ERROR_COLUMNS.look, number), codes, look.cell);
}

function moreRow(count: number, look: Looks, looks: number): string {
	const number = HEADING_ROW + 1 + Math.max(MOST_LINES, looks);
	const said = `Còn ${formatCount(count - MOST_LINES)} dòng nữa không ghi ở đây; sửa các lỗi trên rồi nộp lại để xem tiếp.`;
	return row(number, [text(cellName(4, number), said, look.text)]);
}

/** Text as it stands in the cells themselves, so that nothing of it is ever run as a formula. */
const text = (ref: string, written: string, style: number): string =>
	written === ''
		? `<c r="${ref}" s="${style}"/>`
		: `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(written)}</t></is></c>`;

const row = (number: number, cells: readonly string[], height?: number): string =>
	`<row r="${number}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${cells.join('')}</row>`;

const cellName = (column: number, number: number): string => `${columnLetter(column)}${number}`;

function links(lines: readonly FaultLine[]): string {
	const written = lines.flatMap(({ sheet, ref }, index) => {
		if (ref === undefined || sheet === undefined) return [];
		const to = escaped(`'${sheet.replaceAll("'", "''")}'!${ref}`);
		const at = cellName(ERROR_COLUMNS.cell, HEADING_ROW + 1 + index);
		return [`<hyperlink ref="${at}" location="${to}" display="${escaped(ref)}"/>`];
	});
	return written.length === 0 ? '' : `<hyperlinks>${written.join('')}</hyperlinks>`;
}
