// An office's own list of units: all of it or nothing, with the line of whatever is wrong.
import { createHash } from 'node:crypto';
import type { Actor } from '../../../domain/office/audit';
import type { Issue } from '../../../domain/checks/issue';
import type { UnitId, UnitRegister, UnitVersion } from '../../../domain/unit/unit';
import {
	changedUnits,
	NO_CHANGE,
	versionChanges,
	type RowChange,
	type UnitFacts
} from '../../../domain/unit/unit-change';
import { storedFaults } from '../../../domain/unit/unit-check';
import type { UnitEntry } from '../../../domain/unit/unit-entry';
import { recordAudit } from '../../db/audit/audit';
import { attempt, type Db, type Writer } from '../../db/database';
import { saveUnits } from '../../db/units/save-units';
import { loadUnitRegister } from '../../db/units/units';
import { unitFacts } from '../../db/units/unit-facts';
import { readUnitsFile } from '../../reference/units-file';
import { recogniseKind } from '../../reading/read/kind';
import { readText } from '../../reading/read/text/text';

export interface UnitsReceipt {
	readonly file: string;
	readonly outcome: 'stored' | 'unchanged' | 'must_fix';
	readonly counts: { readonly added: number; readonly changed: number; readonly unchanged: number };
	readonly issues: readonly Issue[];
	/** Rows as they are now and as the list makes them; of `must_fix` none. */
	readonly changes: readonly RowChange<UnitVersion>[];
	/** With the units of the list, for their names. */
	readonly register: UnitRegister | null;
}

interface NamedFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

export function receiveUnits(
	db: Db,
	file: NamedFile,
	by: { readonly actor: Actor; readonly at: string; readonly dryRun?: boolean }
): UnitsReceipt {
	const { kind, found } = recogniseKind(file.bytes);
	if (kind === 'not_supported' || kind === 'binary') {
		const detail = kind === 'binary' ? 'binary' : 'not_supported';
		return refused(file.name, [
			{ code: 'unreadable_file', severity: 'error', place: {}, detail, found }
		]);
	}
	const text = readText(file.bytes);
	if (!text.ok) return refused(file.name, text.issues);
	const rows = readUnitsFile(text.value);
	if (!rows.ok) return refused(file.name, rows.issues);
	const { issues, added, changed, unchanged, changes, register } = attempt(
		db,
		(writer) => {
			const facts = unitFacts(writer);
			const saved = saveUnits(writer, rows.value, { asksRenames: true });
			const register = loadUnitRegister(writer);
			const changes = versionChanges(facts.register.versions, register.versions);
			recordUnits(writer, { ...saved, changes }, { ...by, file });
			const against = againstStored(facts, { register, changes, rows: rows.value });
			return { ...saved, issues: [...saved.issues, ...against], changes, register };
		},
		(saved) => saved.issues.length === 0 && by.dryRun !== true
	);
	if (issues.length > 0) return refused(file.name, issues);
	const outcome = added + changed > 0 ? 'stored' : 'unchanged';
	const counts = { added, changed, unchanged };
	const told = [...text.issues, ...rows.issues];
	return { file: file.name, outcome, counts, issues: told, changes, register };
}

/** What reports and closed periods say against the list, at the row of the unit. */
function againstStored(
	facts: UnitFacts,
	list: {
		readonly register: UnitRegister;
		readonly changes: readonly RowChange<UnitVersion>[];
		readonly rows: readonly UnitEntry[];
	}
): Issue[] {
	const change = { ...NO_CHANGE, versions: list.changes };
	const isBound = (unitId: UnitId) => facts.locks.length > 0 || facts.reports.has(unitId);
	return changedUnits(change)
		.filter(isBound)
		.flatMap((unitId): Issue[] => {
			const code = list.changes.find(({ after }) => after?.unitId === unitId)?.after?.code;
			const place = list.rows.find((row) => row.code === code)?.place ?? {};
			return storedFaults(facts, { after: list.register, unitIds: [unitId] }).map((fault) => ({
				...{ code: 'unit_change_refused', severity: 'error', place, fault }
			}));
		});
}

/** Rows that a line holds, as they were and as the list made them; of more only the number is told. */
const MOST_NAMED = 2_000;

function recordUnits(
	db: Writer,
	{ added, changed, changes }: Pick<UnitsReceipt, 'changes'> & UnitsReceipt['counts'],
	{ actor, at, file }: { readonly actor: Actor; readonly at: string; readonly file: NamedFile }
): void {
	if (added + changed === 0) return;
	recordAudit(db, actor, {
		action: 'unit.list_loaded',
		subject: '',
		detail: {
			file: { name: file.name, sha256: createHash('sha256').update(file.bytes).digest('hex') },
			counts: { added, changed },
			entries: changes.slice(0, MOST_NAMED).map(({ before, after }) => ({ before, after })),
			more: Math.max(0, changes.length - MOST_NAMED)
		},
		at
	});
}

const refused = (file: string, issues: readonly Issue[]): UnitsReceipt => ({
	file,
	outcome: 'must_fix',
	counts: { added: 0, changed: 0, unchanged: 0 },
	issues,
	changes: [],
	register: null
});
