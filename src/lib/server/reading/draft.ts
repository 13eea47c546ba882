// What a layout makes of a file: figures still in the file's own words, each with its place.
import type { ColumnTarget, ReadingChoices } from '../../domain/reading-choices';
import type { Catalogue, IndicatorId } from '../../domain/kpi/catalogue';
import type { Issue } from '../../domain/checks/issue';
import type { PeriodId, Window } from '../../domain/figures/period';
import type { UnitId, UnitRegister } from '../../domain/unit/unit';
import type { Allowed } from './resolve/allowed-units';
import type { ReadRange, Said } from './table/sheet';

export type { Said } from './table/sheet';

/** A unit may be said by code and by name; both must mean the same one. */
export interface SaidUnit extends Said {
	readonly code?: Said;
	/** The office that its row names beside it. */
	readonly office?: string;
	/** The office that its table is of: of namesakes the one below it is meant. */
	readonly officeId?: UnitId;
}

export interface DraftFigure {
	/** null: the file does not say, the uploader's choice holds. */
	readonly unit: SaidUnit | null;
	readonly period: Said | null;
	readonly indicator: IndicatorId;
	readonly field: Said | null;
	/** As written; null where the layout's own source holds. */
	readonly source: string | null;
	readonly window: Window | null;
	readonly value: Said;
	/** Cells of one column are read by one number convention. */
	readonly column: string;
	/** The form says "%" beside the cell. */
	readonly isPercent?: true;
	/** What it is counted in, as the row, the heading or the lines above the table say. */
	readonly measure?: Said;
	readonly note?: string;
}
/** A total row over units: checked against them, not stored. */
export interface DraftTotal {
	readonly indicator: IndicatorId;
	readonly value: Said;
	readonly column: string;
	/** As of its figures. */
	readonly measure?: Said;
	/** Positions in `figures` of what it sums. */
	readonly parts: readonly number[];
	/** What it may sum as well; absent where only `parts` can be meant. */
	readonly orParts?: readonly number[];
	/** "Toàn huyện": of all tables above, never of its own alone. */
	readonly isOfAll?: true;
}
export interface Draft {
	readonly figures: readonly DraftFigure[];
	readonly totals: readonly DraftTotal[];
	/** Rows whose indicator is unknown: whose they are, and of when, is judged all the same. */
	readonly unread?: readonly Pick<DraftFigure, 'unit' | 'period'>[];
	/** Rows left out on purpose. */
	readonly skipped: number;
	/** Source of figures for which none is written. */
	readonly source: string;
	/** The office that the title lines name: of namesakes the one below it is meant. */
	readonly organisingId?: UnitId;
}

/** What a layout may look up while it reads. */
export interface Knowledge {
	readonly catalogue: Catalogue;
	readonly register: UnitRegister;
	readonly choices: Choices;
	/** Whose reports the account may bring; absent: anybody's. */
	readonly allowed?: Allowed;
	/** Meaning of the columns of a layout as decided before for this sender, by `layoutKey`. */
	readonly remembered?: (layoutKey: string) => RememberedColumns | undefined;
	/** In per cent, as the unit stated a rate for its other periods. */
	readonly pastRates?: (rate: PastRate) => readonly number[];
}
export interface PastRate {
	readonly unitId: UnitId;
	/** Of which the others are meant. */
	readonly period: PeriodId;
	readonly indicator: IndicatorId;
}
/** Folded heading → meaning. */
export type RememberedColumns = Readonly<Record<string, ColumnTarget>>;
/** What the uploader chose beside the file, or decided while checking it. */
export interface Choices extends ReadingChoices {
	readonly organisingId?: UnitId;
	readonly unitId?: UnitId;
	readonly period?: PeriodId;
}
/** One file layout: recognised by content, then read. */
export interface Format<Content> {
	recognises(content: Content, knowledge: Knowledge): boolean;
	map(content: Content, knowledge: Knowledge): Mapped;
}

/** What was read of a file, and what was wrong on the way: rows that could be read are checked further, so that all is told at once. */
export interface Mapped {
	/** null: its columns are not certain, so no row can be read. */
	readonly draft: Draft | null;
	readonly issues: readonly Issue[];
	/** Where the table was found; absent for JSON. A report over several sheets has one for each. */
	readonly ranges?: readonly ReadRange[];
}
