// Turns of phrase that the sentences about issues share.
import type { FieldId, IndicatorId } from '../../domain/kpi/catalogue';
import type { Figure, Issue, IssueCode } from '../../domain/checks/issue';
import type { UnitId } from '../../domain/unit/unit';
import { formatNumber } from '../number';
import { formatDay } from '../period';
import { formatPlace } from '../place';

export interface Names {
	indicator(id: IndicatorId): string;
	unit(id: UnitId): string;
	field(id: FieldId): string;
}
export interface IssueText {
	/** Kind of the issue in a few words: "Tổng không khớp". */
	readonly title: string;
	/** What is wrong; where is told by the issue's place, see `issueLine`. */
	readonly message: string;
	readonly found?: string;
	readonly expected?: string;
	readonly fix?: string;
	/** Written out: "1.103 + 31 = 1.134 ≠ 1.144 (thiếu 10)". */
	readonly arithmetic?: string;
}
type IssueOf<Code extends IssueCode> = Extract<Issue, { readonly code: Code }>;
export type IssueTexts<Codes extends IssueCode> = {
	readonly [Code in Codes]: (issue: IssueOf<Code>, names: Names) => IssueText;
};

/** Longer quotes are cut: a whole paragraph may stand in a cell. */
const LONGEST_QUOTE = 80;
/** A sum of more parts is not written out: a district has thirty communes. */
const MOST_PARTS = 12;

export const CONFIRM =
	'Sửa con số sai rồi nộp lại tệp. Nếu báo cáo của đơn vị đúng là như vậy, ghi lý do để lưu; số liệu được đánh dấu “chưa xác minh”.';

/** “12 a” as it stands in the file. */
export function quoted(text: string): string {
	const [...letters] = text.trim();
	return letters.length > LONGEST_QUOTE
		? `“${letters.slice(0, LONGEST_QUOTE).join('')}…”`
		: `“${letters.join('')}”`;
}

/** "a, b hoặc c" */
export function anyOf(parts: readonly string[]): string {
	const last = parts.at(-1) ?? '';
	return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} hoặc ${last}`;
}

/** "a, b và c" */
export function allOf(parts: readonly string[]): string {
	const last = parts.at(-1) ?? '';
	return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} và ${last}`;
}

/** Rows in runs: "1–3, 7, 9–12". */
export function rowRuns(rows: readonly number[]): string {
	const runs: [number, number][] = [];
	for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
		const run = runs.at(-1);
		if (run && run[1] + 1 === row) run[1] = row;
		else runs.push([row, row]);
	}
	return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

/** How long a unit was or is there. */
export function validityWords(from: string | null, to: string | null): string {
	if (from !== null && to !== null) return `chỉ có từ ${formatDay(from)} đến ${formatDay(to)}`;
	if (to !== null) return `chỉ có đến hết ngày ${formatDay(to)}`;
	return from === null ? 'không có vào kỳ này' : `chỉ có từ ngày ${formatDay(from)}`;
}

/** "Trực tuyến (Đất đai)" */
export function figureName({ indicator, field }: Figure, names: Names): string {
	const name = names.indicator(indicator);
	return field === '' ? name : `${name} (${names.field(field)})`;
}

/** "Trực tuyến, Biểu mẫu 7 (dòng 12): 905" */
export function figureSentence(figure: Figure, names: Names): string {
	const place = formatPlace(figure.place);
	const where = place === '' ? '' : ` (${place})`;
	return `${figureName(figure, names)}, ${figure.source}${where}: ${figureValue(figure)}`;
}

/** "Trực tuyến 1.103; Trực tiếp 31"; '' when the parts are too many or not told apart by their names. */
export function partsList(parts: readonly Figure[], names: Names): string {
	const named = new Set(parts.map((part) => figureName(part, names)));
	if (parts.length > MOST_PARTS || named.size < parts.length) return '';
	return parts.map((part) => `${figureName(part, names)} ${figureValue(part)}`).join('; ');
}

export const figureValue = (figure: Figure): string => formatNumber(figure.value);

/** A reading without thousands signs, so that "1144" and "1,144" look different. */
export const plainNumber = (value: number): string => String(value).replace('.', ',');

/** "1.103 + 31"; beyond twelve parts the rest is counted, not written. */
export function sumWritten(figures: readonly Figure[]): string {
	const shown = figures.slice(0, MOST_PARTS).map(figureValue);
	const rest = figures.length - shown.length;
	return [...shown, ...(rest > 0 ? [`… (${rest} số nữa)`] : [])].join(' + ');
}
export const roundedSum = (figures: readonly Figure[]): number =>
	Number(figures.reduce((sum, { value }) => sum + value, 0).toPrecision(15));

/** The distance of two numbers without the dust of binary fractions. */
export const distance = (a: number, b: number): number => Number(Math.abs(a - b).toPrecision(12));
