import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	aCatalogue,
	figure,
	figures,
	kpiContext,
	onlineShare,
	paymentRate,
	result,
	timelyRate
} from '../../../../tests/support/observations';
import { computeKpi, figureKey, totalOf } from './kpi';
import type { Observation } from '../figures/observation';

const text = figures(
	{
		dossiers_received_total: 950,
		dossiers_received_new: 944,
		dossiers_received_online: 922,
		dossiers_carried_over: 6,
		dossiers_resolved_total: 922,
		dossiers_resolved_early: 874,
		dossiers_resolved_on_time: 48,
		dossiers_fee_bearing: 769,
		dossiers_paid_online: 612
	},
	{ source: 'Mục II.2' }
);
const form7 = figures(
	{ dossiers_received_total: 922, dossiers_received_online: 905 },
	{ source: 'Biểu mẫu 7' }
);

describe('a KPI and its sources', () => {
	it('takes numerator and denominator from one source that gives both, and names the other one', () => {
		const kpi = computeKpi(onlineShare, kpiContext([...form7, ...text]));
		expect(kpi).toMatchObject({
			state: 'value',
			numerator: 922,
			denominator: 944,
			formula: 0,
			sources: ['Mục II.2'],
			flags: []
		});
		expect(kpi.value).toBeCloseTo(97.6695, 4);
		expect(kpi.others).toMatchObject([
			{ source: 'Biểu mẫu 7', numerator: 905, denominator: 922, value: (100 * 905) / 922 }
		]);
	});

	it('prefers the statistical form when several sources give both sides', () => {
		const form3 = figures(
			{ dossiers_resolved_total: 920, dossiers_resolved_early: 870, dossiers_resolved_on_time: 40 },
			{ source: 'Biểu mẫu 3' }
		);
		const kpi = computeKpi(timelyRate, kpiContext([...text, ...form3]));
		expect(kpi).toMatchObject({ numerator: 910, denominator: 920, sources: ['Biểu mẫu 3'] });
		expect(kpi.others).toMatchObject([{ source: 'Mục II.2', numerator: 922, denominator: 922 }]);
	});

	it('uses the official formula of the text before an alternative one of a form', () => {
		const form3 = figures(
			{ dossiers_resolved_total: 922, dossiers_resolved_early_or_on_time: 922 },
			{ source: 'Biểu mẫu 3' }
		);
		expect(computeKpi(timelyRate, kpiContext([...form3, ...text]))).toMatchObject({
			formula: 0,
			sources: ['Mục II.2'],
			flags: []
		});
	});

	it('mixes sources only where none has both sides, and says so', () => {
		const observations = [
			figure('dossiers_paid_online', 612, { source: 'Mục II.2' }),
			figure('dossiers_fee_bearing', 769, { source: 'Mục II.6' })
		];
		expect(computeKpi(paymentRate, kpiContext(observations))).toMatchObject({
			numerator: 612,
			denominator: 769,
			flags: ['mixed_sources'],
			sources: ['Mục II.2', 'Mục II.6']
		});
	});

	it('does not put the received total in the place of the new ones that are reported elsewhere', () => {
		const observations = [...form7, figure('dossiers_received_new', 944, { source: 'Mục II.2' })];
		expect(computeKpi(onlineShare, kpiContext(observations))).toMatchObject({
			numerator: 905,
			denominator: 944,
			flags: ['mixed_sources']
		});
	});

	it('counts figures of all fields together, never those of one field', () => {
		const land = figures({ dossiers_paid_online: 1, dossiers_fee_bearing: 2 }, { field: 'land' });
		expect(computeKpi(paymentRate, kpiContext(land))).toMatchObject({
			state: 'missing',
			reason: 'not_reported'
		});
	});
});

describe('marks beside a KPI', () => {
	it('marks the received total when no dossier carried over is split off', () => {
		const observations = figures({ dossiers_received_total: 1144, dossiers_received_online: 1103 });
		expect(computeKpi(onlineShare, kpiContext(observations))).toMatchObject({
			numerator: 1103,
			denominator: 1144,
			flags: ['fallback_denominator']
		});
	});

	it('marks a numerator that is given only as one combined figure', () => {
		const observations = figures({
			dossiers_resolved_early_or_on_time: 1128,
			dossiers_resolved_total: 1128
		});
		expect(computeKpi(timelyRate, kpiContext(observations)).flags).toEqual(['combined_figure']);
	});

	it('marks what an open contradiction names, whatever its source', () => {
		const unverified = new Set([figureKey({ indicator: 'dossiers_received_online', field: '' })]);
		const context = kpiContext(text, { unverified });
		expect(computeKpi(onlineShare, context).flags).toEqual(['unverified']);
		expect(computeKpi(timelyRate, context).flags).toEqual([]);
	});

	it('marks a denominator below the minimum as few, and not the minimum itself', () => {
		const of = (denominator: number) =>
			figures({ dossiers_paid_online: 9, dossiers_fee_bearing: denominator });
		expect(computeKpi(paymentRate, kpiContext(of(29))).flags).toEqual(['few']);
		expect(computeKpi(paymentRate, kpiContext(of(30))).flags).toEqual([]);
	});

	it('marks figures of another window than the report, and shows the window', () => {
		const report = { from: '2022-12-15', to: '2023-12-14' };
		const half = { from: '2023-07-01', to: '2023-12-14' };
		const observations = [
			...figures(
				{
					dossiers_received_new: 2576,
					dossiers_received_online: 2552,
					dossiers_resolved_total: 2580
				},
				{ window: report }
			),
			...figures({ dossiers_fee_bearing: 1065, dossiers_paid_online: 820 }, { window: half })
		];
		expect(computeKpi(paymentRate, kpiContext(observations, { period: '2023-y' }))).toMatchObject({
			window: half,
			flags: ['other_window']
		});
		expect(computeKpi(onlineShare, kpiContext(observations, { period: '2023-y' }))).toMatchObject({
			window: report,
			flags: []
		});
	});

	it.each([
		['2025-q3', '2025-07-01', '2025-07-31', true],
		['2025-q3', '2025-07-01', '2025-08-31', true],
		['2025-q3', '2025-06-15', '2025-09-14', false],
		['2025-q3', '2025-06-10', '2025-09-09', false],
		['2025-h1', '2024-12-10', '2025-06-07', false],
		['2025-h1', '2025-01-01', '2025-05-31', true],
		['2025-y', '2024-12-15', '2025-12-14', false],
		['2025-y', '2025-01-01', '2025-11-30', true],
		['2025-m07', '2025-06-15', '2025-07-14', false],
		['2025-m07', '2025-07-01', '2025-09-30', true],
		['2025-w31', '2025-07-25', '2025-07-31', false],
		['2025-w31', '2025-07-28', '2025-08-01', false],
		['2025-w31', '2025-07-01', '2025-07-31', true],
		['2025-01-01..2025-10-31', '2025-01-01', '2025-10-31', false]
	])('of %s from %s to %s marks another window: %s', (period, from, to, isMarked) => {
		const window = { from, to };
		const of = figures({ dossiers_paid_online: 40, dossiers_fee_bearing: 50 }, { window, period });
		const { flags } = computeKpi(paymentRate, kpiContext(of, { period }));
		expect(flags).toEqual(isMarked ? ['other_window'] : []);
		const result = { ...computeKpi(paymentRate, kpiContext(of, { period })) };
		expect(totalOf([result]).flags).toEqual(isMarked ? ['other_window'] : []);
	});

	it('marks what was derived from cumulative reports', () => {
		const from: Observation[] = [];
		const observations = figures(
			{ dossiers_paid_online: 40, dossiers_fee_bearing: 50 },
			{ derivedFrom: from }
		);
		expect(computeKpi(paymentRate, kpiContext(observations)).flags).toEqual(['derived']);
	});
});

describe('why there is no KPI', () => {
	it('says nothing was submitted when there is no figure at all', () => {
		expect(computeKpi(onlineShare, kpiContext([]))).toMatchObject({
			state: 'missing',
			reason: 'not_submitted',
			value: null,
			lacking: ['dossiers_received_online', 'dossiers_received_new']
		});
	});

	it('never makes 0 % of a denominator that is not reported', () => {
		const observations = figures({ dossiers_paid_online: 0, dossiers_resolved_total: 551 });
		expect(computeKpi(paymentRate, kpiContext(observations))).toMatchObject({
			state: 'missing',
			reason: 'not_reported',
			numerator: null,
			lacking: ['dossiers_fee_bearing']
		});
	});

	it('has no rate where nothing happened', () => {
		const observations = figures({ dossiers_paid_online: 0, dossiers_fee_bearing: 0 });
		expect(computeKpi(paymentRate, kpiContext(observations))).toMatchObject({
			state: 'zero_denominator',
			reason: null,
			numerator: 0,
			denominator: 0,
			value: null,
			flags: []
		});
	});

	it('tells a true 0 % from a missing figure', () => {
		const observations = figures({ dossiers_paid_online: 0, dossiers_fee_bearing: 60 });
		expect(computeKpi(paymentRate, kpiContext(observations))).toMatchObject({
			state: 'value',
			value: 0
		});
	});

	it('does not compute with a bound or a range', () => {
		const observations = figures({
			dossiers_paid_online: { kind: 'at_least', value: 196 },
			dossiers_fee_bearing: { kind: 'between', low: 200, high: 300 }
		});
		expect(computeKpi(paymentRate, kpiContext(observations))).toMatchObject({
			state: 'missing',
			reason: 'inexact'
		});
	});

	it('keeps a stated rate apart from a computed one', () => {
		const stated = figure('timely_rate', 100, { text: '100%' });
		const kpi = computeKpi(timelyRate, kpiContext([stated]));
		expect(kpi).toMatchObject({ state: 'stated_only', reason: null, value: null });
		expect(kpi.stated).toEqual([stated]);
		expect(computeKpi(timelyRate, kpiContext([...text, stated]))).toMatchObject({
			state: 'value',
			stated: [stated]
		});
	});

	it('says when the report calls it not applicable', () => {
		const observations = figures({
			dossiers_paid_online: 0,
			dossiers_fee_bearing: { kind: 'missing', reason: 'not_applicable' }
		});
		expect(computeKpi(paymentRate, kpiContext(observations))).toMatchObject({
			state: 'not_applicable',
			reason: null
		});
	});

	it('treats a blank cell as not reported', () => {
		const observations = figures({ dossiers_paid_online: 5, dossiers_fee_bearing: null });
		expect(computeKpi(paymentRate, kpiContext(observations)).reason).toBe('not_reported');
	});
});

describe('the sum over units', () => {
	it('adds numerators and denominators, never rates', () => {
		expect(totalOf([result(1, [922, 944]), result(2, [526, 551])])).toEqual({
			numerator: 1448,
			denominator: 1495,
			value: (100 * 1448) / 1495,
			units: 2,
			flags: []
		});
	});

	it('counts only units with a value and is unverified when a part is', () => {
		const parts = [
			result(1, [9, 10], { flags: ['unverified', 'few'] }),
			result(2, null),
			result(3, [1, 10])
		];
		expect(totalOf(parts)).toMatchObject({ numerator: 10, units: 2, flags: ['unverified'] });
	});

	it('is no number without a unit that has one', () => {
		expect(totalOf([result(1, null)])).toEqual({
			numerator: null,
			denominator: null,
			value: null,
			units: 0,
			flags: []
		});
	});

	it('lies between the lowest and the highest of its parts', () => {
		const part = fc
			.integer({ min: 1, max: 5000 })
			.chain((denominator) =>
				fc.tuple(fc.integer({ min: 0, max: denominator }), fc.constant(denominator))
			);
		fc.assert(
			fc.property(fc.array(part, { minLength: 1, maxLength: 20 }), (parts) => {
				const results = parts.map((fraction, index) => result(index, fraction));
				const values = results.map(({ value }) => value ?? 0);
				const total = totalOf(results).value ?? -1;
				expect(total).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
				expect(total).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
			})
		);
	});
});

it('has no cases where the denominator is 0 and nothing is said of the numerator', () => {
	const report = figures({ dossiers_fee_bearing: 0 });
	expect(computeKpi(paymentRate, kpiContext(report))).toMatchObject({
		state: 'zero_denominator',
		reason: null,
		value: null
	});
});

it('has no rate where more is counted than there is to count from', () => {
	const report = figures({ dossiers_paid_online: 189, dossiers_fee_bearing: 186 });
	expect(computeKpi(paymentRate, kpiContext(report))).toMatchObject({
		state: 'missing',
		reason: 'contradiction',
		numerator: 189,
		denominator: 186,
		value: null
	});
});

it('gives a rate between 0 and 100 or none, for every KPI and any report, however wrong', () => {
	const catalogue = aCatalogue();
	const ids = [...catalogue.indicators.keys()];
	const stated = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 1000 }));
	const report = fc
		.array(stated, { minLength: ids.length, maxLength: ids.length })
		.map((values) => figures(Object.fromEntries(ids.map((id, at) => [id, values[at] ?? null]))));
	fc.assert(
		fc.property(report, (observations) => {
			for (const kpi of catalogue.kpis.values()) {
				const { state, value } = computeKpi(kpi, kpiContext(observations));
				expect(state === 'value').toBe(value !== null);
				if (value !== null) {
					expect(value).toBeGreaterThanOrEqual(0);
					expect(value).toBeLessThanOrEqual(100);
				}
			}
		})
	);
});

it('conserves sums under a merger: the merged unit has the total of its parts', () => {
	const counts = fc
		.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }))
		.map(([online, direct]) => ({ online, received: online + direct + 1 }));
	const kpiOf = ({ online, received }: { online: number; received: number }) =>
		computeKpi(
			onlineShare,
			kpiContext(figures({ dossiers_received_online: online, dossiers_received_new: received }))
		);
	fc.assert(
		fc.property(fc.array(counts, { minLength: 1, maxLength: 6 }), (parts) => {
			const merged = parts.reduce((sum, part) => ({
				online: sum.online + part.online,
				received: sum.received + part.received
			}));
			const { numerator, denominator, value } = kpiOf(merged);
			expect(totalOf(parts.map(kpiOf))).toMatchObject({ numerator, denominator, value });
		})
	);
});
