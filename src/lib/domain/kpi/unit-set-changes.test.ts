import { expect, test } from 'vitest';
import { result } from '../../../../tests/support/observations';
import type { OfficeSide } from './office-comparison';
import { unitSetChanges } from './unit-set-changes';

const side = (period: string, ...ids: readonly number[]): OfficeSide => ({
	period,
	results: ids.map((id) => result(id, [9, 10])),
	units: ids.map((unitId) => ({ unitId, code: `X${unitId}`, name: `Xã ${unitId}` }))
});
const TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

test('a period with other units than the one before is told, with who joined and left', () => {
	const sides = [side('2023-q1', 1, 2), side('2023-q2', 1, 2), side('2023-q3', 2, 3)];
	expect(unitSetChanges(sides, 10)).toEqual([
		{
			...{ period: '2023-q3', since: '2023-q2', both: 1, isBreak: true },
			joined: { units: 1, named: [{ unitId: 3, code: 'X3', name: 'Xã 3' }] },
			left: { units: 1, named: [{ unitId: 1, code: 'X1', name: 'Xã 1' }] }
		}
	]);
});

test('a period without any value is passed over', () => {
	const sides = [side('2023-q1', 1, 2), side('2023-q2'), side('2023-q3', 1, 2, 3)];
	expect(unitSetChanges(sides, 10)).toMatchObject([{ period: '2023-q3', since: '2023-q1' }]);
	expect(unitSetChanges([side('2023-q1'), side('2023-q2')], 10)).toEqual([]);
});

test('the line breaks beyond the share that the office allows', () => {
	const isBreak = (percent: number) =>
		unitSetChanges([side('2023-q1', ...TEN.slice(1)), side('2023-q2', ...TEN)], percent)[0]
			?.isBreak;
	expect(isBreak(9)).toBe(true);
	expect(isBreak(10)).toBe(false);
	expect(isBreak(0)).toBe(true);
	expect(isBreak(100)).toBe(false);
});
