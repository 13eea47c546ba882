// Between the rows of `submission`, read with their file, and what every account of a submission says.
import type { PeriodId, Window } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { windowOf } from '../figures/figure-rows';
import { sourceFile, submission } from '../tables/schema';

export interface StoredSubmission {
	readonly id: number;
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly layout: string;
	readonly window: Window | null;
	readonly receivedAt: string;
	readonly confirmReason: string | null;
}

/** Of a query over submissions with their files. */
export const WITH_FILE = {
	submission,
	file: { id: sourceFile.id, name: sourceFile.name, size: sourceFile.size }
};

export const storedSubmission = (row: typeof submission.$inferSelect): StoredSubmission => ({
	id: row.id,
	unitId: row.unitId,
	period: row.periodCode,
	layout: row.layoutCode,
	window: windowOf(row.windowFromOn, row.windowToOn),
	receivedAt: row.receivedAt,
	confirmReason: row.confirmReason
});
