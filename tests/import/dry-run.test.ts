// A dry run is the import, rolled back: over the whole corpus and a thousand damaged copies of it both say the same,
// and what is refused leaves the database as it was.
import fc from 'fast-check';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { attempt, closeDatabase } from '../../src/lib/server/db/database';
import { receive, type Receipt } from '../../src/lib/server/intake/receive';
import { catalogue, logicalDump, openOffice, RECEIVED_AT } from './office';
import { OFFICER } from '../support/actor';

const FOLDER = 'tests/fixtures/import';
const CORPUS = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
	.filter((path) => /[/\\](ok|warn|bad)[/\\]/.test(path) && !path.endsWith('.expected.json'))
	.map((path) => join(FOLDER, path))
	.filter((path) => statSync(path).isFile())
	.sort()
	.map((path) => ({ name: basename(path), path, bytes: new Uint8Array(readFileSync(path)) }));

const db = openOffice();
afterAll(() => closeDatabase(db));
const before = logicalDump(db);

interface Sent {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** What both must agree on; only the numbers of what was stored are the import's own. */
function told(receipt: Receipt): unknown {
	const { submissions, outcome } = receipt;
	return {
		...receipt,
		uploadId: undefined,
		outcome: outcome === 'would_store' ? 'stored' : outcome,
		submissions: submissions.map(({ unitId, period }) => `${unitId} ${period}`)
	};
}

function compare(file: Sent, confirmReason: string | undefined): void {
	const request = {
		file,
		receivedAt: RECEIVED_AT,
		actor: OFFICER,
		...(confirmReason === undefined ? {} : { confirmReason })
	};
	const dry = receive(db, catalogue, { ...request, dryRun: true });
	const { real, isKept } = attempt(
		db,
		() => {
			const receipt = receive(db, catalogue, { ...request, dryRun: false });
			const kept = receipt.outcome === 'stored' || receipt.outcome === 'unchanged';
			return { real: receipt, isKept: kept || logicalDump(db) !== before };
		},
		() => false
	);
	expect(told(real)).toEqual(told(dry));
	if (real.outcome === 'must_fix' || real.outcome === 'needs_confirmation')
		expect(isKept).toBe(false);
}

test.each(CORPUS.map(({ path }) => path))('%s', { timeout: 30_000 }, (path) => {
	const file = CORPUS.find((each) => each.path === path);
	if (file === undefined) throw new Error(path);
	compare(file, undefined);
	compare(file, 'đúng như báo cáo');
	expect(logicalDump(db)).toBe(before);
});

const WOUNDS = ['"', ',', ';', '\n', '\t', '0', '-', '=1', '<', '&', 'Tổng cộng', 'Quý III/2023'];
const wound = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	cut: fc.integer({ min: 0, max: 12 }),
	put: fc.oneof(
		fc.constantFrom(...WOUNDS).map((text) => new TextEncoder().encode(text)),
		fc.uint8Array({ maxLength: 4 })
	)
});

interface Wound {
	readonly at: number;
	readonly cut: number;
	readonly put: Uint8Array;
}

function damaged(bytes: Uint8Array, wounds: readonly Wound[]): Uint8Array {
	let result = bytes;
	for (const { at, cut, put } of wounds) {
		const index = Math.floor(at * result.length);
		result = Buffer.concat([result.subarray(0, index), put, result.subarray(index + cut)]);
	}
	return result;
}

test('a thousand damaged copies are told the same by dry run and import', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...CORPUS),
			fc.array(wound, { minLength: 1, maxLength: 3 }),
			fc.boolean(),
			({ name, bytes }, wounds, isConfirmed) => {
				compare({ name, bytes: damaged(bytes, wounds) }, isConfirmed ? 'thử' : undefined);
			}
		),
		{ seed: 2023, numRuns: 1000 }
	);
	expect(logicalDump(db)).toBe(before);
}, 240_000);

test('a dry run that goes on leaves its figures, objected to or not, to what is looked at next', () => {
	const path = `${FOLDER}/bieu-mau/warn/sub-item-exceeds-total.csv`;
	const file = { name: basename(path), bytes: new Uint8Array(readFileSync(path)) };
	const request = { file, receivedAt: RECEIVED_AT, actor: OFFICER };
	const alone = receive(db, catalogue, { ...request, dryRun: true });
	const [first, next] = attempt(
		db,
		() => [
			receive(db, catalogue, { ...request, dryRun: 'going_on' }),
			receive(db, catalogue, { ...request, dryRun: true })
		],
		() => false
	);
	expect(first).toEqual(alone);
	expect(first?.outcome).toBe('needs_confirmation');
	expect(next).toMatchObject({ outcome: 'unchanged', changes: [] });
	expect(logicalDump(db)).toBe(before);
});

test('a dry run never goes on without a transaction that takes it back', () => {
	const file = { name: 'x.csv', bytes: new Uint8Array() };
	const request = { file, receivedAt: RECEIVED_AT, actor: OFFICER, dryRun: 'going_on' } as const;
	expect(() => receive(db, catalogue, request)).toThrow('transaction');
});
