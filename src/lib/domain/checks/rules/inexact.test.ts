import { expect, it } from 'vitest';
import { figure, ruleContext } from '../../../../../tests/support/observations';
import { inexact } from './inexact';
import { checkedFiguresOf } from './checked-figures';

it('a bound where a KPI needs an exact count is noted, and elsewhere it is not', () => {
	const observations = [
		figure('dossiers_paid_online', { kind: 'at_least', value: 196 }, { text: 'trên 196' }),
		figure('population_temporary', { kind: 'between', low: 2500, high: 3000 })
	];
	expect(inexact(checkedFiguresOf(ruleContext(observations)))).toMatchObject([
		{
			code: 'inexact_figure',
			severity: 'info',
			indicator: 'dossiers_paid_online',
			found: 'trên 196'
		}
	]);
});
