// Targets that were set in the application: a new row takes the place of the last, none is ever changed.
import type { KpiId } from '../../../domain/kpi/catalogue';
import type { UnitId } from '../../../domain/unit/unit';
import type { Actor } from '../../../domain/office/audit';
import { recordAudit } from '../audit/audit';
import type { Reader, Writer } from '../database';
import { insertion, prepared } from '../prepared';
import { target as targets } from '../tables/accounts';

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

const everyTarget = prepared((db) =>
	db
		.select({
			...{ kpi: targets.kpiCode, year: targets.year, organisingId: targets.organisingId },
			...{ percent: targets.percent, basis: targets.basis, setAt: targets.setAt }
		})
		.from(targets)
		.orderBy(targets.id)
);
/** Oldest first; the last of a key holds. */
export const storedTargets = (db: Reader): StoredTarget[] => everyTarget(db).all();

export const targetKey = ({ kpi, year, organisingId }: TargetKey): string =>
	`${kpi} ${year} ${organisingId ?? ''}`;

/** What holds of what was set here; a withdrawn one holds no more. */
export function targetsInForce(stored: readonly StoredTarget[]): ReadonlyMap<string, StoredTarget> {
	const last = new Map(stored.map((target) => [targetKey(target), target]));
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

const insert = insertion(targets);
export function saveTarget(db: Writer, { target, before, after, actor, at }: TargetSetting): void {
	const { kpi, year, organisingId, percent, basis } = target;
	insert(db, { kpiCode: kpi, year, organisingId, percent, basis, setAt: at });
	recordAudit(db, actor, {
		action: percent === null ? 'target.withdrawn' : 'target.set',
		subject: `target:${kpi}:${year}`,
		unitId: organisingId,
		detail: { kpi, year, before, after, basis },
		at
	});
}
