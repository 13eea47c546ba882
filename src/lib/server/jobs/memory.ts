// Which answers may be given again to the same question, and for how long they are true.
import { checkedState } from '../db/submissions/checked-state';
import type { Reader } from '../db/database';
import { draftHeads } from '../db/submissions/drafts';
import type { TaskInput, TaskKind, TaskResult } from './jobs';

interface Memory<K extends TaskKind> {
	/** The answer holds while this text stays the same. */
	readonly stateOf?: (db: Reader, input: TaskInput<K>) => string;
	readonly isKept: (result: TaskResult<K>) => boolean;
	/** How long an answer stands ready for who asks after its job, where it is not some minutes. */
	readonly keptMs?: number;
	/** Never joined with equal work: asking would cost more than doing. */
	readonly isNeverEqual?: true;
	/** Finished rather than given up when the server is stopped. */
	readonly finishesFirst?: true;
	/** About the whole database, whoever asked for it: it may take longer than work with one file. */
	readonly isOffices?: true;
	/** What is told of work that was killed when all of it had been done. */
	readonly resultAfterAll?: (db: Reader, input: TaskInput<K>) => TaskResult<K> | undefined;
}

const NOT_KEPT = { isKept: () => false };
/** Whole files, fetched at once or not at all. */
const FILE = { ...NOT_KEPT, keptMs: 60_000 };
const MEMORIES: { readonly [K in TaskKind]?: Memory<K> } = {
	check: {
		stateOf: (db, { draftIds }) => draftIds.map((id) => checkedState(db, id)).join(' '),
		isKept: () => true
	},
	preview: { stateOf: (db, { draftId }) => checkedState(db, draftId), isKept: () => true },
	ranks: {
		stateOf: (db, { draftIds }) => draftIds.map((id) => checkedState(db, id)).join(' '),
		isKept: () => true
	},
	returned_workbook: FILE,
	error_rows: FILE,
	// Bytes make no question to be compared.
	keep: { ...NOT_KEPT, keptMs: 1_000, isNeverEqual: true },
	// Told once to the program that waits for it; sent again it finds everything stored.
	submit: { ...NOT_KEPT, keptMs: 60_000, isNeverEqual: true, finishesFirst: true },
	// The list itself is sent again with the confirmation.
	load_units: { ...NOT_KEPT, keptMs: 60_000, isNeverEqual: true, finishesFirst: true },
	undo: { ...NOT_KEPT, finishesFirst: true },
	examine: { ...NOT_KEPT, isOffices: true },
	verify_audit: { ...NOT_KEPT, isOffices: true },
	// A second press of the same button.
	store: {
		isKept: ({ outcome }) => outcome === 'stored',
		finishesFirst: true,
		resultAfterAll: (db, { drafts }) => {
			const there = new Set(draftHeads(db, idsOf(drafts)).map(({ id }) => id));
			const gone = idsOf(drafts).filter((id) => !there.has(id));
			return gone.length === 0 ? undefined : { outcome: 'gone', draftIds: gone };
		}
	},
	unpack: { isKept: () => true, finishesFirst: true }
};

const idsOf = (drafts: readonly { readonly id: string }[]): string[] => drafts.map(({ id }) => id);

export function memoryOf<K extends TaskKind>(kind: K): Memory<K> {
	return MEMORIES[kind] ?? NOT_KEPT;
}
