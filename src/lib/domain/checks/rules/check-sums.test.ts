import { describe, expect, it } from 'vitest';
import {
	aCatalogue,
	figure,
	figures,
	ruleContext,
	sumCheck
} from '../../../../../tests/support/observations';
import type { Check } from '../../kpi/catalogue';
import type { Observation } from '../../figures/observation';
import { checkSums } from './check-sums';
import { checkedFiguresOf } from './checked-figures';

const checked = (observations: readonly Observation[], checks?: readonly Check[]) =>
	checkedFiguresOf(ruleContext(observations, checks ? { catalogue: aCatalogue({ checks }) } : {}));
const sums = (observations: readonly Observation[], checks?: readonly Check[]) =>
	checkSums(checked(observations, checks));

const thanhMien = figures(
	{
		dossiers_received_total: 950,
		dossiers_received_new: 944,
		dossiers_received_online: 922,
		dossiers_received_direct_postal: 22,
		dossiers_carried_over: 6,
		dossiers_resolved_total: 922,
		dossiers_resolved_early: 874,
		dossiers_resolved_on_time: 48,
		dossiers_resolved_late: 0,
		dossiers_pending_total: 28,
		dossiers_pending_in_time: 28,
		dossiers_pending_overdue: 0
	},
	{ source: 'Mục II.2' }
);

describe('sums', () => {
	it('that hold in the text are left alone, whatever a form says of one of them', () => {
		const form7 = figures(
			{ dossiers_received_total: 922, dossiers_received_online: 905 },
			{ source: 'Biểu mẫu 7' }
		);
		expect(sums([...thanhMien, ...form7])).toEqual([]);
	});

	it('that do not hold name every figure: 1103 + 31 = 1134 ≠ 1144', () => {
		const observations = figures({
			dossiers_received_total: 1144,
			dossiers_received_online: 1103,
			dossiers_received_direct: 31
		});
		expect(sums(observations)).toMatchObject([
			{
				code: 'sum_mismatch',
				severity: 'warning',
				check: 'received_channels',
				unitId: 1,
				period: '2023-q3',
				total: { value: 1144 },
				parts: [{ value: 1103 }, { value: 31 }],
				sum: 1134
			}
		]);
	});

	it('are not looked at where a figure they exclude is reported', () => {
		const observations = figures({
			dossiers_received_total: 1144,
			dossiers_received_online: 1103,
			dossiers_received_direct: 31,
			dossiers_carried_over: 10
		});
		expect(sums(observations)).toEqual([]);
	});

	it('are not looked at while a part is blank, a bound or of another window', () => {
		const total = figure('dossiers_received_total', 950);
		const added = figure('dossiers_received_new', 900);
		const parts = [
			figure('dossiers_carried_over', null),
			figure('dossiers_carried_over', { kind: 'at_least', value: 6 }),
			figure('dossiers_carried_over', 6, { window: { from: '2023-07-13', to: '2023-08-31' } })
		];
		for (const part of parts) expect(sums([total, added, part])).toEqual([]);
	});

	it('add optional parts where they are reported', () => {
		const resolved = { dossiers_resolved_total: 922, dossiers_resolved_early: 874 };
		expect(sums(figures(resolved))).toHaveLength(1);
		expect(sums(figures({ ...resolved, dossiers_resolved_on_time: 48 }))).toEqual([]);
		const late = figures({ ...resolved, dossiers_resolved_on_time: 48, dossiers_resolved_late: 2 });
		expect(sums(late)).toMatchObject([{ sum: 924, parts: [{}, {}, {}] }]);
	});

	it('take an optional part from another source before calling the sum wrong', () => {
		const observations = [
			...figures(
				{ dossiers_resolved_total: 922, dossiers_resolved_early: 874 },
				{ source: 'Mục II.2' }
			),
			figure('dossiers_resolved_on_time', 48, { source: 'Mục III' })
		];
		expect(sums(observations)).toEqual([]);
	});

	it('are not called wrong when an optional part is only a bound', () => {
		const observations = figures({
			dossiers_resolved_total: 922,
			dossiers_resolved_early: 874,
			dossiers_resolved_on_time: { kind: 'at_least', value: 40 }
		});
		expect(sums(observations)).toEqual([]);
	});

	it('go across sources only where no source has all their figures', () => {
		const across = [
			figure('dossiers_received_total', 950, { source: 'Biểu mẫu 7' }),
			...figures({ dossiers_received_new: 944, dossiers_carried_over: 7 }, { source: 'Mục II.2' })
		];
		expect(sums(across)).toMatchObject([{ sum: 951, total: { source: 'Biểu mẫu 7' } }]);
	});

	it('do not go across sources that contradict each other about a part', () => {
		const contested = [
			figure('dossiers_received_total', 950, { source: 'Biểu mẫu 7' }),
			figure('dossiers_received_new', 944, { source: 'Mục II.2' }),
			figure('dossiers_received_new', 940, { source: 'Mục III' }),
			figure('dossiers_carried_over', 7, { source: 'Mục IV' })
		];
		expect(sums(contested)).toEqual([]);
	});

	it('are looked at field by field as well', () => {
		const land = figures(
			{ dossiers_received_total: 10, dossiers_received_new: 8, dossiers_carried_over: 1 },
			{ field: 'land' }
		);
		expect(sums([...thanhMien, ...land])).toMatchObject([{ total: { field: 'land', value: 10 } }]);
	});

	it('of decimal amounts are compared without the dust of binary fractions', () => {
		const check = sumCheck('budget', ['first', 'second']);
		expect(sums(figures({ budget: 0.3, first: 0.1, second: 0.2 }), [check])).toEqual([]);
		expect(sums(figures({ budget: 0.31, first: 0.1, second: 0.2 }), [check])).toHaveLength(1);
	});
});

it('a figure derived from other reports is not checked against anything', () => {
	const derived = figures(
		{ dossiers_received_total: 9, dossiers_received_new: 5, dossiers_carried_over: 1 },
		{ derivedFrom: [] }
	);
	expect(sums(derived)).toEqual([]);
});
