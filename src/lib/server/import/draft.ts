// What a layout makes of a file: figures still in the file's own words, each with its place.
import type { Catalogue, IndicatorId } from '../../domain/catalogue';
import type { Issue } from '../../domain/issue';
import type { Place } from '../../domain/observation';
import type { PeriodId, Window } from '../../domain/period';
import type { UnitId, UnitRegister } from '../../domain/unit';

/** Words of the file and where they stand. One object may serve many figures: it is judged once. */
export interface Said {
	readonly text: string;
	readonly place: Place;
}
/** A unit may be said by code and by name; both must mean the same one. */
export interface SaidUnit extends Said {
	readonly code?: Said;
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
	/** Set when the file itself holds a number, not text (JSON). */
	readonly number?: number;
	/** Cells of one column are read by one number convention. */
	readonly column: string;
	readonly note?: string;
}
/** A total row over units: checked against them, not stored. */
export interface DraftTotal {
	readonly indicator: IndicatorId;
	readonly value: Said;
	readonly column: string;
	/** Positions in `figures` of what it sums. */
	readonly parts: readonly number[];
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
}

/** What a layout may look up while it reads. */
export interface Knowledge {
	readonly catalogue: Catalogue;
	readonly register: UnitRegister;
	readonly choices: Choices;
}
/** What the uploader chose beside the file. */
export interface Choices {
	readonly organisingId?: UnitId;
	readonly unitId?: UnitId;
	readonly period?: PeriodId;
}

/** One file layout: recognised by content, then read. */
export interface Format<Content> {
	/** Stored with the submission: 'long', 'wide', 'ii_06a', 'bieu_mau', 'json'. */
	readonly id: string;
	recognises(content: Content, knowledge: Knowledge): boolean;
	map(content: Content, knowledge: Knowledge): Mapped;
}

/** What was read of a file, and what was wrong on the way: rows that could be read are checked further, so that all is told at once. */
export interface Mapped {
	/** null: its columns are not certain, so no row can be read. */
	readonly draft: Draft | null;
	readonly issues: readonly Issue[];
}
