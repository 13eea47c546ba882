import { describe, expect, it } from 'vitest';
import {
	aCatalogue,
	figure,
	figures,
	indicator,
	rate,
	ruleContext
} from '../../../../../tests/support/observations';
import type { Observation } from '../../figures/observation';
import { checkedFiguresOf } from './checked-figures';
import { statedRate } from './stated-rate';

const catalogue = aCatalogue({
	indicators: [
		indicator('votes'),
		indicator('votes_satisfied'),
		rate('satisfied_rate', { numerator: ['votes_satisfied'], denominator: ['votes'] }),
		rate('online_dossier_rate', {
			numerator: ['dossiers_received_online'],
			denominator: ['dossiers_received_total']
		})
	]
});
const checked = (observations: readonly Observation[]) =>
	checkedFiguresOf(ruleContext(observations, { catalogue }));
const rates = (observations: readonly Observation[]) => statedRate(checked(observations));
const stated = (id: string, text: string, details: Partial<Observation> = {}) =>
	figure(id, Number(text.replace(',', '.')), {
		text: `${text}%`,
		decimals: (text.split(/[.,]/)[1] ?? '').length,
		...details
	});

const report = { from: '2022-12-15', to: '2023-12-14' };
const half = { from: '2023-07-01', to: '2023-12-14' };

describe('a stated rate', () => {
	it('agrees with its counts half-up at the stated decimals', () => {
		const counts = figures({ votes: 551, votes_satisfied: 332 });
		expect(rates([...counts, stated('satisfied_rate', '60')])).toEqual([]);
		expect(rates([...counts, stated('satisfied_rate', '60,25')])).toEqual([]);
		expect(rates([...counts, stated('satisfied_rate', '60,3')])).toEqual([]);
		expect(rates([...counts, stated('satisfied_rate', '60,2')])).toMatchObject([
			{ code: 'rate_truncated', severity: 'info' }
		]);
	});

	it('that does not follow is told with what does: 99,02 against 2552/2576 = 99,07', () => {
		const counts = figures({ dossiers_received_online: 2552, dossiers_received_new: 2576 });
		const [issue] = rates([...counts, stated('online_share', '99,02')]);
		expect(issue).toMatchObject({
			code: 'rate_mismatch',
			severity: 'warning',
			decimals: 2,
			stated: { text: '99,02%' },
			numerator: [{ value: 2552 }],
			denominator: [{ value: 2576 }]
		});
		expect(issue?.code === 'rate_mismatch' && issue.computed).toBeCloseTo(99.0683, 4);
	});

	it('is only cut off: 76,99 of 820/1065 = 76,995…', () => {
		const counts = figures(
			{ dossiers_paid_online: 820, dossiers_fee_bearing: 1065 },
			{ period: '2023-y', window: half }
		);
		const cut = stated('online_payment_rate', '76,99', { period: '2023-y', window: half });
		expect(rates([...counts, cut])).toMatchObject([{ code: 'rate_truncated' }]);
	});

	it('is compared with the counts of its own source first', () => {
		const observations = [
			...figures(
				{ dossiers_received_online: 922, dossiers_received_new: 944 },
				{ source: 'Mục II.2' }
			),
			...figures(
				{ dossiers_received_online: 905, dossiers_received_total: 922 },
				{ source: 'Biểu mẫu 7' }
			),
			stated('online_share', '98,17', { source: 'Biểu mẫu 7' })
		];
		expect(rates(observations)).toMatchObject([
			{ code: 'rate_mismatch', numerator: [{ value: 905 }], denominator: [{ value: 922 }] }
		]);
	});

	it('without counts in its source is compared with those of the others, the nearest shown', () => {
		const others = [
			...figures(
				{ dossiers_received_online: 922, dossiers_received_total: 950 },
				{ source: 'Mục II.2' }
			),
			...figures(
				{ dossiers_received_online: 905, dossiers_received_total: 922 },
				{ source: 'Biểu mẫu 7' }
			)
		];
		const inText = stated('online_dossier_rate', '98,17', { source: 'Mục II.6' });
		expect(rates([...others, inText])).toMatchObject([
			{ code: 'rate_mismatch', numerator: [{ value: 905 }], denominator: [{ value: 922 }] }
		]);
		expect(
			rates([...others, stated('online_dossier_rate', '97,05', { source: 'Mục III' })])
		).toEqual([]);
	});

	it('may have its numerator in its own source and its denominator elsewhere', () => {
		const observations = [
			figure('votes_satisfied', 816, { source: 'Mục II.2' }),
			stated('satisfied_rate', '88,51', { source: 'Mục II.2' }),
			figure('votes', 922, { source: 'Biểu mẫu 1' })
		];
		expect(rates(observations)).toMatchObject([
			{ code: 'rate_mismatch', denominator: [{ value: 922, source: 'Biểu mẫu 1' }] }
		]);
	});

	it('of the report is not compared with counts of a part of it', () => {
		const observations = [
			...figures(
				{ dossiers_paid_online: 820, dossiers_fee_bearing: 1065, dossiers_received_new: 1 },
				{ period: '2023-y', window: half }
			),
			stated('online_payment_rate', '80', { period: '2023-y', window: report })
		];
		expect(rates(observations)).toEqual([]);
	});

	it('over 100 % is told once', () => {
		const counts = figures({ votes: 100, votes_satisfied: 99 });
		expect(rates([...counts, stated('satisfied_rate', '990')])).toMatchObject([
			{ code: 'rate_above_hundred', severity: 'warning' }
		]);
	});

	it('without any counts is noted, and 0/0 is not', () => {
		expect(rates([stated('timely_rate', '100')])).toMatchObject([
			{
				code: 'rate_without_counts',
				severity: 'info',
				stated: { text: '100%' },
				lacking: ['dossiers_resolved_early_or_on_time', 'dossiers_resolved_total']
			}
		]);
		expect(
			rates([...figures({ votes: 0, votes_satisfied: 0 }), stated('satisfied_rate', '0')])
		).toEqual([]);
	});

	it('of one field is compared with the counts of that field', () => {
		const observations = [
			...figures({ votes: 10, votes_satisfied: 9 }, { field: 'land' }),
			...figures({ votes: 100, votes_satisfied: 50 }),
			stated('satisfied_rate', '90', { field: 'land' })
		];
		expect(rates(observations)).toEqual([]);
	});
});
