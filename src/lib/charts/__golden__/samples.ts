// Invented rankings and trends for the tests of the drawings.
import type { KpiFlag } from '../../domain/kpi/catalogue';
import { chanceInterval } from '../../domain/kpi/chance-interval';
import { NO_MARKS } from '../../domain/kpi/change-marks';
import type { RankedUnit, Ranking } from '../../domain/kpi/ranking';
import type { Trend, TrendPoint, TrendSeries } from '../../domain/kpi/trend';

export const UNIT_NAMES = [
	'Xã An Bình',
	'Thị trấn Phượng Hoàng Đông Thượng Nghĩa Lộ',
	'Phường Bắc Sơn',
	'Xã <Nghiêm> & Cộng',
	'Xã Đại Đồng {b}',
	'Xã Gia Khánh'
];

export function rankedUnit(i: number, value: number, flags: readonly KpiFlag[] = []): RankedUnit {
	return {
		rank: i + 1,
		tied: false,
		unitId: 100 + i,
		code: `M${i}`,
		name: UNIT_NAMES[i] ?? `Xã số ${i + 1}`,
		numerator: Math.round(value * 4),
		denominator: 400,
		value,
		flags,
		interval: chanceInterval({ numerator: Math.round(value * 4), denominator: 400 }),
		rankRange: { best: 1, worst: 6 },
		band: null,
		rankChange: null,
		valueChange: null,
		valueChangeLastYear: null,
		changeMarks: NO_MARKS,
		changeMarksLastYear: NO_MARKS,
		openIssues: 0
	};
}

export function rankingOf(rows: readonly RankedUnit[], target: number | null = 95): Ranking {
	return {
		kpi: 'online_share',
		period: '2023-q3',
		of: { unitId: 1, code: 'M', name: 'Cụm Mẫu' },
		decimals: 2,
		direction: 'higher',
		tieRule: 'competition',
		ranksFew: false,
		minimumDenominator: 30,
		previousPeriod: '2023-q2',
		target,
		reference: target === null ? null : { of: 'target', value: target },
		total: {
			numerator: rows.length === 0 ? null : 1900,
			denominator: rows.length === 0 ? null : 2000,
			value: rows.length === 0 ? null : 95,
			units: rows.length,
			flags: []
		},
		totalChange: null,
		comparison: null,
		rows,
		unranked: []
	};
}

const PERIODS = ['2022-q4', '2023-q1', '2023-q2', '2023-q3', '2023-q4', '2024-q1'];

/** null is a period without a value. */
export function seriesOf(
	unit: { readonly unitId: number | null; readonly name: string },
	values: readonly (number | null)[],
	marks: { readonly flags?: Readonly<Record<number, KpiFlag>>; readonly breaks?: readonly string[]; readonly units?: readonly number[] } = {}
): TrendSeries {
	const points = PERIODS.map((period, i): TrendPoint => {
		const value = values[i] ?? null;
		const flag = marks.flags?.[i];
		return {
			period,
			state: value === null ? 'missing' : 'value',
			numerator: value === null ? null : Math.round(value * 4),
			denominator: value === null ? null : 400,
			value,
			flags: flag ? [flag] : [],
			units: unit.unitId === null ? (marks.units?.[i] ?? 3) : null
		};
	});
	return { ...unit, code: String(unit.unitId ?? 'M'), points, breaks: marks.breaks ?? [], restarts: [] };
}

export function trendOf(series: readonly TrendSeries[], total: readonly (number | null)[]): Trend {
	return {
		kpi: 'online_share',
		kind: 'quarter',
		periods: PERIODS,
		decimals: 2,
		direction: 'higher',
		accumulates: false,
		target: 85,
		total: seriesOf({ unitId: null, name: 'Cụm Mẫu' }, total),
		series,
		course: courseOf(total),
		unitChanges: []
	};
}

/** Of an office whose units are always the same. */
function courseOf(total: readonly (number | null)[]): Trend['course'] {
	const values = total.flatMap((value, i) => (value === null ? [] : [{ value, period: PERIODS[i] ?? '' }]));
	const [first] = values;
	const last = values.at(-1);
	if (first === undefined || last === undefined || values.length < 2) return null;
	const sum = (value: number) => ({ numerator: value * 4, denominator: 400, value, units: 3, flags: [] });
	return {
		period: first.period,
		change: last.value - first.value,
		isComparable: true,
		now: sum(last.value),
		before: sum(first.value),
		joined: { units: 0, named: [] },
		left: { units: 0, named: [] },
		marks: NO_MARKS
	};
}
