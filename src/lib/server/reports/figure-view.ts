// A stored figure with everything that leads back to its cell.
import type { FieldId, IndicatorId } from '../../domain/catalogue';
import type { Place, Quantity, SourceName } from '../../domain/observation';
import type { PeriodId, Window } from '../../domain/period';
import type { FileHead } from './submissions';

export interface FigureVersion {
	readonly quantity: Quantity;
	/** The cell as written. */
	readonly text: string;
	readonly place: Place;
	readonly window: Window | null;
	readonly note: string | null;
	readonly submissionId: number | null;
	/** null for a derived figure. */
	readonly file: FileHead | null;
	readonly receivedAt: string | null;
}
export interface FigureView extends FigureVersion {
	readonly indicator: IndicatorId;
	readonly indicatorName: string;
	readonly unitOfMeasure: string;
	readonly field: FieldId | '';
	readonly fieldName: string;
	readonly source: SourceName;
	readonly period: PeriodId;
	/** An open contradiction names it. */
	readonly unverified: boolean;
	/** The two cumulative figures it was computed from; empty for a reported one. */
	readonly derivedFrom: readonly FigureView[];
	/** Earlier statements of the same figure, latest first. */
	readonly earlier: readonly FigureVersion[];
}
