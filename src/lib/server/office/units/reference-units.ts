// The reviewed units of data/ into the register at every start; what an office loaded itself stands.
import { createHash } from 'node:crypto';
import { SYSTEM } from '../../../domain/office/audit';
import type { IsoDate } from '../../../domain/figures/period';
import { isCommuneKind, isValid, type UnitId, type UnitVersion } from '../../../domain/unit/unit';
import { dayBefore } from '../../../domain/unit/unit-dates';
import type { UnitEntry } from '../../../domain/unit/unit-entry';
import { recordAudit } from '../../db/audit/audit';
import { write, type Db, type Reader, type Writer } from '../../db/database';
import { saveUnits } from '../../db/units/save-units';
import { saveSetting, settingValue } from '../../db/campaigns/settings';
import { loadUnitRegister, saveAlias, saveSuccessor, unitVersions } from '../../db/units/units';
import { readReviewedUnits, type ReviewedUnits } from '../../reference/reviewed-units';

/** Every row is offered once: what the office corrected, undid or removed since is not brought back at the next start. */
export function loadReferenceUnits(db: Db, dataPath: string, at = new Date().toISOString()): void {
	const reviewed = readReviewedUnits(dataPath);
	write(db, (writer) => {
		const offered = new Set(offeredRows(writer));
		const units = reviewed.units.filter((unit) => !offered.has(unitKey(unit)));
		const before = registerSize(writer);
		saveUnits(writer, units, { onlyMissing: true });
		const lineage = saveLineage(writer, reviewed, offered);
		const now = [...units.map(unitKey), ...lineage];
		if (now.length > 0)
			saveSetting(writer, { key: OFFERED, value: [...offered, ...now].sort(), at });
		const after = registerSize(writer);
		if (JSON.stringify(before) === JSON.stringify(after)) return;
		const entry = { action: 'unit.list_loaded', subject: '', detail: { before, after } } as const;
		recordAudit(writer, SYSTEM, { ...entry, at });
	});
}

/** Rows of data/ that the register was offered before. */
const OFFERED = 'reference_units.offered';

function offeredRows(db: Reader): string[] {
	const stored = settingValue(db, OFFERED);
	return Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : [];
}

const keyOf = (list: string, values: readonly (string | null)[]): string =>
	`${list}-${createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 16)}`;
const unitKey = ({ code, name, kind, validFrom, validTo }: UnitEntry): string =>
	keyOf('unit', [code, name, kind, validFrom, validTo]);

function registerSize(db: Reader) {
	const { versions, aliases, successors } = loadUnitRegister(db);
	return { versions: versions.length, aliases: aliases.length, successors: successors.length };
}

/** Answers the keys of the rows that found their units. */
function saveLineage(
	db: Writer,
	{ successors, aliases }: ReviewedUnits,
	offered: ReadonlySet<string>
): string[] {
	const versions = unitVersions(db);
	const done: string[] = [];
	for (const { code, successorCode, effectiveOn, share } of successors) {
		const key = keyOf('successor', [code, successorCode, effectiveOn, share]);
		const unitId = communeOn(versions, code, dayBefore(effectiveOn));
		const successorId = communeOn(versions, successorCode, effectiveOn);
		if (offered.has(key) || unitId === undefined || successorId === undefined) continue;
		saveSuccessor(db, { unitId, successorId, effectiveOn, share });
		done.push(key);
	}
	for (const { code, on, alias } of aliases) {
		const key = keyOf('alias', [code, on, alias]);
		const unitId = communeOn(versions, code, on);
		if (offered.has(key) || unitId === undefined) continue;
		saveAlias(db, unitId, alias);
		done.push(key);
	}
	return done;
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
