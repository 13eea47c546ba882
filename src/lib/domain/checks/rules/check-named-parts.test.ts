import { describe, expect, it } from 'vitest';
import {
	aCatalogue,
	figures,
	ruleContext,
	sumCheck,
	type Stated
} from '../../../../../tests/support/observations';
import type { FigureIssue } from '../issue';
import { checkNamedParts } from './check-named-parts';
import { checkSums } from './check-sums';
import { checkedFiguresOf } from './checked-figures';

const check = sumCheck('resolved', ['early', 'on_time', 'late'], {
	optionalParts: ['unclassified'],
	rest: 'không nêu xong trước hạn, đúng hạn hay quá hạn'
});
const checked = (stated: Readonly<Record<string, Stated>>) =>
	checkedFiguresOf(ruleContext(figures(stated), { catalogue: aCatalogue({ checks: [check] }) }));
const told = (stated: Readonly<Record<string, Stated>>, before: readonly FigureIssue[] = []) =>
	checkNamedParts(checked(stated), before);

describe('parts of which a report names some', () => {
	it('leave a rest that is noted: 467 − 463 − 3 = 1', () => {
		expect(told({ resolved: 467, early: 463, on_time: 3 })).toMatchObject([
			{
				code: 'unnamed_rest',
				severity: 'info',
				total: { value: 467 },
				parts: [{ value: 463 }, { value: 3 }],
				rest: 1
			}
		]);
	});

	it('are a contradiction where they exceed the whole: 71.714 + 32 > 71.714', () => {
		expect(told({ resolved: 71_714, on_time: 71_714, late: 32 })).toMatchObject([
			{ code: 'part_exceeds_total', total: { value: 71_714 } }
		]);
	});

	it('leave nothing where the parts that may be added fill the whole', () => {
		expect(told({ resolved: 467, early: 463, on_time: 3, unclassified: 1 })).toEqual([]);
	});

	it('say nothing alone, and nothing where one of them is only bounded', () => {
		expect(told({ resolved: 467, early: 463 })).toEqual([]);
		const bound = { kind: 'at_least', value: 3 } as const;
		expect(told({ resolved: 467, early: 400, on_time: 50, late: bound })).toEqual([]);
	});

	it('are left alone where their whole is contradicted already', () => {
		const stated = { resolved: 467, early: 463, on_time: 3, late: 9 };
		const before = checkSums(checked(stated));
		expect(before).toMatchObject([{ code: 'sum_mismatch' }]);
		expect(told(stated, before)).toEqual([]);
	});
});
