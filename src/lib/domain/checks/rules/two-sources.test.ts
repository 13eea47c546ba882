import { describe, expect, it } from 'vitest';
import {
	aCatalogue,
	byField,
	figure,
	figures,
	indicator,
	rate,
	ruleContext
} from '../../../../../tests/support/observations';
import type { Observation } from '../../figures/observation';
import { checkedFiguresOf } from './checked-figures';
import { twoSources } from './two-sources';

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
const sources = (observations: readonly Observation[]) => twoSources(checked(observations));
const stated = (id: string, text: string, details: Partial<Observation> = {}) =>
	figure(id, Number(text.replace(',', '.')), {
		text: `${text}%`,
		decimals: (text.split(/[.,]/)[1] ?? '').length,
		...details
	});

const report = { from: '2022-12-15', to: '2023-12-14' };
const half = { from: '2023-07-01', to: '2023-12-14' };

describe('two sources of one figure', () => {
	const text = figure('dossiers_received_online', 922, { source: 'Mục II.2' });
	const form = figure('dossiers_received_online', 905, { source: 'Biểu mẫu 7' });

	it('are told with both values, the form first', () => {
		expect(sources([text, form])).toMatchObject([
			{
				code: 'two_sources',
				severity: 'warning',
				figures: [
					{ source: 'Biểu mẫu 7', value: 905 },
					{ source: 'Mục II.2', value: 922 }
				]
			}
		]);
	});

	it('are one contradiction, however many sources there are', () => {
		const third = figure('dossiers_received_online', 905, { source: 'Mục II.6' });
		expect(sources([text, form, third])).toMatchObject([{ figures: [{}, {}, {}] }]);
	});

	it('that agree, or speak of different windows or fields, are left alone', () => {
		expect(sources([text, { ...form, quantity: text.quantity }])).toEqual([]);
		expect(
			sources([
				{ ...text, window: report },
				{ ...form, window: half }
			])
		).toEqual([]);
		expect(sources([text, { ...form, field: 'land' }])).toEqual([]);
	});

	it('share the window of the report where one states none', () => {
		const others = figures({ dossiers_carried_over: 6 }, { window: report, period: '2023-y' });
		const inYear = [text, form].map((entry) => ({ ...entry, period: '2023-y' }));
		const [first, second] = inYear;
		if (!first || !second) throw new Error('two figures');
		expect(sources([...others, { ...first, window: report }, second])).toHaveLength(1);
	});

	it('are compared field by field', () => {
		const inFields = [
			...byField('dossiers_received_new', { land: 1 }, { source: 'Mục II.2' }),
			...byField('dossiers_received_new', { land: 2 }, { source: 'Biểu II.06a' })
		];
		expect(sources(inFields)).toMatchObject([{ figures: [{ field: 'land' }, { field: 'land' }] }]);
	});

	it('do not contradict each other by a blank or a bound', () => {
		expect(sources([text, { ...form, quantity: { kind: 'missing', reason: 'blank' } }])).toEqual(
			[]
		);
		expect(sources([text, { ...form, quantity: { kind: 'at_least', value: 900 } }])).toEqual([]);
	});

	it('of a rate agree when they are equal at the fewer decimals', () => {
		const rounded = stated('online_share', '98,2', { source: 'Mục I' });
		const exact = stated('online_share', '98,17', { source: 'Mục II' });
		expect(sources([rounded, exact])).toEqual([]);
		expect(sources([{ ...rounded, quantity: { kind: 'exact', value: 98.1 } }, exact])).toHaveLength(
			1
		);
	});

	it('of a rate are not told again when its counts are', () => {
		const both = [
			stated('online_share', '97,67', { source: 'Mục II.2' }),
			stated('online_share', '98,17', { source: 'Biểu mẫu 7' })
		];
		expect(sources([text, form, ...both])).toMatchObject([{ figures: [{ value: 905 }, {}] }]);
		expect(sources(both)).toHaveLength(1);
	});
});
