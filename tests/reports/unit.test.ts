import { describe, expect, test } from 'vitest';
import { unitReport } from '../../src/lib/server/reports/unit/unit';
import { online, sixCommunes } from '../support/six-communes';

const six = sixCommunes();

describe('one commune', () => {
	test('shows every KPI with its rank, every figure with its file and cell', () => {
		six().store([...online('An', '2025-q3', [90, 100]), ...online('Bình', '2025-q3', [95, 100])]);
		const report = unitReport(six().ctx(), { unitId: six().id('A'), period: '2025-q3' });
		const share = report?.kpis.find(({ kpi }) => kpi.id === 'online_share');
		expect(share).toMatchObject({ rank: 2, ranked: 2, tied: false });
		expect(share?.total.value).toBe(92.5);
		const [figure] = report?.figures ?? [];
		expect(figure?.file?.name).toMatch(/^tệp/);
		expect(figure?.place).toMatchObject({ row: 2 });
		expect(report?.office?.code).toBe('TN');
	});

	test('keeps what it said before a correction', () => {
		six().store(online('An', '2025-q3', [90, 100]), '2025-10-01T02:00:00.000Z');
		six().store(online('An', '2025-q3', [91, 100]), '2025-10-05T02:00:00.000Z');
		const report = unitReport(six().ctx(), { unitId: six().id('A'), period: '2025-q3' });
		const figure = report?.figures.find(
			({ indicator }) => indicator === 'dossiers_received_online'
		);
		expect(figure?.quantity).toEqual({ kind: 'exact', value: 91 });
		expect(figure?.earlier.map(({ quantity }) => quantity)).toEqual([{ kind: 'exact', value: 90 }]);
		expect(report?.submissions).toHaveLength(2);
	});

	test('leads to what it went on in and came from', () => {
		six().store(online('Én', '2025-q1', [9, 10]));
		const before = unitReport(six().ctx(), { unitId: six().id('E'), period: '2025-q1' });
		expect(before?.successors.map(({ name, share }) => [name, share])).toEqual([
			['Xã Phú', 'whole']
		]);
		const after = unitReport(six().ctx(), { unitId: six().id('F'), period: '2025-q3' });
		expect(after?.predecessors.map(({ name }) => name)).toEqual(['Xã Én']);
		expect(after).toMatchObject({ submitted: false });
	});

	test('is none when no unit has the id', () => {
		expect(unitReport(six().ctx(), { unitId: 999, period: '2025-q3' })).toBeUndefined();
	});
});
