import { expect, test } from 'vitest';
import { saveTarget } from '../../src/lib/server/db/campaigns/targets';
import { write } from '../../src/lib/server/db/database';
import { targetList } from '../../src/lib/server/reports/targets/target-list';
import { OFFICER } from '../support/actor';
import { sixCommunes } from '../support/six-communes';

const six = sixCommunes();

const set = (percent: number | null, at: string) =>
	write(six().office.db, (writer) =>
		saveTarget(writer, {
			target: {
				...{ kpi: 'online_share', year: 2025, percent, basis: 'Kế hoạch số 12' },
				organisingId: six().organisingId
			},
			before: null,
			after: percent === null ? null : { percent, basis: 'Kế hoạch số 12' },
			...{ actor: OFFICER, at }
		})
	);
const ofOffice = () =>
	targetList(six().ctx('2025-10-01'), 2025).rows.filter(
		({ scope }) => scope.unitId === six().organisingId
	);

test('a target that was set here stands with its office, its basis and its day', () => {
	set(80, '2025-02-01T02:00:00.000Z');
	expect(ofOffice()).toMatchObject([
		{
			...{ kpi: { id: 'online_share' }, percent: 80, basis: 'Kế hoạch số 12' },
			...{ scope: { name: 'Cụm Thử Nghiệm' }, setAt: '2025-02-01T02:00:00.000Z' }
		}
	]);
});

test('a withdrawn target stands no more, and its history does, latest first', () => {
	set(80, '2025-02-01T02:00:00.000Z');
	set(null, '2025-03-01T02:00:00.000Z');
	expect(ofOffice()).toEqual([]);
	const { history } = targetList(six().ctx('2025-10-01'), 2025);
	expect(history.map(({ percent }) => percent)).toEqual([null, 80]);
});

test('the years to choose are those with targets, this one and the next', () => {
	const { year, years } = targetList(six().ctx('2025-10-01'), null);
	expect(year).toBe(2025);
	expect(years).toEqual(expect.arrayContaining([2026, 2025, 2024]));
	expect(years).toEqual(years.toSorted((a, b) => b - a));
});
