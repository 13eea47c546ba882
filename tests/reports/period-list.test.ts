import { expect, test } from 'vitest';
import { periodList } from '../../src/lib/server/reports/register/period-list';
import { online, sixCommunes } from '../support/six-communes';

const six = sixCommunes();

test('periods come latest first within their kind, with who reported and what only follows', () => {
	six().store([
		...online('An', '2025-h1', [180, 200]),
		...online('An', '2025-q1', [85, 100]),
		...online('Bình', '2025-q1', [85, 100])
	]);
	const { rows } = periodList(six().ctx(), { organisingId: six().organisingId });
	expect(rows).toEqual([
		{ period: '2025-q2', kind: 'quarter', reported: 0, derivedOnly: true },
		{ period: '2025-q1', kind: 'quarter', reported: 2, derivedOnly: false },
		{ period: '2025-h1', kind: 'half', reported: 1, derivedOnly: false }
	]);
});

test('an office that has no reports has no periods', () => {
	expect(periodList(six().ctx(), { organisingId: six().organisingId }).rows).toEqual([]);
});
