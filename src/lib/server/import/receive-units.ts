// An office's own list of units: all of it or nothing, with the line of whatever is wrong.
import type { Actor } from '../../domain/audit';
import type { Issue } from '../../domain/issue';
import { attempt, type Db } from '../db/database';
import { saveUnits } from '../db/save-units';
import { readUnitsFile } from '../reference/units-file';
import { recogniseKind } from './read/kind';
import { readText } from './read/text';

export interface UnitsReceipt {
	readonly file: string;
	readonly outcome: 'stored' | 'unchanged' | 'must_fix';
	readonly counts: { readonly added: number; readonly changed: number; readonly unchanged: number };
	readonly issues: readonly Issue[];
}

export function receiveUnits(
	db: Db,
	file: { readonly name: string; readonly bytes: Uint8Array },
	by: { readonly actor: Actor; readonly at: string }
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
	const { issues, ...counts } = attempt(
		db,
		(writer) => saveUnits(writer, rows.value),
		(saved) => saved.issues.length === 0
	);
	if (issues.length > 0) return refused(file.name, issues);
	const outcome = counts.added + counts.changed > 0 ? 'stored' : 'unchanged';
	return { file: file.name, outcome, counts, issues: [...text.issues, ...rows.issues] };
}

const refused = (file: string, issues: readonly Issue[]): UnitsReceipt => ({
	file,
	outcome: 'must_fix',
	counts: { added: 0, changed: 0, unchanged: 0 },
	issues
});
