// Takes one upload back whole: nothing it stored counts any more, and what it had taken the place of counts again.
import type { Catalogue } from '../../domain/catalogue';
import type { Issue } from '../../domain/issue';
import type { PeriodId } from '../../domain/period';
import type { UnitId } from '../../domain/unit';
import type { Db } from '../db/database';

export interface UndoRequest {
	readonly uploadId: number;
	/** ISO instant. */
	readonly at: string;
	/** As typed. */
	readonly by: string | null;
	readonly reason: string;
}
/** A later upload that speaks of the same unit and period: it must be undone first. */
export interface LaterUpload {
	readonly uploadId: number;
	readonly fileName: string;
	readonly receivedAt: string;
	/** What both speak of. */
	readonly reports: readonly { readonly unitId: UnitId; readonly period: PeriodId }[];
}
export type UndoResult =
	| {
			readonly outcome: 'undone';
			readonly uploadId: number;
			readonly reports: number;
			readonly figures: number;
	  }
	/** Nothing was done. */
	| { readonly outcome: 'later_uploads'; readonly later: readonly LaterUpload[] }
	/** The campaign of one of its reports is closed. */
	| { readonly outcome: 'locked'; readonly issues: readonly Issue[] }
	| { readonly outcome: 'already_undone' | 'unknown' };

export function undoUpload(_db: Db, _catalogue: Catalogue, _request: UndoRequest): UndoResult {
	return { outcome: 'unknown' };
}
