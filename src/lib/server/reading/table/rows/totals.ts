// Total rows: recognised by their name, checked against what they sum, never stored for a commune.
import type { Figure, FigureIssue } from '../../../../domain/checks/issue';
import type { Observation } from '../../../../domain/figures/observation';
import type { PeriodId } from '../../../../domain/figures/period';
import type { UnitId } from '../../../../domain/unit/unit';
import { headingKey } from '../headings/heading-key';

/** Name of the check that a total row of a file stands for. */
export const TOTAL_ROW_CHECK = 'total_row';

const TOTAL =
	/^(?:(?:tong(?: cong| so| hop)?|cong|total)(?: (?:toan|cac|huyen|xa|phuong|tinh|khoi|cum|nhom|trang|[ivx]+|[a-h])\b.*| \d.*)?|toan (?:huyen|tinh|thanh pho|thi xa|quan|xa|phuong))$/;

/** "Tổng cộng", "Tổng số", "Cộng khối phường", "Tổng cộng (I+II)", "Toàn huyện", "Total". */
export const isTotalName = (written: string): boolean =>
	MAYBE_TOTAL.test(written) && TOTAL.test(headingKey(written));
/** The same in any spelling, so that few names need folding. */
const MAYBE_TOTAL = /^[^\p{L}]*(?:t\S{1,3}ng|c\S{1,3}ng|to)/iu;

/** "Cộng", "Cộng khối phường": sums what stands above it where another row sums all. */
export const isTotalOfPart = (written: string): boolean => /^cong\b/.test(headingKey(written));

/** "Tổng cộng toàn huyện": whatever number of tables the office is written in. */
export const isTotalOfOffice = (written: string): boolean =>
	/\btoan (?:huyen|tinh|thanh pho|thi xa|quan)\b/.test(headingKey(written));

/** "Cộng trang", "Cộng trang 2": of one printed page. */
export const isPageTotal = (written: string): boolean => /^cong trang\b/.test(headingKey(written));

export interface TotalOfFile {
	readonly total: Observation;
	readonly parts: readonly Observation[];
	/** What it may sum as well: one of them must fit. */
	readonly orParts?: readonly Observation[];
	/** The organising unit that the total speaks of; absent when nobody knows it. */
	readonly unitId?: UnitId;
	readonly period: PeriodId;
}

/** A contradiction, unless the sum fits or some part is not an exact number. */
export function checkTotal(of: TotalOfFile): FigureIssue | undefined {
	const { orParts } = of;
	const found = checkSum(of);
	if (found === undefined || orParts === undefined || orParts.length === 0) return found;
	return checkSum({ ...of, parts: orParts }) === undefined ? undefined : found;
}

function checkSum({ total, parts, unitId, period }: TotalOfFile): FigureIssue | undefined {
	const values = parts.map(({ quantity }) =>
		quantity.kind === 'exact' ? quantity.value : undefined
	);
	if (total.quantity.kind !== 'exact' || parts.length === 0) return undefined;
	const exact = values.filter((value) => value !== undefined);
	if (exact.length < values.length) return undefined;
	const sum = Number(exact.reduce((all, value) => all + value, 0).toPrecision(15));
	if (sum === total.quantity.value) return undefined;
	return {
		code: 'sum_mismatch',
		severity: 'warning',
		place: total.place,
		...(unitId === undefined ? {} : { unitId }),
		period,
		check: TOTAL_ROW_CHECK,
		total: figureOf(total, total.quantity.value),
		parts: parts.map((part, index) => figureOf(part, exact[index] ?? 0)),
		sum
	};
}

function figureOf(observation: Observation, value: number): Figure {
	const { indicator, field, source, text, place } = observation;
	return { indicator, field, source, value, text, place };
}
