import { describe, expect, it } from 'vitest';
import {
	aCatalogue,
	byField,
	figure,
	figures,
	ruleContext
} from '../../../../../tests/support/observations';
import type { Check } from '../../kpi/catalogue';
import type { Observation } from '../../figures/observation';
import { checkFields } from './check-fields';
import { checkedFiguresOf } from './checked-figures';

const checked = (observations: readonly Observation[], checks?: readonly Check[]) =>
	checkedFiguresOf(ruleContext(observations, checks ? { catalogue: aCatalogue({ checks }) } : {}));

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

describe('sums over the fields', () => {
	const fields = { civil_status: 279, certification: 605, social: 37, merit: 15, land: 1 };
	const perField = byField('dossiers_received_new', fields, { source: 'Mục II.2' });

	it('that do not reach the total are told: 279 + 605 + 37 + 15 + 1 = 937 ≠ 944', () => {
		expect(checkFields(checked([...thanhMien, ...perField]))).toMatchObject([
			{ code: 'sum_mismatch', check: 'new_by_field', sum: 937, total: { value: 944 } }
		]);
	});

	it('are compared with the total of another source when their own has none', () => {
		const table = byField('dossiers_received_new', fields, { source: 'Bảng 1' });
		expect(checkFields(checked([...thanhMien, ...table]))).toMatchObject([{ sum: 937 }]);
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
		const found = checkFields(checked([...thanhMien, ...perField], [check]));
		expect(found).toMatchObject([{ total: { indicator: 'dossiers_received_total', value: 950 } }]);
	});

	it('with an empty field are wrong only when they exceed the total', () => {
		const total = figure('dossiers_received_new', 944);
		const part = (value: number) =>
			byField('dossiers_received_new', { land: value, merit: 5, social: null });
		expect(checkFields(checked([total, ...part(900)]))).toEqual([]);
		expect(checkFields(checked([total, ...part(940)]))).toMatchObject([{ sum: 945 }]);
	});

	it('are not told of one field alone, nor where one is only a bound', () => {
		const total = figure('dossiers_received_new', 944);
		const one = byField('dossiers_received_new', { land: 3 });
		const bound = byField('dossiers_received_new', {
			land: 3,
			merit: { kind: 'at_least', value: 900 }
		});
		expect(checkFields(checked([total, ...one]))).toEqual([]);
		expect(checkFields(checked([total, ...bound]))).toEqual([]);
	});
});
