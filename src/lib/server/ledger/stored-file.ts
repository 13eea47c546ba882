// What is stored with a file, and what became of it.
import type { Actor } from '../../domain/office/audit';
import type { Issue } from '../../domain/checks/issue';
import type { PeriodId } from '../../domain/figures/period';
import type { UnitId } from '../../domain/unit/unit';
import type { ReadingChoices } from '../../domain/reading-choices';
import type { FigureChange } from './changes';

/** The file, and what its uploader said and decided beside it. */
export interface StoreRequest {
	readonly file: { readonly name: string; readonly bytes: Uint8Array };
	readonly receivedAt: string;
	/** When it is stored, where that is not when it came in. */
	readonly storedAt?: string;
	readonly actor: Actor;
	/** Why contradictions are stored all the same. */
	readonly confirmReason?: string;
	readonly submittedBy?: string;
	readonly note?: string;
	readonly reading?: ReadingChoices;
}

export interface StoredFile {
	readonly reports: readonly {
		readonly unitId: UnitId;
		readonly period: PeriodId;
		readonly submissionId?: number;
	}[];
	readonly counts: { readonly added: number; readonly changed: number; readonly unchanged: number };
	readonly changes: readonly FigureChange[];
	/** Contradictions and notes about the figures, new or known. */
	readonly issues: readonly Issue[];
	/** Those of `issues` that were not open before. */
	readonly opened: readonly Issue[];
	readonly newWarnings: number;
	/** The storing as a whole; absent when nothing changed. */
	readonly uploadId?: number;
}
