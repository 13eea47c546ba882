// What was chosen for each column: read from the form, told what is missing, kept for the file and for the next one.
import type { Catalogue } from '$lib/domain/kpi/catalogue';
import type { ColumnTarget } from '$lib/domain/reading-choices';
import { columnKeys } from '$lib/server/reading/propose/layout-key';
import { parseTarget } from '$lib/server/reading/propose/column-target';
import { missingParts } from '$lib/server/reading/propose/missing-parts';
import type { Proposal } from '$lib/server/reading/propose/proposal';
import { columnName, missingText, twiceText, undecidedText, type Fault } from './column-words';

/** Column letter → meaning; '' where nothing is chosen. */
export type ColumnMeanings = Readonly<Record<string, ColumnTarget | ''>>;

export const fieldOf = (letter: string): string => `cot-${letter}`;

export function decidedIn(
	form: FormData,
	{ columns }: Proposal,
	catalogue: Catalogue
): ColumnMeanings {
	return Object.fromEntries(
		columns.map(({ letter }) => {
			const entry = form.get(fieldOf(letter));
			const target = typeof entry === 'string' ? parseTarget(entry, catalogue) : undefined;
			return [letter, target ?? ''];
		})
	);
}

/** As proposed, before anybody decides. A guess is shown and never taken: pressing the button alone must not store it. */
export const proposedIn = ({ columns }: Proposal): ColumnMeanings =>
	Object.fromEntries(
		columns.map(({ letter, target, sureness, why }) => {
			const isTaken = sureness !== 'guess' || why?.kind === 'no_values';
			return [letter, isTaken ? (target ?? '') : ''];
		})
	);

/** What is still to be decided, before anything is sent. */
export function openIn(decided: ColumnMeanings, proposal: Proposal) {
	const targets = Object.values(decided).filter((target) => target !== '');
	return {
		missing: missingParts(targets, proposal).map(missingText),
		columns: proposal.columns
			.filter(({ letter }) => decided[letter] === '')
			.map(({ letter }) => ({ letter, field: fieldOf(letter) }))
	};
}

export function faultsOf(
	decided: ColumnMeanings,
	proposal: Proposal,
	texts: ReadonlyMap<string, string>
): Fault[] {
	const targets = Object.values(decided).filter((target) => target !== '');
	const firstOpen = proposal.columns.find(({ letter }) => decided[letter] === '');
	const first = fieldOf((firstOpen ?? proposal.columns[0])?.letter ?? 'A');
	return oneForEachField([
		...missingParts(targets, proposal).map((part) => ({
			field: first,
			message: missingText(part)
		})),
		...twiceChosen(decided, proposal, texts),
		...proposal.columns
			.filter(({ letter }) => decided[letter] === '')
			.map(({ letter, heading }) => ({
				field: fieldOf(letter),
				message: undecidedText(columnName(letter, heading))
			}))
	]);
}

function oneForEachField(faults: readonly Fault[]): Fault[] {
	const byField = new Map<string, string>();
	for (const { field, message } of faults) {
		const before = byField.get(field);
		byField.set(field, before === undefined ? message : `${before} ${message}`);
	}
	return [...byField].map(([field, message]) => ({ field, message }));
}

function twiceChosen(
	decided: ColumnMeanings,
	{ columns }: Proposal,
	texts: ReadonlyMap<string, string>
): Fault[] {
	const byTarget = new Map<string, typeof columns>();
	for (const column of columns) {
		const target = decided[column.letter] ?? '';
		if (target === '' || target === 'ignore') continue;
		byTarget.set(target, [...(byTarget.get(target) ?? []), column]);
	}
	return [...byTarget]
		.filter(([, same]) => same.length > 1)
		.map(([target, same]) => ({
			field: fieldOf(same[1]?.letter ?? ''),
			message: twiceText(
				same.map(({ letter, heading }) => columnName(letter, heading)),
				texts.get(target) ?? target
			)
		}));
}

/** Without the columns that are still open. */
export const columnsByLetter = (decided: ColumnMeanings): Record<string, ColumnTarget> =>
	Object.fromEntries(
		Object.entries(decided).flatMap(([letter, target]) =>
			target === '' ? [] : [[letter, target] as const]
		)
	);

/** By heading, for files of the same layout; a column without a heading cannot be known again. */
export function columnsByHeading(
	decided: ColumnMeanings,
	{ headings, columns }: Proposal
): Record<string, ColumnTarget> {
	const keys = columnKeys(headings);
	return Object.fromEntries(
		columns.flatMap(({ letter, index }) => {
			const [key, target] = [keys[index] ?? '', decided[letter] ?? ''];
			return key === '' || target === '' ? [] : [[key, target] as const];
		})
	);
}
