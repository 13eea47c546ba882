import { expect, test } from 'vitest';
import { unitList } from '../../src/lib/server/reports/register/unit-list';
import { sixCommunes } from '../support/six-communes';

const six = sixCommunes();

test('every commune that ever was of the office is listed by name, with the days it is valid', () => {
	const { rows } = unitList(six().ctx(), { organisingId: six().organisingId });
	expect(rows.map(({ code }) => code)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
	expect(rows.find(({ code }) => code === 'E')).toMatchObject({
		...{ name: 'Xã Én', kind: 'xa', parentId: six().organisingId },
		...{ validFrom: null, validTo: '2025-06-30', isDemonstration: false }
	});
});

test('without an office the office itself is listed too', () => {
	expect(unitList(six().ctx(), {}).rows.map(({ code }) => code)).toContain('TN');
});
