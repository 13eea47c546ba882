import type { FigureIssue } from '../issue';
import type { RuleContext } from './context';

export type { RuleContext } from './context';

export function runRules(context: RuleContext): FigureIssue[] {
	return [];
}
