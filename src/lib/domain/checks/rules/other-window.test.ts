import { describe, expect, it } from 'vitest';
import { figure, figures, ruleContext } from '../../../../../tests/support/observations';
import type { Window } from '../../figures/period';
import { otherWindow } from './other-window';
import { checkedFiguresOf } from './checked-figures';
import { runRules } from './stages';

describe('figures of another window than the report', () => {
	const report = { from: '2022-12-15', to: '2023-12-14' };
	const half = { from: '2023-07-01', to: '2023-12-14' };
	const year = (window: Window) => ({ period: '2023-y', window });
	const observations = [
		...figures({ dossiers_received_new: 9, dossiers_received_online: 8, x: 1 }, year(report)),
		...figures({ dossiers_fee_bearing: 4, dossiers_paid_online: 3 }, year(half))
	];

	it('are noted together, with both windows', () => {
		expect(otherWindow(checkedFiguresOf(ruleContext(observations)), [])).toMatchObject([
			{
				code: 'other_window',
				severity: 'info',
				window: half,
				reportWindow: report,
				figures: [{ value: 4 }, { value: 3 }]
			}
		]);
	});

	it('are not noted when the window itself cannot be', () => {
		const impossible = { from: '2020-01-01', to: '2020-12-31' };
		const odd = figure('dossiers_fee_bearing', 4, year(impossible));
		const codes = runRules(ruleContext([...observations.slice(0, 3), odd])).map(({ code }) => code);
		expect(codes).toEqual(['implausible_window']);
	});
});
