import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../../tests/import/office';
import type { FigureIssue, Issue } from '../../domain/checks/issue';
import { unreadIn, type UnreadFigure } from '../reading/resolve/readable';
import { certainIssues } from './certain-issues';

const figure = (indicator: string, value: number) => ({
	...{ indicator, field: '', source: 'Báo cáo', text: String(value), place: {} },
	quantity: { kind: 'exact' as const, value }
});
const at = { severity: 'warning', place: {}, unitId: 1, period: '2026-h1' } as const;
const check = catalogue.checks.find(({ kind }) => kind === 'sum');
if (check?.kind !== 'sum') throw new Error('no sum is checked');
const [first = '', second = ''] = check.parts;

const ISSUES = {
	cumulative_sum_mismatch: {
		...{ ...at, code: 'cumulative_sum_mismatch', sum: 9 },
		cumulative: figure(check.total, 8),
		parts: [{ period: '2026-q1', figure: figure(check.total, 9) }]
	},
	derived_exceeds: {
		...{ ...at, code: 'derived_exceeds', derivedPeriod: '2026-q2', minusPeriod: '2026-q1' },
		...{ part: figure(first, 9), whole: figure(check.total, 5) },
		...{ cumulative: [figure(first, 10)], minus: [figure(check.total, 1)] }
	},
	unnamed_rest: {
		...{ ...at, code: 'unnamed_rest', check: check.id, rest: 1, what: 'không nêu' },
		...{ total: figure(check.total, 10), parts: [figure(first, 9)] }
	}
} as const;

const kept = (issue: unknown, unread: readonly UnreadFigure[]): string[] =>
	certainIssues(
		[issue as FigureIssue] satisfies readonly Issue[],
		{ resolved: { observations: [] } as never, unread: unreadIn(unread) },
		catalogue
	).map(({ code }) => code);
const unread = (period: string, indicator: string): UnreadFigure[] => [
	{ unitId: 1, period, indicator }
];

describe('a contradiction beside cells that nobody could read', () => {
	it.each(Object.entries(ISSUES))('%s holds where those are of something else', (code, issue) => {
		expect(kept(issue, unread('2026-h1', 'households'))).toEqual([code]);
	});

	it.each([
		['cumulative_sum_mismatch', '2026-q1', check.total],
		['derived_exceeds', '2026-q1', check.total],
		['unnamed_rest', '2026-h1', second]
	] as const)('%s may be none where %s lacks what it rests on', (code, period, indicator) => {
		expect(kept(ISSUES[code], unread(period, indicator))).toEqual([]);
	});
});
