// Between the rows of `observation` and the domain's Observation.
import type { FieldId, IndicatorId } from '../../../domain/kpi/catalogue';
import type { Observation, Quantity, SourceName } from '../../../domain/figures/observation';
import type { PeriodId, Window } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';

/** Identity of a figure: what a later report states again. */
export interface FigureKey {
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly indicator: IndicatorId;
	readonly field: FieldId | '';
	readonly source: SourceName;
}

export interface FigureRow {
	readonly id: number;
	readonly submission_id: number;
	readonly unit_id: number;
	readonly period_code: string;
	readonly indicator_code: string;
	readonly field_code: string;
	readonly source_name: string;
	readonly kind_code: 'exact' | 'at_least' | 'between' | 'blank' | 'not_applicable';
	readonly value: number | null;
	readonly value_high: number | null;
	readonly decimals: number;
	readonly text: string;
	readonly window_from_on: string | null;
	readonly window_to_on: string | null;
	readonly place: string;
	readonly note: string | null;
}

/** Columns of a figure as read: its own window, else the one of its report. */
export const FIGURE_COLUMNS = `
	o.id, o.submission_id, s.unit_id, s.period_code, o.indicator_code, o.field_code, o.source_name,
	o.kind_code, o.value, o.value_high, o.decimals, o.text,
	coalesce(o.window_from_on, s.window_from_on) AS window_from_on,
	coalesce(o.window_to_on, s.window_to_on) AS window_to_on,
	o.place, o.note`;

/** The same columns in their order: long lists are read without a name for each cell. */
export type FigureCells = readonly [
	id: number,
	submissionId: number,
	unitId: number,
	period: string,
	indicator: string,
	field: string,
	source: string,
	kind: FigureRow['kind_code'],
	value: number | null,
	valueHigh: number | null,
	decimals: number,
	text: string,
	windowFrom: string | null,
	windowTo: string | null,
	place: string,
	note: string | null
];

export function observationOfCells(cells: FigureCells): Observation {
	const [, submissionId, unitId, period, indicator, field, source, kind_code, value] = cells;
	const [, , , , , , , , , value_high, decimals, text, from, to, place, note] = cells;
	const observation = {
		unitId,
		period,
		indicator,
		field,
		source,
		window: windowOf(from, to),
		quantity: quantityOf({ kind_code, value, value_high }),
		text,
		decimals,
		place: JSON.parse(place) as Observation['place'],
		submissionId
	};
	return note === null ? observation : { ...observation, note };
}

export function observationOf(row: FigureRow): Observation {
	return {
		unitId: row.unit_id,
		period: row.period_code,
		indicator: row.indicator_code,
		field: row.field_code,
		source: row.source_name,
		window: windowOf(row.window_from_on, row.window_to_on),
		quantity: quantityOf(row),
		text: row.text,
		decimals: row.decimals,
		place: JSON.parse(row.place) as Observation['place'],
		...(row.note === null ? {} : { note: row.note }),
		submissionId: row.submission_id
	};
}

export function windowOf(from: string | null, to: string | null): Window | null {
	return from === null || to === null ? null : { from, to };
}

/** The source comes last: it is the only part that may hold anything. */
export const storedFigureKey = ({ unitId, period, indicator, field, source }: FigureKey): string =>
	`${unitId}|${period}|${indicator}|${field}|${source}`;

export function quantityOf(row: Pick<FigureRow, 'kind_code' | 'value' | 'value_high'>): Quantity {
	switch (row.kind_code) {
		case 'exact':
			return { kind: 'exact', value: row.value ?? 0 };
		case 'at_least':
			return { kind: row.value_high === null ? 'at_least' : 'about', value: row.value ?? 0 };
		case 'between':
			return { kind: 'between', low: row.value ?? 0, high: row.value_high ?? 0 };
		case 'blank':
		case 'not_applicable':
			return { kind: 'missing', reason: row.kind_code };
	}
}

/** kind_code, value, value_high. A bound has no upper end: "khoảng 350" is one whose upper end is the number itself. */
export function quantityColumns(quantity: Quantity): [string, number | null, number | null] {
	switch (quantity.kind) {
		case 'exact':
		case 'at_least':
			return [quantity.kind, quantity.value, null];
		case 'about':
			return ['at_least', quantity.value, quantity.value];
		case 'between':
			return ['between', quantity.low, quantity.high];
		case 'missing':
			return [quantity.reason, null, null];
	}
}
