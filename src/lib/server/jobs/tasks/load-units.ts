// An office's list of units: read and stored beside the server, or read on trial; the answer is cut to what a page shows.
import type { Actor } from '../../../domain/office/audit';
import type { UnitRegister, UnitVersion } from '../../../domain/unit/unit';
import type { RowChange } from '../../../domain/unit/unit-change';
import { receiveUnits, type UnitsReceipt } from '../../office/units/receive-units';
import { cutIssues, type CutIssues } from '../cut-issues';
import { shortIssue } from '../short-issue';
import type { TaskContext } from '../task';

export interface UnitListInput {
	readonly file: { readonly name: string; readonly bytes: Uint8Array };
	readonly actor: Actor;
	readonly dryRun: boolean;
}
export interface LoadedUnits
	extends Pick<UnitsReceipt, 'file' | 'outcome' | 'counts'>, Pick<CutIssues, 'issues' | 'codes'> {
	/** The first of them. */
	readonly changes: readonly RowChange<UnitVersion>[];
	readonly moreChanges: number;
	/** As the list makes them: the offices that its changes name. */
	readonly offices: UnitRegister;
}

/** Rows that are written out before the list is confirmed. */
const MOST_ROWS = 200;

export function loadUnits(
	{ db, clock }: TaskContext,
	{ file, actor, dryRun }: UnitListInput
): LoadedUnits {
	const receipt = receiveUnits(db, file, { actor, at: clock.now(), dryRun });
	const { outcome, counts, register } = receipt;
	const { issues, codes } = cutIssues(receipt.issues);
	const changes = receipt.changes.slice(0, MOST_ROWS);
	const named = new Set(changes.map(({ after }) => after?.parentId));
	const versions = register?.versions.filter(({ unitId }) => named.has(unitId)) ?? [];
	return {
		...{ file: receipt.file, outcome, counts, codes, changes },
		issues: issues.map(shortIssue),
		moreChanges: receipt.changes.length - changes.length,
		offices: { versions, aliases: [], successors: [] }
	};
}
