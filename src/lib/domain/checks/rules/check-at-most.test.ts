import { describe, expect, it } from 'vitest';
import {
	aCatalogue,
	atMostCheck,
	figure,
	figures,
	ruleContext
} from '../../../../../tests/support/observations';
import type { Check } from '../../kpi/catalogue';
import type { Observation } from '../../figures/observation';
import { checkAtMost } from './check-at-most';
import { checkedFiguresOf } from './checked-figures';

const checked = (observations: readonly Observation[], checks?: readonly Check[]) =>
	checkedFiguresOf(ruleContext(observations, checks ? { catalogue: aCatalogue({ checks }) } : {}));

describe('parts and wholes', () => {
	const check = atMostCheck(['full', 'partial'], 'procedures');
	const atMost = (observations: readonly Observation[]) =>
		checkAtMost(checked(observations, [check]));

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
