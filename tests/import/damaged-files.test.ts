// Whatever a file has been through, the answer is a receipt: nothing is thrown, nothing half stored.
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase } from '../../src/lib/server/db/database';
import {
	rebuiltCurrentFigures,
	storedCurrentFigures
} from '../../src/lib/server/db/figures/current-figures';
import { receive } from '../../src/lib/server/intake/receive';
import { catalogue, logicalDump, openOffice, RECEIVED_AT } from './office';
import { OFFICER } from '../support/actor';

const FOLDER = 'tests/fixtures/import';
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
	.filter((path) => /[/\\](ok|warn)[/\\].*(\.csv|(?<!expected)\.json)$/.test(path))
	.map((path) => ({
		name: path.split(/[/\\]/).at(-1) ?? '',
		bytes: readFileSync(join(FOLDER, path))
	}));

const db = openOffice();
afterAll(() => closeDatabase(db));
const empty = logicalDump(db);

const WOUNDS = [
	'"',
	',',
	';',
	'\n',
	'\0',
	'{',
	'-',
	'99999999999999999999',
	'Tổng cộng',
	'\ufffd',
	'='
];
const damage = fc.array(
	fc.record({
		at: fc.double({ min: 0, max: 1, noNaN: true }),
		cut: fc.integer({ min: 0, max: 12 }),
		put: fc.oneof(fc.constantFrom(...WOUNDS), fc.string({ maxLength: 4 }))
	}),
	{ minLength: 1, maxLength: 5 }
);

test('a damaged file gets an answer, and a dry run leaves nothing behind', () => {
	fc.assert(
		fc.property(fc.constantFrom(...FILES), damage, ({ name, bytes }, wounds) => {
			let text = bytes.toString('utf8');
			for (const { at, cut, put } of wounds) {
				const index = Math.floor(at * text.length);
				text = text.slice(0, index) + put + text.slice(index + cut);
			}
			const file = { name, bytes: new TextEncoder().encode(text) };
			const receipt = receive(db, catalogue, {
				file,
				dryRun: true,
				actor: OFFICER,
				receivedAt: RECEIVED_AT
			});
			expect(receipt.outcome).not.toBe('stored');
			if (receipt.outcome === 'must_fix') expect(receipt.issues).not.toEqual([]);
			expect(logicalDump(db)).toBe(empty);
		}),
		{ seed: 2023, numRuns: 200 }
	);
}, 60_000);

test('bytes of any kind get an answer', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
			const file = { name: 'tep', bytes };
			const receipt = receive(db, catalogue, {
				file,
				dryRun: true,
				actor: OFFICER,
				receivedAt: RECEIVED_AT
			});
			expect(receipt.outcome).toBe('must_fix');
		}),
		{ seed: 2023, numRuns: 200 }
	);
});

test('any order of all good files leaves the current figures that the history says', () => {
	fc.assert(
		fc.property(fc.shuffledSubarray(FILES, { minLength: 3, maxLength: 8 }), (files) => {
			const office = openOffice();
			for (const file of files) {
				const request = {
					...{ file, dryRun: false, confirmReason: 'thử', receivedAt: RECEIVED_AT },
					actor: OFFICER
				};
				receive(office, catalogue, request);
			}
			expect(storedCurrentFigures(office)).toEqual(rebuiltCurrentFigures(office));
			closeDatabase(office);
		}),
		{ seed: 2023, numRuns: 12 }
	);
}, 60_000);
