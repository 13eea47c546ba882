import { describe, expect, it } from 'vitest';
import {
	aCatalogue,
	atMostCheck,
	byField,
	figure,
	figures,
	ruleContext,
	sumCheck
} from '../../../../../tests/support/observations';
import type { Check } from '../../kpi/catalogue';
import type { Observation } from '../../figures/observation';
import { checkAtMost } from './check-at-most';
import { checkEqual } from './check-equal';
import { checkFields } from './check-fields';
import { checkSums } from './check-sums';
import { checkedFiguresOf } from './checked-figures';

const picture = (observations: readonly Observation[], checks?: readonly Check[]) =>
	checkedFiguresOf(ruleContext(observations, checks ? { catalogue: aCatalogue({ checks }) } : {}));
const sums = (observations: readonly Observation[], checks?: readonly Check[]) =>
	checkSums(picture(observations, checks));

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

describe('sums over the fields', () => {
	const fields = { civil_status: 279, certification: 605, social: 37, merit: 15, land: 1 };
	const perField = byField('dossiers_received_new', fields, { source: 'Mục II.2' });

	it('that do not reach the total are told: 279 + 605 + 37 + 15 + 1 = 937 ≠ 944', () => {
		expect(checkFields(picture([...thanhMien, ...perField]))).toMatchObject([
			{ code: 'sum_mismatch', check: 'new_by_field', sum: 937, total: { value: 944 } }
		]);
	});

	it('are compared with the total of another source when their own has none', () => {
		const table = byField('dossiers_received_new', fields, { source: 'Bảng 1' });
		expect(checkFields(picture([...thanhMien, ...table]))).toMatchObject([{ sum: 937 }]);
	});

	it('may stand against another indicator', () => {
		const check: Check = {
			kind: 'sum_of_fields',
			id: 'total_by_field',
			total: 'dossiers_received_new',
			against: 'dossiers_received_total',
			words: '',
			basis: ''
		};
		const found = checkFields(picture([...thanhMien, ...perField], [check]));
		expect(found).toMatchObject([{ total: { indicator: 'dossiers_received_total', value: 950 } }]);
	});

	it('with an empty field are wrong only when they exceed the total', () => {
		const total = figure('dossiers_received_new', 944);
		const part = (value: number) =>
			byField('dossiers_received_new', { land: value, merit: 5, social: null });
		expect(checkFields(picture([total, ...part(900)]))).toEqual([]);
		expect(checkFields(picture([total, ...part(940)]))).toMatchObject([{ sum: 945 }]);
	});

	it('are not told of one field alone, nor where one is only a bound', () => {
		const total = figure('dossiers_received_new', 944);
		const one = byField('dossiers_received_new', { land: 3 });
		const bound = byField('dossiers_received_new', {
			land: 3,
			merit: { kind: 'at_least', value: 900 }
		});
		expect(checkFields(picture([total, ...one]))).toEqual([]);
		expect(checkFields(picture([total, ...bound]))).toEqual([]);
	});
});

describe('parts and wholes', () => {
	const check = atMostCheck(['full', 'partial'], 'procedures');
	const atMost = (observations: readonly Observation[]) =>
		checkAtMost(picture(observations, [check]));

	it('may be equal', () => {
		expect(atMost(figures({ procedures: 17, full: 8, partial: 9 }))).toEqual([]);
	});

	it('are told when the parts exceed the whole: 8 + 9 = 17 > 9', () => {
		expect(atMost(figures({ procedures: 9, full: 8, partial: 9 }))).toMatchObject([
			{ code: 'part_exceeds_total', parts: [{ value: 8 }, { value: 9 }], total: { value: 9 } }
		]);
	});

	it('are told of one part alone, for a part not reported cannot make it better', () => {
		expect(atMost(figures({ procedures: 139, partial: 157 }))).toMatchObject([
			{ parts: [{ value: 157 }] }
		]);
	});

	it('are looked at within a source before the sources are mixed', () => {
		const observations = [
			...figures({ procedures: 157, full: 1, partial: 1 }, { source: 'Mục I' }),
			...figures({ procedures: 139, partial: 157 }, { source: 'Biểu mẫu 3' })
		];
		expect(atMost(observations)).toMatchObject([{ total: { source: 'Biểu mẫu 3' } }]);
	});

	it('are compared across sources where none has both', () => {
		const observations = [
			figure('procedures', 9, { source: 'Mục I' }),
			...figures({ full: 8, partial: 9 }, { source: 'Mục II' })
		];
		expect(atMost(observations)).toHaveLength(1);
	});
});

describe('two names of one quantity', () => {
	const equal = (observations: readonly Observation[], details: { factor?: number } = {}) => {
		const names = { left: 'issued', right: 'sent', words: '', basis: '' };
		return checkEqual(
			picture(observations, [{ kind: 'equal', id: 'issued_is_sent', ...names, ...details }])
		);
	};

	it('contradict each other when they differ: 399 issued, 339 sent', () => {
		const observations = [
			figure('issued', 399, { source: 'Mục II.1' }),
			figure('sent', 339, { source: 'Mục II.6' })
		];
		expect(equal(observations)).toMatchObject([
			{ code: 'not_equal', left: { value: 399 }, right: { value: 339 }, factor: 1 }
		]);
		expect(equal(figures({ issued: 339, sent: 339 }))).toEqual([]);
	});

	it('in two units of measure may differ by half a unit of the rounded one', () => {
		const million = { factor: 1_000_000, tolerance: 500_000 };
		const written = (issued: number) => figures({ issued, sent: 2_014_517_000 });
		expect(equal(written(2015), million)).toEqual([]);
		expect(equal(written(2014.517), { factor: 1_000_000 })).toEqual([]);
		expect(equal(written(2014), million)).toMatchObject([{ factor: 1_000_000 }]);
	});
});

it('a figure derived from other reports is not checked against anything', () => {
	const derived = figures(
		{ dossiers_received_total: 9, dossiers_received_new: 5, dossiers_carried_over: 1 },
		{ derivedFrom: [] }
	);
	expect(sums(derived)).toEqual([]);
});
