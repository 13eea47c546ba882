import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundHalfUp } from '../../src/lib/domain/figures/measured';
import { rankingReport } from '../../src/lib/server/reports/ranking/ranking';
import type { RankedUnit } from '../../src/lib/domain/kpi/ranking';
import { emptyDatabase, longCsv, receiveText, saveOffice } from '../support/report-database';

type Share = readonly [number, number];
const share = fc
	.tuple(fc.nat({ max: 900 }), fc.nat({ max: 900 }))
	.map(([a, b]): Share => [Math.min(a, b), Math.max(a, b)]);

function rankingOf(shares: readonly Share[]) {
	const office = emptyDatabase();
	const communes = shares.map((_, i) => ({ code: `X${i}`, name: `Số ${i}` }));
	const organisingId = saveOffice(office.db, communes).get('TN') ?? 0;
	const rows = shares.flatMap(([online, all], i) => [
		[`Xã Số ${i}`, '2025-q3', 'dossiers_received_new', all] as const,
		[`Xã Số ${i}`, '2025-q3', 'dossiers_received_online', online] as const
	]);
	receiveText(office.db, 'tệp.csv', longCsv(rows), { organisingId });
	const request = { organisingId, period: '2025-q3', kpi: 'online_share' };
	const ranking = rankingReport(office.ctx(), request);
	office.close();
	return ranking;
}

test('merging two communes and computing gives the same total as computing and merging', () => {
	fc.assert(
		fc.property(fc.array(share, { minLength: 2, maxLength: 6 }), (shares) => {
			const [[a, b], [c, d], ...others] = shares as [Share, Share, ...Share[]];
			const apart = rankingOf(shares).total;
			const merged = rankingOf([[a + c, b + d], ...others]).total;
			expect([merged.numerator ?? 0, merged.denominator ?? 0]).toEqual([
				apart.numerator ?? 0,
				apart.denominator ?? 0
			]);
			expect(merged.value).toEqual(apart.value);
		}),
		{ numRuns: 15 }
	);
}, 30_000);

test('rates lie between 0 and 100, equal ones tie, and what has no dossiers has no rank', () => {
	fc.assert(
		fc.property(fc.array(share, { minLength: 1, maxLength: 8 }), (shares) => {
			const { rows, unranked, decimals, minimumDenominator } = rankingOf(shares);
			expect(rows.length + unranked.length).toBe(shares.length);
			const [without, few] = [
				unranked.filter((row) => row.few === null),
				unranked.flatMap((row) => row.few ?? [])
			];
			expect(without).toHaveLength(shares.filter(([, all]) => all === 0).length);
			for (const { denominator } of few) expect(denominator).toBeLessThan(minimumDenominator);
			const shown = (row: RankedUnit) => roundHalfUp(row.value, decimals);
			for (const row of rows) {
				expect(row.value).toBeGreaterThanOrEqual(0);
				expect(row.value).toBeLessThanOrEqual(100);
				const better = rows.filter((other) => shown(other) > shown(row));
				expect(row.rank).toBe(better.length + 1);
				const equal = rows.filter((other) => shown(other) === shown(row));
				expect(row.tied).toBe(equal.length > 1);
			}
		}),
		{ numRuns: 15 }
	);
}, 30_000);
