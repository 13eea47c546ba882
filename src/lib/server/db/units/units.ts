// The register of units as read: versions, aliases, lineage; and which units are invented.
import { and, eq, sql } from 'drizzle-orm';
import type { Successor, UnitId, UnitRegister, UnitVersion } from '../../../domain/unit/unit';
import type { Reader, Writer } from '../database';
import { prepared } from '../prepared';
import { unit, unitAlias, unitSuccessor, unitVersion } from '../tables/units';

const everyAlias = prepared((db) => db.select().from(unitAlias));
const everySuccessor = prepared((db) =>
	db
		.select({
			...{ unitId: unitSuccessor.unitId, successorId: unitSuccessor.successorId },
			...{ effectiveOn: unitSuccessor.effectiveOn, share: unitSuccessor.shareCode }
		})
		.from(unitSuccessor)
);
/** Everything that name matching and lineage need. */
export const loadUnitRegister = (db: Reader): UnitRegister => ({
	versions: unitVersions(db),
	aliases: everyAlias(db).all(),
	successors: everySuccessor(db).all()
});

const everyVersion = prepared((db) =>
	db
		.select({
			...{ unitId: unitVersion.unitId, code: unitVersion.code, name: unitVersion.name },
			...{ kind: unitVersion.kindCode, parentId: unitVersion.parentId },
			...{ validFrom: unitVersion.validFromOn, validTo: unitVersion.validToOn }
		})
		.from(unitVersion)
		.orderBy(unitVersion.unitId, sql`coalesce(${unitVersion.validFromOn}, '')`)
);
export const unitVersions = (db: Reader): UnitVersion[] => everyVersion(db).all();

const invented = prepared((db, the: { readonly unitId?: UnitId }) =>
	db
		.select({ id: unit.id })
		.from(unit)
		.where(
			and(
				eq(unit.isDemonstration, true),
				the.unitId === undefined ? undefined : eq(unit.id, the.unitId)
			)
		)
);
/** Invented units: every page that shows them says so. */
export const isDemonstration = (db: Reader, unitId: UnitId): boolean =>
	invented(db, { unitId }).get() !== undefined;

export const demonstrationUnits = (db: Reader): Set<UnitId> =>
	new Set(
		invented(db, {})
			.all()
			.map(({ id }) => id)
	);

type Alias = typeof unitAlias.$inferSelect;
const insertAlias = prepared((db, the: Alias) =>
	db.insert(unitAlias).values({ unitId: the.unitId, alias: the.alias }).onConflictDoNothing()
);
export function saveAlias(db: Writer, unitId: UnitId, alias: string): void {
	insertAlias(db, { unitId, alias }).run();
}

const insertSuccessor = prepared((db, the: Successor) =>
	db
		.insert(unitSuccessor)
		.values({
			...{ unitId: the.unitId, successorId: the.successorId },
			...{ effectiveOn: the.effectiveOn, shareCode: the.share }
		})
		.onConflictDoUpdate({
			target: [unitSuccessor.unitId, unitSuccessor.successorId],
			set: { effectiveOn: sql`excluded.effective_on`, shareCode: sql`excluded.share_code` }
		})
);
export function saveSuccessor(db: Writer, successor: Successor): void {
	insertSuccessor(db, successor).run();
}

const deleteAlias = prepared((db, the: Alias) =>
	db.delete(unitAlias).where(and(eq(unitAlias.unitId, the.unitId), eq(unitAlias.alias, the.alias)))
);
export function removeAlias(db: Writer, unitId: UnitId, alias: string): void {
	deleteAlias(db, { unitId, alias }).run();
}

const deleteSuccessor = prepared((db, the: Pick<Successor, 'unitId' | 'successorId'>) =>
	db
		.delete(unitSuccessor)
		.where(
			and(eq(unitSuccessor.unitId, the.unitId), eq(unitSuccessor.successorId, the.successorId))
		)
);
/** A merger that was recorded by mistake; the audit log keeps it. */
export function removeSuccessor(db: Writer, { unitId, successorId }: Successor): void {
	deleteSuccessor(db, { unitId, successorId }).run();
}
