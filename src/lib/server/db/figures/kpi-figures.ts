// The figures KPIs are computed from, read in long lists: a national ranking goes through a hundred thousand, and handing
// over each as a row of its own costs more than all the arithmetic.
import type { IndicatorId } from '../../../domain/kpi/catalogue';
import type { Observation } from '../../../domain/figures/observation';
import type { PeriodId, Window } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { statement, type Reader } from '../database';
import { quantityOf, windowOf, type FigureRow } from './figure-rows';

export interface KpiFigureFilter {
	readonly periods: readonly PeriodId[];
	readonly unitIds: readonly UnitId[];
	readonly indicators: readonly IndicatorId[];
}
/** All figures of one indicator and period: the plain numbers list by list, the others one by one, as JSON. */
interface Lists {
	readonly period: PeriodId;
	readonly indicator: IndicatorId;
	readonly units: string;
	readonly sources: string;
	readonly submissions: string;
	readonly numbers: string;
	readonly others: string;
}
type Other = [
	UnitId,
	string,
	number,
	FigureRow['kind_code'],
	number | null,
	number | null,
	string,
	number,
	string | null,
	string | null
];
type WindowOfSubmission = (submissionId: number) => Window | null;

/** Here a place would cost more than the figure; whoever shows a figure reads it whole. */
const NOT_READ = {};
/** More units than this are quicker read together with all others and picked out afterwards. */
const MANY_UNITS = 1000;

const PLAIN = `o.kind_code = 'exact' AND o.decimals = 0 AND o.window_from_on IS NULL`;
const listsOf = (units: string): string => `
	SELECT c.period_code AS period, c.indicator_code AS indicator,
		json_group_array(c.unit_id) FILTER (WHERE ${PLAIN}) AS units,
		json_group_array(c.source_name) FILTER (WHERE ${PLAIN}) AS sources,
		json_group_array(o.submission_id) FILTER (WHERE ${PLAIN}) AS submissions,
		json_group_array(o.value) FILTER (WHERE ${PLAIN}) AS numbers,
		json_group_array(json_array(c.unit_id, c.source_name, o.submission_id, o.kind_code, o.value,
			o.value_high, o.text, o.decimals, o.window_from_on, o.window_to_on))
			FILTER (WHERE NOT (${PLAIN})) AS others
	FROM current_figure c CROSS JOIN observation o ON o.id = c.observation_id
	WHERE c.period_code IN (SELECT value FROM json_each(?))
		AND c.indicator_code IN (SELECT value FROM json_each(?)) ${units} AND c.field_code = ''
	GROUP BY c.period_code, c.indicator_code`;
const OF_ALL_UNITS = listsOf('');
const OF_NAMED_UNITS = listsOf('AND c.unit_id IN (SELECT value FROM json_each(?))');

/**
 * Current figures of all fields together, without their places. `submissionWindow` is the window of a figure that has
 * none of its own.
 */
export function kpiFigures(
	db: Reader,
	filter: KpiFigureFilter,
	submissionWindow: WindowOfSubmission
): Observation[] {
	const many = filter.unitIds.length > MANY_UNITS;
	const wanted = many ? new Set(filter.unitIds) : undefined;
	const rows = statement(db, many ? OF_ALL_UNITS : OF_NAMED_UNITS).all(
		JSON.stringify(filter.periods),
		JSON.stringify(filter.indicators),
		...(many ? [] : [JSON.stringify(filter.unitIds)])
	) as Lists[];
	const figures: Observation[] = [];
	for (const row of rows) {
		const found = [plainFigures(row, submissionWindow), otherFigures(row, submissionWindow)];
		for (const figure of found.flat()) {
			if (wanted === undefined || wanted.has(figure.unitId)) figures.push(figure);
		}
	}
	return figures;
}

function plainFigures(row: Lists, submissionWindow: WindowOfSubmission): Observation[] {
	const { period, indicator } = row;
	const sources = read<string>(row.sources);
	const submissions = read<number>(row.submissions);
	const numbers = read<number>(row.numbers);
	return read<UnitId>(row.units).map((unitId, i) => {
		const value = numbers[i] ?? 0;
		const submissionId = submissions[i] ?? 0;
		return {
			unitId,
			period,
			indicator,
			field: '',
			source: sources[i] ?? '',
			window: submissionWindow(submissionId),
			quantity: { kind: 'exact', value },
			text: String(value),
			decimals: 0,
			place: NOT_READ,
			submissionId
		};
	});
}

function otherFigures(row: Lists, submissionWindow: WindowOfSubmission): Observation[] {
	const { period, indicator } = row;
	return read<Other>(row.others).map(
		([unitId, source, submissionId, kind_code, value, value_high, text, decimals, from, to]) => ({
			unitId,
			period,
			indicator,
			field: '',
			source,
			window: windowOf(from, to) ?? submissionWindow(submissionId),
			quantity: quantityOf({ kind_code, value, value_high }),
			text,
			decimals,
			place: NOT_READ,
			submissionId
		})
	);
}

const read = <T>(list: string): readonly T[] => JSON.parse(list) as T[];
