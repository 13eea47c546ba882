// The cells of a ranking, made once: the page, the CSV and the XLSX print these and nothing else.
import type { Kpi } from '../../domain/kpi/catalogue';
import type {
	FewCases,
	RankedUnit,
	Ranking,
	TieRule,
	UnrankedUnit
} from '../../domain/kpi/ranking';
import { periodId, periodOf, samePeriodLastYear } from '../../domain/figures/period';
import { shownDecimals } from '../../domain/figures/shown-rate';
import type { Interval, RankRange } from '../../domain/kpi/chance-interval';
import { bandText, chanceNotes, referenceText } from './band-text';
import { commonUnitsText, comparedTotalsText, marksText } from './comparison-text';
import { flagText, reasonText } from './kpi-text';
import { formatCount, formatNumber } from '../number';
import { formatPeriod, formatPeriodShort } from '../period';
import {
	changeCell,
	countCell,
	EMPTY,
	numberCell,
	percentCell,
	textCell,
	type ReportCell,
	type ReportColumn,
	type ReportTable,
	type ReportRow
} from '../table';

export interface RankingTableContext {
	readonly kpi: Pick<Kpi, 'name' | 'unit' | 'formulas'>;
	/** Said on every file that shows invented figures. */
	readonly isDemonstration: boolean;
}

export function rankingTable(ranking: Ranking, context: RankingTableContext): ReportTable {
	const { kpi } = context;
	const periods = periodsBefore(ranking);
	return {
		title: `Xếp hạng: ${kpi.name}`,
		subtitle: [
			`${ranking.of.name}, ${formatPeriod(ranking.period)}`,
			`Cách tính: ${kpi.formulas[0].words}`,
			...targetLine(ranking)
		],
		columns: columnsOf(ranking, kpi.unit),
		rows: [
			...ranking.rows.map((row) => rankedRow(row, ranking, periods)),
			totalRow(ranking),
			...ranking.unranked.map((row) => unrankedRow(row, ranking))
		],
		notes: [
			tieRuleText(ranking.tieRule, ranking.decimals),
			...(hasFinerRate(ranking) ? [FINER_RATE_LINE] : []),
			'Giá trị chung bằng tổng tử số chia tổng mẫu số của các đơn vị có số liệu, không phải trung bình các tỷ lệ.',
			...comparisonLines(ranking),
			...fewLine(ranking, kpi.unit),
			...chanceNotes(ranking),
			...(ranking.unranked.some(({ few }) => few === null)
				? ['Đơn vị không có giá trị đứng dưới dòng chung, không có hạng, kèm lý do.']
				: []),
			...(context.isDemonstration ? [DEMONSTRATION_LINE] : [])
		]
	};
}

export const DEMONSTRATION_LINE =
	'Số liệu minh họa: các đơn vị và con số trong bảng này không có thật.';

export function tieRuleText(rule: TieRule, decimals: number): string {
	const equal = `Các đơn vị bằng nhau khi làm tròn đến ${decimals} chữ số thập phân thì đồng hạng`;
	return rule === 'competition'
		? `${equal}; hạng kế tiếp bỏ qua số đơn vị đồng hạng (1-2-2-4).`
		: `${equal}; hạng kế tiếp liền ngay sau (1-2-2-3).`;
}

/** Why some stand below without a rank, or that the office wants all ranked; '' where no unit has few cases. */
function fewLine(
	{ rows, unranked, ranksFew, minimumDenominator }: Ranking,
	unit: string
): string[] {
	const least = `dưới ${formatCount(minimumDenominator)} ${unit}`;
	if (unranked.some(({ few }) => few !== null))
		return [
			`Đơn vị có mẫu số ${least} đứng dưới dòng chung, có tỷ lệ nhưng không xếp hạng: một ${unit} đã làm tỷ lệ đổi nhiều.`
		];
	return ranksFew && rows.some(({ flags }) => flags.includes('few'))
		? [`Theo lựa chọn của cơ quan, đơn vị có mẫu số ${least} cũng được xếp hạng.`]
		: [];
}

const FINER_RATE_LINE =
	'Tỷ lệ chưa trọn 100 % (hoặc chưa phải 0 %) mà làm tròn sẽ thành trọn thì hiện thêm chữ số và không đồng hạng với tỷ lệ trọn.';

const hasFinerRate = ({ rows, unranked, total, decimals }: Ranking): boolean =>
	[
		...[...rows, ...unranked.map(({ few }) => few)].map((row) => row?.value ?? 0),
		total.value ?? 0
	].some((value) => shownDecimals(value, decimals) > decimals);

/** Said only where the units of the two periods are not the same, or a total must be read with more than itself. */
function comparisonLines({ comparison, of, decimals }: Ranking): string[] {
	if (comparison === null) return [];
	const against = formatPeriod(comparison.period);
	const totals = comparedTotalsText(comparison, decimals);
	const units = commonUnitsText(comparison, { totals });
	const marks = marksText(comparison.marks, formatPeriodShort(comparison.period));
	return [
		...(units === ''
			? []
			: [
					`So với ${against}: ${units}. Mức thay đổi của ${of.name} chỉ tính trên các đơn vị có ở cả hai kỳ; đổi hạng tính theo thứ hạng xếp lại giữa các đơn vị ấy.`
				]),
		...(marks === '' ? [] : [`Mức thay đổi của ${of.name} so với ${against} có số liệu: ${marks}.`])
	];
}

function targetLine(ranking: Ranking): string[] {
	if (ranking.target === null) return [];
	const sign = ranking.direction === 'higher' ? '≥' : '≤';
	return [`Mục tiêu: ${sign} ${formatNumber(ranking.target)} %`];
}

function columnsOf(ranking: Ranking, unit: string): readonly ReportColumn[] {
	const before =
		ranking.previousPeriod === null ? 'kỳ trước' : formatPeriod(ranking.previousPeriod);
	return [
		{ key: 'rank', heading: 'Hạng', align: 'end' },
		{ key: 'name', heading: 'Đơn vị', align: 'start' },
		{ key: 'value', heading: 'Giá trị (%)', align: 'end' },
		{ key: 'numerator', heading: `Tử số (${unit})`, align: 'end' },
		{ key: 'denominator', heading: `Mẫu số (${unit})`, align: 'end' },
		{ key: 'value_change', heading: `So với ${before} (điểm)`, align: 'end' },
		{ key: 'rank_change', heading: 'Đổi hạng', align: 'end' },
		{ key: 'value_change_last_year', heading: 'So với cùng kỳ năm trước (điểm)', align: 'end' },
		{ key: 'rank_range', heading: 'Hạng có thể', align: 'end' },
		{ key: 'interval_low', heading: 'Dao động từ (%)', align: 'end' },
		{ key: 'interval_high', heading: 'Dao động đến (%)', align: 'end' },
		{
			key: 'band',
			heading: ranking.reference === null ? 'So với mức chung' : `So với ${referenceText(ranking)}`,
			align: 'start'
		},
		{ key: 'code', heading: 'Mã', align: 'start' },
		{ key: 'note', heading: 'Ghi chú', align: 'start' }
	];
}

interface PeriodsBefore {
	readonly previous: string;
	readonly lastYear: string;
}
function periodsBefore({ period, previousPeriod }: Ranking): PeriodsBefore {
	const lastYear = periodId(samePeriodLastYear(periodOf(period)));
	return {
		previous: formatPeriodShort(previousPeriod ?? lastYear),
		lastYear: formatPeriodShort(lastYear)
	};
}

function rankedRow(row: RankedUnit, ranking: Ranking, periods: PeriodsBefore): ReportRow {
	const { decimals } = ranking;
	return {
		kind: 'data',
		cells: [
			numberCell(row.rank, row.tied ? `${row.rank}=` : String(row.rank)),
			textCell(row.name),
			percentCell(row.value, decimals),
			countCell(row.numerator),
			countCell(row.denominator),
			changeCell(row.valueChange, decimals),
			changeCell(row.rankChange, 0),
			changeCell(row.valueChangeLastYear, decimals),
			textCell(rangeText(row.rankRange)),
			...intervalCells(row.interval),
			textCell(bandText(row.band, ranking)),
			textCell(row.code),
			textCell([...row.flags.map(flagText), ...changeNotes(row, periods)].join('; '))
		]
	};
}

/** A dash that no spreadsheet takes for a date: "4–9". */
const rangeText = ({ best, worst }: RankRange): string =>
	best === worst ? String(best) : `${best}–${worst}`;

const intervalCells = ({ low, high }: Interval): ReportCell[] => [
	percentCell(low, INTERVAL_DECIMALS),
	percentCell(high, INTERVAL_DECIMALS)
];
const INTERVAL_DECIMALS = 1;

/** What the compared values must be read with; the row's own marks stand before. */
function changeNotes(
	{ changeMarks, changeMarksLastYear }: RankedUnit,
	{ previous, lastYear }: PeriodsBefore
): string[] {
	const sides = [
		{ flags: changeMarks.before, period: previous },
		{ flags: changeMarksLastYear.before, period: lastYear }
	];
	return sides.flatMap(({ flags, period }) =>
		flags.length === 0 ? [] : [`so với ${period}: kỳ ấy ${flags.map(flagText).join(', ')}`]
	);
}

function totalRow(ranking: Ranking): ReportRow {
	const { total, decimals, of } = ranking;
	return {
		kind: 'total',
		cells: [
			EMPTY,
			textCell(of.name),
			percentCell(total.value, decimals),
			countCell(total.numerator),
			countCell(total.denominator),
			changeCell(ranking.totalChange, decimals),
			...[EMPTY, EMPTY, EMPTY, EMPTY, EMPTY, EMPTY],
			textCell(of.code),
			textCell([`${total.units} đơn vị`, ...total.flags.map(flagText)].join('; '))
		]
	};
}

/** No value is an empty cell with its reason beside it; only a denominator known to be 0 is a number. */
function unrankedRow(row: UnrankedUnit, { decimals, minimumDenominator }: Ranking): ReportRow {
	const { few, state } = row;
	return {
		kind: 'without',
		cells: [
			EMPTY,
			textCell(row.name),
			few ? percentCell(few.value, decimals) : EMPTY,
			few ? countCell(few.numerator) : EMPTY,
			few ? countCell(few.denominator) : state === 'zero_denominator' ? countCell(0) : EMPTY,
			...[EMPTY, EMPTY, EMPTY, EMPTY],
			...(few ? intervalCells(few.interval) : [EMPTY, EMPTY]),
			EMPTY,
			textCell(row.code),
			textCell(few ? fewText(few, minimumDenominator) : whyWithout(row))
		]
	};
}

const fewText = ({ flags }: FewCases, least: number): string =>
	flags
		.map((flag) =>
			flag === 'few'
				? `${flagText(flag)} (dưới ${formatCount(least)}), không xếp hạng`
				: flagText(flag)
		)
		.join('; ');

function whyWithout({ state, reason, stated }: UnrankedUnit): string {
	const words = stated.length > 0 ? ` (báo cáo nêu ${stated.join(', ')})` : '';
	return reasonText(state, reason) + words;
}
