// Heading, table, "Cần chú ý" and counts of the overview say who is behind by one rule, whatever the office.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareStandings } from '../../src/lib/domain/kpi/behind';
import { write } from '../../src/lib/server/db/database';
import { saveTarget } from '../../src/lib/server/db/campaigns/targets';
import { overviewReport } from '../../src/lib/server/reports/overview/overview';
import { OFFICER } from '../support/actor';
import { emptyDatabase, longCsv, receiveText, saveOffice } from '../support/report-database';

const PERIOD = '2025-q3';
const AT = '2025-10-10T02:00:00.000Z';
const KPIS = ['online_share', 'online_payment_rate'];
/** Numerator and denominator of each. */
const INDICATORS = [
	...['dossiers_received_online', 'dossiers_received_new'],
	...['dossiers_paid_online', 'dossiers_fee_bearing']
];
const NAMES = ['An', 'Bình', 'Cảnh', 'Dung', 'Phú', 'Giang', 'Hải'];

const rate = fc
	.tuple(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0.5, max: 1, noNaN: true }))
	.map(([all, share]) => [Math.round(all * share), all] as const);
/** Of each commune its two KPIs, or no report at all. */
const offices = fc.record({
	communes: fc.array(fc.option(fc.tuple(rate, rate)), { minLength: 2, maxLength: NAMES.length }),
	targets: fc.tuple(
		fc.option(fc.integer({ min: 60, max: 99 })),
		fc.option(fc.integer({ min: 60, max: 99 }))
	)
});
type RandomOffice = typeof offices extends fc.Arbitrary<infer Office> ? Office : never;

function overviewOf({ communes, targets }: RandomOffice) {
	const office = emptyDatabase();
	const of = communes.map((_, i) => ({ code: `X${i}`, name: NAMES[i] ?? '' }));
	const organisingId = saveOffice(office.db, of).get('TN') ?? -1;
	const rows = communes.flatMap((shares, i) =>
		(shares ?? []).flatMap((share, kpi) =>
			share.map((value, part) => {
				const indicator = INDICATORS[2 * kpi + part] ?? '';
				return [`Xã ${NAMES[i] ?? ''}`, PERIOD, indicator, value] as const;
			})
		)
	);
	if (rows.length > 0) {
		const { outcome } = receiveText(office.db, 'tệp.csv', longCsv(rows), {
			...{ organisingId, receivedAt: AT }
		});
		expect(outcome).toBe('stored');
	}
	KPIS.forEach((kpi, at) => {
		const percent = targets[at] ?? null;
		const target = { kpi, year: 2025, percent, basis: 'Kế hoạch số 1', organisingId };
		write(office.db, (writer) =>
			saveTarget(writer, { target, before: null, after: null, actor: OFFICER, at: AT })
		);
	});
	const report = overviewReport(office.ctx('2025-10-20'), { organisingId, period: PERIOD });
	office.close();
	return report;
}

test('one rule over random offices', () => {
	let [behindAtAll, fewAtAll] = [0, 0];
	fc.assert(
		fc.property(offices, (office) => {
			const { rows, headline, attention, cards } = overviewOf(office);
			const compared = rows.filter(({ submitted, few }) => submitted && !few);
			expect(compared).toEqual([...compared].sort(compareStandings));
			const behind = compared.filter((row) => row.behind > 0);
			behindAtAll += behind.length;
			fewAtAll += rows.filter(({ few }) => few).length;
			// The heading names the first of the table, and counts as the table does.
			expect(headline.unitsBehind).toBe(behind.length);
			expect(headline.furthestBehind?.unit.code).toBe(behind[0]?.unit.code);
			// "Cần chú ý" has those and no others, in the same order.
			const short = attention.filter(
				({ reasons: [first] }) => first !== undefined && 'gap' in first
			);
			const listed = short.map(({ unit }) => unit.code);
			const ofTable = rows.filter((row) => row.behind > 0).sort(compareStandings);
			expect(listed).toEqual(ofTable.map(({ unit }) => unit.code));
			// Each card counts the cells of its column that are short.
			cards.forEach(({ belowTarget, target }, at) => {
				const cells = rows.filter(({ cells }) => cells[at]?.short === true).length;
				expect(belowTarget).toBe(target === null ? null : cells);
			});
		}),
		{ numRuns: 40 }
	);
	expect(behindAtAll).toBeGreaterThan(20);
	expect(fewAtAll).toBeGreaterThan(0);
}, 120_000);
