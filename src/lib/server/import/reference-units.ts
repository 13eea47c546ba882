// The reviewed units of data/ into the register at every start; what an office loaded itself stands.
import { SYSTEM } from '../../domain/audit';
import type { IsoDate } from '../../domain/period';
import { isCommuneKind, isValid, type UnitId, type UnitVersion } from '../../domain/unit';
import { recordAudit } from '../db/audit';
import { write, type Db, type Reader, type Writer } from '../db/database';
import { saveUnits } from '../db/save-units';
import { loadUnitRegister, saveAlias, saveSuccessor, unitVersions } from '../db/units';
import { readReviewedUnits, type ReviewedUnits } from '../reference/reviewed-units';

/** Adds what is missing; a second run changes nothing. */
export function loadReferenceUnits(db: Db, dataPath: string, at = new Date().toISOString()): void {
	const reviewed = readReviewedUnits(dataPath);
	write(db, (writer) => {
		const before = registerSize(writer);
		saveUnits(writer, reviewed.units, { onlyMissing: true });
		saveLineage(writer, reviewed);
		const after = registerSize(writer);
		if (JSON.stringify(before) === JSON.stringify(after)) return;
		const entry = { action: 'unit.list_loaded', subject: '', detail: { before, after } } as const;
		recordAudit(writer, SYSTEM, { ...entry, at });
	});
}

function registerSize(db: Reader) {
	const { versions, aliases, successors } = loadUnitRegister(db);
	return { versions: versions.length, aliases: aliases.length, successors: successors.length };
}

function saveLineage(db: Writer, { successors, aliases }: ReviewedUnits): void {
	const versions = unitVersions(db);
	for (const { code, successorCode, effectiveOn, share } of successors) {
		const unitId = communeOn(versions, code, dayBefore(effectiveOn));
		const successorId = communeOn(versions, successorCode, effectiveOn);
		if (unitId === undefined || successorId === undefined) continue;
		saveSuccessor(db, { unitId, successorId, effectiveOn, share });
	}
	for (const { code, on, alias } of aliases) {
		const unitId = communeOn(versions, code, on);
		if (unitId !== undefined) saveAlias(db, unitId, alias);
	}
}

/** A code means a unit only together with a day: 10843 was Liên Mạc and is Hà Nam. */
const communeOn = (
	versions: readonly UnitVersion[],
	code: string,
	on: IsoDate
): UnitId | undefined =>
	versions.find(
		(version) => version.code === code && isCommuneKind(version.kind) && isValid(version, on)
	)?.unitId;

/** The eve of a day, by calendar. */
function dayBefore(day: IsoDate): IsoDate {
	const eve = new Date(`${day}T00:00:00Z`);
	eve.setUTCDate(eve.getUTCDate() - 1);
	return eve.toISOString().slice(0, 10);
}
