import { expect, test } from 'vitest';
import { kpisReport } from '../../src/lib/server/reports/figures/kpis';
import { online, sixCommunes } from '../support/six-communes';

const six = sixCommunes();

test('the command line lists all communes of an office, with and without a report', () => {
	six().store(online('An', '2025-q3', [90, 100]));
	const { rows } = kpisReport(six().ctx(), {
		organisingId: six().organisingId,
		period: '2025-q3',
		kpi: 'online_share'
	});
	expect(rows.map(({ code, state, reason }) => [code, state, reason])).toEqual([
		['A', 'value', undefined],
		['B', 'missing', 'not_submitted'],
		['C', 'missing', 'not_submitted'],
		['D', 'missing', 'not_submitted'],
		['F', 'missing', 'not_submitted']
	]);
});
