// The reviewed lists of units under data/; what cannot be read there stops the start.
import { join } from 'node:path';
import type { Checked, Issue } from '../../domain/checks/issue';
import type { UnitEntry } from '../../domain/unit/unit-entry';
import { reviewedText, ReviewedFileError } from './json-file';
import {
	readAliasesFile,
	readSuccessorsFile,
	readUnitsFile,
	type AliasRow,
	type SuccessorRow
} from './units-file';

export interface ReviewedUnits {
	readonly units: readonly UnitEntry[];
	readonly successors: readonly SuccessorRow[];
	readonly aliases: readonly AliasRow[];
}

export function readReviewedUnits(dataPath: string): ReviewedUnits {
	return {
		units: rowsOf(join(dataPath, 'units.csv'), readUnitsFile),
		successors: rowsOf(join(dataPath, 'unit-successors.csv'), readSuccessorsFile),
		aliases: rowsOf(join(dataPath, 'unit-aliases.csv'), readAliasesFile)
	};
}

function rowsOf<Row>(file: string, read: (text: string) => Checked<Row[]>): readonly Row[] {
	const rows = read(reviewedText(file));
	if (rows.ok) return rows.value;
	throw new ReviewedFileError(file, rows.issues.map(describe));
}

const describe = (issue: Issue): string => {
	const { row, column, quote } = issue.place;
	const at = [row && `row ${row}`, column && `column ${column}`].filter(Boolean).join(', ');
	return `${at || 'whole file'}: ${issue.code}${quote === undefined ? '' : ` “${quote}”`}`;
};
