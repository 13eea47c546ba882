// A log that somebody altered with another program is found out, whatever they did to it.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_HASH, lastLine, recordAudit } from '../../src/lib/server/db/audit/audit';
import { verifyChain } from '../../src/lib/server/db/audit/audit-chain';
import { closeDatabase, openDatabase, write, type Db } from '../../src/lib/server/db/database';
import { OFFICER } from '../support/actor';
import { tampered, tampering } from './random-tampering';
import { behindOurBack, linesOf, rehashed, replaceLines, type Stored } from './tampering';

let db: Db;
beforeAll(() => {
	db = openDatabase(':memory:');
});
afterAll(() => closeDatabase(db));

const append = (count: number): void =>
	write(db, (writer) => {
		for (let i = 0; i < count; i += 1)
			recordAudit(writer, OFFICER, {
				action: 'setting.changed',
				subject: `setting:${i}`,
				unitId: i % 3 === 0 ? null : i,
				period: i % 2 === 0 ? null : '2023-q3',
				detail: { before: i, after: `số ${i}` },
				at: new Date(1_700_000_000_000 + i).toISOString()
			});
	});

/** On a log of so many lines that is thrown away afterwards. */
function onLog(lines: number, work: () => void): void {
	db.$client.exec('SAVEPOINT log');
	append(lines);
	try {
		work();
	} finally {
		db.$client.exec('ROLLBACK TO log; RELEASE log');
	}
}

describe('a log that nobody touched', () => {
	test('is whole, empty or long', () => {
		expect(verifyChain(db)).toEqual({
			intact: true,
			lines: 0,
			head: { id: 0, hash: FIRST_HASH }
		});
		onLog(300, () =>
			expect(verifyChain(db)).toEqual({ intact: true, lines: 300, head: lastLine(db) })
		);
	});

	test('refuses to be changed by the program itself', () => {
		onLog(3, () => {
			expect(() => db.$client.exec('DELETE FROM audit_event WHERE id = 2')).toThrow(/append-only/);
			expect(() => db.$client.exec(`UPDATE audit_event SET address = '' WHERE id = 2`)).toThrow(
				/append-only/
			);
		});
	});

	test('knows the end that was written down, whatever came after it', () => {
		onLog(5, () => {
			const { hash } = lastLine(db);
			append(4);
			expect(verifyChain(db, { head: hash })).toMatchObject({ intact: true, lines: 9 });
		});
	});

	test('keeps half a surrogate pair out of what it hashes', () => {
		onLog(1, () => {
			const entry = {
				action: 'setting.changed',
				subject: 'a\ud800',
				detail: { b: '\udc00' }
			} as const;
			write(db, (writer) =>
				recordAudit(
					writer,
					{ ...OFFICER, name: '\ud83d' },
					{ ...entry, at: '2026-01-01T00:00:00.000Z' }
				)
			);
			expect(verifyChain(db)).toMatchObject({ intact: true, lines: 2 });
		});
	});
});

describe('a log that somebody altered', () => {
	const found = (change: (lines: Stored[]) => readonly Stored[]) => {
		replaceLines(db, change(linesOf(db)));
		return verifyChain(db);
	};

	test('tells the line whose text was changed', () => {
		onLog(10, () => {
			const change = (lines: Stored[]) =>
				lines.map((line) => (line.id === 4 ? { ...line, detail: '{"before":0}' } : line));
			expect(found(change)).toEqual({ intact: false, lines: 3, fault: 'altered', line: 4 });
		});
	});

	test('tells the line after the one that was changed and hashed again', () => {
		onLog(10, () => {
			const change = (lines: Stored[]) =>
				lines.map((line) => (line.id === 4 ? rehashed({ ...line, actorName: 'Ai khác' }) : line));
			expect(found(change)).toEqual({ intact: false, lines: 4, fault: 'foreign', line: 5 });
		});
	});

	test('tells the line that is missing, the first one as well', () => {
		onLog(10, () => {
			expect(found((lines) => lines.filter(({ id }) => id !== 7))).toMatchObject({
				fault: 'removed',
				line: 7
			});
			expect(found((lines) => lines.slice(1))).toMatchObject({ fault: 'removed', line: 1 });
		});
	});

	test('tells that its end was cut off, also after new lines were written', () => {
		onLog(10, () => {
			const cut = found((lines) => lines.slice(0, 6));
			expect(cut).toEqual({ intact: false, lines: 6, fault: 'truncated', line: 7 });
			append(2);
			expect(verifyChain(db)).toMatchObject({ fault: 'removed', line: 7 });
		});
	});

	test('tells two lines that changed places, and one put in between', () => {
		onLog(10, () => {
			const swapped = (lines: Stored[]) =>
				lines.map((line) => {
					const other = line.id === 3 ? 4 : line.id === 4 ? 3 : line.id;
					return { ...(lines[other - 1] ?? line), id: line.id };
				});
			expect(found(swapped)).toMatchObject({ intact: false, line: 3 });
		});
		onLog(10, () => {
			const put = (lines: Stored[]) =>
				lines.flatMap((line) => {
					if (line.id < 5) return [line];
					const moved = rehashed({ ...line, id: line.id + 1 });
					const before = lines[3];
					const own = rehashed({ ...line, previousHash: before?.hash ?? '', subject: 'chèn' });
					return line.id === 5 ? [own, moved] : [moved];
				});
			expect(found(put)).toMatchObject({ intact: false, fault: 'foreign', line: 6 });
		});
	});

	test('rewritten from the start is told by an end known from elsewhere only', () => {
		onLog(10, () => {
			const { hash: head } = lastLine(db);
			const rewrite = (lines: Stored[]) => {
				let previousHash = FIRST_HASH;
				return lines.map((line) => {
					const own = rehashed({ ...line, address: '203.0.113.1', previousHash });
					previousHash = own.hash;
					return own;
				});
			};
			expect(found(rewrite)).toMatchObject({ intact: true });
			expect(verifyChain(db, { head })).toMatchObject({ intact: false, fault: 'other_head' });
		});
	});

	test('and left without its guards is told', () => {
		onLog(2, () => {
			db.$client.exec('DROP TRIGGER audit_event_stays');
			expect(verifyChain(db)).toMatchObject({ intact: false, fault: 'unguarded' });
		});
	});

	test('is found out at random as well', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 25 }), tampering, (length, by) => {
				onLog(length, () => {
					const lines = tampered(linesOf(db), by);
					if (lines === undefined) return;
					replaceLines(db, lines);
					expect(verifyChain(db).intact).toBe(false);
				});
			}),
			{ numRuns: 400, seed: 20_230_904 }
		);
	});

	test('behind our back means without the guards', () => {
		onLog(2, () => {
			behindOurBack(db, () => db.$client.exec('DELETE FROM audit_event WHERE id = 1'));
			expect(linesOf(db)).toHaveLength(1);
		});
	});
});
