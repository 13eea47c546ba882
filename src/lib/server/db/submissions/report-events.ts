// What happened to the reports of units and periods: received, withdrawn, sent back, restored.
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { statement, type Reader } from '../database';

interface OfReport {
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly submissionId: number;
	/** ISO instant. */
	readonly at: string;
}
export type StoredReportEvent = OfReport &
	(
		| { readonly kind: 'received'; readonly fileName: string; readonly changed: number }
		| { readonly kind: 'withdrawn' | 'sent_back' | 'restored'; readonly reason: string }
	);

/** Every event, each kind oldest first; an undone upload leaves none. */
export function reportEvents(
	db: Reader,
	filter: { readonly unitIds: readonly UnitId[]; readonly periods: readonly PeriodId[] }
): StoredReportEvent[] {
	const of = [JSON.stringify(filter.unitIds), JSON.stringify(filter.periods)];
	const where = `s.unit_id IN (SELECT value FROM json_each(?))
		AND s.period_code IN (SELECT value FROM json_each(?))`;
	const columns = `s.unit_id AS unitId, s.period_code AS period, s.id AS submissionId`;
	const received = statement(
		db,
		`SELECT 'received' AS kind, ${columns}, s.received_at AS at, f.name AS fileName, s.changed
		FROM submission s JOIN source_file f ON f.id = s.source_file_id WHERE ${where} ORDER BY s.id`
	).all(...of) as StoredReportEvent[];
	const decided = statement(
		db,
		`SELECT e.kind_code AS kind, ${columns}, e.at, e.reason
		FROM submission_event e JOIN submission s ON s.id = e.submission_id
		WHERE ${where} ORDER BY e.id`
	).all(...of) as StoredReportEvent[];
	return [...received, ...decided];
}
