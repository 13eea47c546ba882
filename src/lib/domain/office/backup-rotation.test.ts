import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupName, copyNamed, expiredCopies, type DatedCopy } from './backup-rotation';

const nightly = (days: number): DatedCopy[] =>
	Array.from({ length: days }, (_, index) => {
		const at = new Date(Date.UTC(2025, 0, 1, 19) + index * 86_400_000).toISOString();
		const copy = copyNamed(backupName(at), true);
		if (copy === undefined) throw new Error('not our name');
		return copy;
	});
const USUAL = { daily: 7, weekly: 4, monthly: 12 };

describe('names', () => {
	test('carry the day and time in Vietnam and are read back', () => {
		expect(backupName('2026-09-29T19:00:00.000Z')).toBe('cchc-20260930-020000.db');
		expect(copyNamed('cchc-20260930-020000.db', true)).toMatchObject({
			day: '2026-09-30',
			time: '020000'
		});
	});

	test('of other files are nobody’s to remove', () => {
		for (const name of ['cchc.db', 'cchc-20260930-020000.db.dang-ghi-12', 'ban-sao.db', ''])
			expect(copyNamed(name, true)).toBeUndefined();
	});
});

describe('after two years of nights', () => {
	const copies = nightly(730);
	const gone = new Set(expiredCopies(copies, USUAL));
	const kept = copies.filter(({ name }) => !gone.has(name)).map(({ day }) => day);

	test('the last week is whole, then weeks, then the last of each month', () => {
		expect(kept.slice(-7)).toEqual([
			...['2026-12-26', '2026-12-27', '2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31'],
			'2027-01-01'
		]);
		// Sundays, the last day of a week.
		expect(kept).toEqual(expect.arrayContaining(['2026-12-20', '2026-12-13']));
		expect(kept).toEqual(expect.arrayContaining(['2026-11-30', '2026-02-28']));
		expect(kept).not.toContain('2026-01-31');
		expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12);
	});

	test('nothing more goes when nothing was added', () => {
		const rest = copies.filter(({ name }) => !gone.has(name));
		expect(expiredCopies(rest, USUAL)).toEqual([]);
	});
});

const anyCopies = fc
	.uniqueArray(
		fc.record({
			minute: fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }),
			isVerified: fc.boolean()
		}),
		{ selector: ({ minute }) => minute, maxLength: 80 }
	)
	.map((list) =>
		list.flatMap(({ minute, isVerified }) => {
			const at = new Date(Date.UTC(2024, 0, 1) + minute * 60_000).toISOString();
			return copyNamed(backupName(at), isVerified) ?? [];
		})
	);
const anyKeep = fc.record({
	daily: fc.integer({ min: 0, max: 10 }),
	weekly: fc.integer({ min: 0, max: 6 }),
	monthly: fc.integer({ min: 0, max: 14 })
});
const byTime = (a: DatedCopy, b: DatedCopy): number => (a.day + a.time < b.day + b.time ? 1 : -1);

describe('whatever lies there and whatever is asked', () => {
	test('the newest verified copy stays, and so does the newest', () => {
		fc.assert(
			fc.property(anyCopies, anyKeep, (copies, keep) => {
				const gone = expiredCopies(copies, keep);
				const newest = [...copies].sort(byTime);
				expect(gone).not.toContain(newest.find(({ isVerified }) => isVerified)?.name);
				expect(gone).not.toContain(newest[0]?.name);
			})
		);
	});

	test('only what was given goes, once, and a second round takes nothing', () => {
		fc.assert(
			fc.property(anyCopies, anyKeep, (copies, keep) => {
				const gone = expiredCopies(copies, keep);
				expect(new Set(gone).size).toBe(gone.length);
				const names = new Set(copies.map(({ name }) => name));
				expect(gone.every((name) => names.has(name))).toBe(true);
				const rest = copies.filter(({ name }) => !gone.includes(name));
				expect(expiredCopies(rest, keep)).toEqual([]);
			})
		);
	});

	test('a verified copy never goes in favour of an unverified one of its day', () => {
		fc.assert(
			fc.property(anyCopies, (copies) => {
				const keep = { daily: copies.length, weekly: 0, monthly: 0 };
				const gone = expiredCopies(copies, keep);
				const days = new Set(copies.filter(({ isVerified }) => isVerified).map(({ day }) => day));
				for (const day of days)
					expect(
						copies.some((copy) => copy.day === day && copy.isVerified && !gone.includes(copy.name))
					).toBe(true);
			})
		);
	});

	test('no more stays than was asked for, beside those of the last day', () => {
		fc.assert(
			fc.property(anyCopies, anyKeep, (copies, keep) => {
				const gone = expiredCopies(copies, keep);
				const most = keep.daily + keep.weekly + keep.monthly + 5 + 1;
				expect(copies.length - gone.length).toBeLessThanOrEqual(most);
			})
		);
	});
});
