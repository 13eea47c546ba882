import { describe, expect, test } from 'vitest';
import { indicatorList, indicatorReport } from '../../src/lib/server/reports/indicator/indicator';
import { online, sixCommunes } from '../support/six-communes';

const six = sixCommunes();

describe('a KPI', () => {
	test('shows its spread from four communes on', () => {
		const names = ['An', 'Bình', 'Cảnh', 'Dung'];
		six().store(names.flatMap((name, i) => online(name, '2025-q3', [60 + 10 * i, 100])));
		const request = { kpi: 'online_share', organisingId: six().organisingId, period: '2025-q3' };
		const { distribution, indicators, total } = indicatorReport(six().ctx(), request);
		expect(distribution).toMatchObject({
			...{ min: 60, lowerQuartile: 67.5, median: 75, upperQuartile: 82.5, max: 90 },
			without: 1
		});
		expect(total).toMatchObject({ numerator: 300, denominator: 400 });
		expect(indicators.map((named) => named.id)).toContain('dossiers_received_online');
	});

	test('is explained also where nothing is stored', () => {
		const request = { kpi: 'online_share', organisingId: null, period: null };
		expect(indicatorReport(six().ctx(), request)).toMatchObject({
			...{ distribution: null, total: null, office: null },
			kpi: { id: 'online_share' }
		});
		const list = indicatorList(six().ctx(), { organisingId: null, period: null });
		expect(list.every(({ total }) => total === null)).toBe(true);
	});
});
