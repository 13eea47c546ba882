// Stored figures as the command line and the API give them (design §15).
import type { UnitsAndPeriod } from './units-and-period';
import type { FieldId, IndicatorId } from '../../../domain/kpi/catalogue';
import type { KpiState } from '../../../domain/kpi/kpi';
import type { MissingReason } from '../../../domain/figures/measured';
import type { Observation, Place, Quantity, SourceName } from '../../../domain/figures/observation';
import type { PeriodId, Window } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import type { ReportContext } from '../basis/context';
import { figureOrder } from '../basis/figure-order';
import { loadPicture } from '../basis/picture';
import { unitsAskedFor } from './units-asked-for';

export interface FigureOfUnit {
	readonly unitId: UnitId;
	readonly code: string;
	readonly name: string;
	readonly indicator: IndicatorId;
	readonly field: FieldId | '';
	readonly source: SourceName;
	readonly window: Window | null;
	/** null for a blank, a bound or a range: see `text`. */
	readonly value: number | null;
	readonly text: string;
	readonly state: Extract<KpiState, 'value' | 'missing' | 'not_applicable'>;
	/** Why there is no value; absent when there is one. */
	readonly reason?: MissingReason;
	readonly place: Place;
	/** Not reported for the period but the difference of two cumulative reports. */
	readonly derived: boolean;
}
export interface FiguresReport {
	readonly period: PeriodId;
	readonly rows: readonly FigureOfUnit[];
}

/** Current figures, then what follows from cumulative reports, unit by unit in the order of the catalogue. */
export function figuresReport(ctx: ReportContext, request: UnitsAndPeriod): FiguresReport {
	const { period } = request;
	const units = unitsAskedFor(ctx, request);
	const picture = loadPicture(ctx, {
		unitIds: units.map(({ unitId }) => unitId),
		periods: [period]
	});
	const order = figureOrder(ctx.catalogue);
	const rows = units.flatMap(({ unitId, code, name }) =>
		[...picture.figures(unitId, period)]
			.sort(order)
			.map((figure) => ({ unitId, code, name, ...rowOf(figure) }))
	);
	return { period, rows };
}

function rowOf(figure: Observation): Omit<FigureOfUnit, 'unitId' | 'code' | 'name'> {
	const { indicator, field, source, window, text, place, quantity } = figure;
	const derived = figure.derivedFrom !== undefined;
	return { indicator, field, source, window, text, place, derived, ...valueOf(quantity) };
}

function valueOf(quantity: Quantity): Pick<FigureOfUnit, 'value' | 'state' | 'reason'> {
	switch (quantity.kind) {
		case 'exact':
			return { value: quantity.value, state: 'value' };
		case 'at_least':
		case 'about':
		case 'between':
			return { value: null, state: 'missing', reason: 'inexact' };
		case 'missing':
			return quantity.reason === 'not_applicable'
				? { value: null, state: 'not_applicable', reason: 'not_applicable' }
				: { value: null, state: 'missing', reason: quantity.reason };
	}
}
