// A file on its way to being figures: read, mapped, checked, stored all or nothing. A dry run is the same, rolled back.
import type { Catalogue } from '../../domain/catalogue';
import type { Issue } from '../../domain/issue';
import type { Observation } from '../../domain/observation';
import type { PeriodId } from '../../domain/period';
import type { UnitId } from '../../domain/unit';
import type { Db } from '../db/database';

export interface ReceivedFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}
export interface ReceiveRequest {
	readonly file: ReceivedFile;
	/** Organising unit within which written names are matched. */
	readonly organisingId?: UnitId;
	/** What the uploader chose, for files that do not name it. */
	readonly unitId?: UnitId;
	readonly period?: PeriodId;
	readonly dryRun: boolean;
	/** Why contradicting figures are stored all the same. */
	readonly confirmReason?: string;
	/** ISO instant. */
	readonly receivedAt: string;
}

/** `stored` · `unchanged`: every figure is there already · `would_store`: a dry run without objection. */
export type Outcome = 'stored' | 'unchanged' | 'would_store' | 'must_fix' | 'needs_confirmation';

export interface ReceiptSubmission {
	/** Set when something was stored for it. */
	readonly submissionId?: number;
	readonly unitId: UnitId;
	readonly code: string;
	/** Written name: "Thị trấn Lai Cách". */
	readonly name: string;
	readonly period: PeriodId;
}
export interface FigureChange {
	readonly observation: Observation;
	/** The figure it takes the place of. */
	readonly before?: Observation;
}
export interface Receipt {
	readonly file: string;
	/** 'long', 'wide', 'ii_06a', 'bieu_mau', 'json'; null when not recognised. */
	readonly layout: string | null;
	readonly outcome: Outcome;
	readonly counts: {
		readonly added: number;
		readonly changed: number;
		readonly unchanged: number;
		/** Rows left out on purpose: totals, groups, signatures. */
		readonly skipped: number;
	};
	readonly submissions: readonly ReceiptSubmission[];
	/** Everything that was found, new or known already. */
	readonly issues: readonly Issue[];
	/** Contradictions that are not open yet and need a written reason. */
	readonly newWarnings: number;
	/** The figures of the file. */
	readonly observations: readonly Observation[];
	/** What is added or changed by it. */
	readonly changes: readonly FigureChange[];
}

export declare function receive(db: Db, catalogue: Catalogue, request: ReceiveRequest): Receipt;
