// Targets that were set in the application: a new row takes the place of the last, none is ever changed.
import type { KpiId } from '../../../domain/kpi/catalogue';
import type { UnitId } from '../../../domain/unit/unit';
import type { Actor } from '../../../domain/office/audit';
import { recordAudit } from '../audit/audit';
import { statement, type Reader, type Writer } from '../database';

interface TargetKey {
	readonly kpi: KpiId;
	readonly year: number;
	/** null: everywhere. */
	readonly organisingId: UnitId | null;
}
export interface StoredTarget extends TargetKey {
	/** null: withdrawn. */
	readonly percent: number | null;
	/** The document that sets it, or why it is withdrawn. */
	readonly basis: string;
	/** ISO instant. */
	readonly setAt: string;
}

/** Oldest first; the last of a key holds. */
export function storedTargets(db: Reader): StoredTarget[] {
	return statement(
		db,
		`SELECT kpi_code AS kpi, year, organising_id AS organisingId, percent, basis, set_at AS setAt
		FROM target ORDER BY id`
	).all() as StoredTarget[];
}

export const targetKey = ({ kpi, year, organisingId }: TargetKey): string =>
	`${kpi} ${year} ${organisingId ?? ''}`;

/** What holds of what was set here; a withdrawn one holds no more. */
export function targetsInForce(
	targets: readonly StoredTarget[]
): ReadonlyMap<string, StoredTarget> {
	const last = new Map(targets.map((target) => [targetKey(target), target]));
	return new Map([...last].filter(([, { percent }]) => percent !== null));
}

interface TargetSetting {
	readonly target: Omit<StoredTarget, 'setAt'>;
	/** What held before, from wherever. */
	readonly before: { readonly percent: number; readonly basis: string } | null;
	/** What holds after it. */
	readonly after: { readonly percent: number; readonly basis: string } | null;
	readonly actor: Actor;
	readonly at: string;
}

export function saveTarget(db: Writer, { target, before, after, actor, at }: TargetSetting): void {
	const { kpi, year, organisingId, percent, basis } = target;
	statement(
		db,
		`INSERT INTO target (kpi_code, year, organising_id, percent, basis, set_at)
		VALUES (?, ?, ?, ?, ?, ?)`
	).run(kpi, year, organisingId, percent, basis, at);
	recordAudit(db, actor, {
		action: percent === null ? 'target.withdrawn' : 'target.set',
		subject: `target:${kpi}:${year}`,
		unitId: organisingId,
		detail: { kpi, year, before, after, basis },
		at
	});
}
