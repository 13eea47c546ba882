// The order of the rules. Only exact figures enter them: a blank, a bound or a range is told once, where it stands.
import type { FigureIssue } from '../issue';
import { carriedOver } from './carried-over';
import { checkAtMost } from './check-at-most';
import { checkEqual } from './check-equal';
import { checkFields } from './check-fields';
import { checkNamedParts } from './check-named-parts';
import { checkSums } from './check-sums';
import type { RuleContext } from './context';
import { cumulative } from './cumulative';
import { cumulativeSum, derivedQuarter } from './cumulative-sum';
import { inexact } from './inexact';
import { otherWindow } from './other-window';
import { checkedFiguresOf, type Rule } from './checked-figures';
import { statedRate } from './stated-rate';
import { suddenJump } from './sudden-jump';
import { twoSources } from './two-sources';
import { implausibleWindows } from './window';

export type { RuleContext } from './context';

/** Each stage may rely on what stands beside it; it is given what earlier stages told. */
const STAGES: readonly { readonly assumes: string; readonly rules: readonly Rule[] }[] = [
	{ assumes: 'cells are read; nothing about their sense', rules: [implausibleWindows, inexact] },
	{
		assumes: 'figures of one source and window belong together; other windows are left alone',
		rules: [checkSums, checkFields, checkAtMost, checkEqual]
	},
	{ assumes: 'whole sums are told; of the others some parts are there', rules: [checkNamedParts] },
	{ assumes: 'each source was looked at by itself', rules: [twoSources] },
	{ assumes: 'which counts are contested between sources is told', rules: [statedRate] },
	{
		assumes: 'the period was looked at by itself',
		rules: [carriedOver, cumulative, suddenJump]
	},
	{
		assumes: 'a part above its whole is told',
		rules: [cumulativeSum, derivedQuarter]
	},
	{ assumes: 'windows that cannot be are told', rules: [otherWindow] }
];

/** All contradictions and notes of one unit and period. */
export function runRules(context: RuleContext): FigureIssue[] {
	const checked = checkedFiguresOf(context);
	return STAGES.reduce<FigureIssue[]>(
		(told, { rules }) => [...told, ...rules.flatMap((rule) => rule(checked, told))],
		[]
	);
}
