import { describe, expect, it } from 'vitest';
import {
	aCatalogue,
	figure,
	figures,
	ruleContext
} from '../../../../../tests/support/observations';
import type { Check } from '../../kpi/catalogue';
import type { Observation } from '../../figures/observation';
import { checkEqual } from './check-equal';
import { checkedFiguresOf } from './checked-figures';

const checked = (observations: readonly Observation[], checks?: readonly Check[]) =>
	checkedFiguresOf(ruleContext(observations, checks ? { catalogue: aCatalogue({ checks }) } : {}));

describe('two names of one quantity', () => {
	const equal = (observations: readonly Observation[], details: { factor?: number } = {}) => {
		const names = { left: 'issued', right: 'sent', words: '', basis: '' };
		return checkEqual(
			checked(observations, [{ kind: 'equal', id: 'issued_is_sent', ...names, ...details }])
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
