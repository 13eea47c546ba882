// What a report says against what is stored: new, changed or the same, figure by figure.
import type { Issue } from '../../domain/issue';
import type { Observation } from '../../domain/observation';
import type { PeriodId, Window } from '../../domain/period';
import { isSameWindow } from '../../domain/report-window';
import type { UnitId } from '../../domain/unit';
import type { Reader } from '../db/database';
import { figureKey } from '../db/figure-rows';
import { figureHistory, observationsFor } from '../db/observations';

export interface FigureChange {
	readonly observation: Observation;
	/** The figure it takes the place of. */
	readonly before?: Observation;
}
/** One unit's figures of one period in a file. */
export interface Report {
	readonly unitId: UnitId;
	readonly period: PeriodId;
	/** The window most of its figures share; null when most have none. */
	readonly window: Window | null;
	readonly changes: readonly FigureChange[];
	readonly unchanged: number;
}

/** Groups the figures by unit and period, in the order of the file. */
export function reportsIn(db: Reader, observations: readonly Observation[]): Report[] {
	const groups = new Map<string, Observation[]>();
	for (const observation of observations) {
		const key = `${observation.unitId} ${observation.period}`;
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [observation]);
		else group.push(observation);
	}
	return [...groups.values()].map((group) => reportOf(db, group));
}

function reportOf(db: Reader, group: readonly Observation[]): Report {
	const [{ unitId, period } = { unitId: 0, period: '' }] = group;
	const stored = new Map(
		observationsFor(db, { unitIds: [unitId], periods: [period] }).map((figure) => [
			figureKey(figure),
			figure
		])
	);
	const window = commonWindow(group);
	const changes: FigureChange[] = [];
	for (const figure of group) {
		const observation = figure.window === null ? { ...figure, window } : figure;
		const before = stored.get(figureKey(figure));
		if (before === undefined) changes.push({ observation });
		else if (!saysTheSame(figure, before)) changes.push({ observation, before });
	}
	return { unitId, period, window, changes, unchanged: group.length - changes.length };
}

/** A figure without a window says nothing against one that is stored. */
function saysTheSame(figure: Observation, before: Observation): boolean {
	const { quantity: a } = figure;
	const { quantity: b } = before;
	const sameWindow = figure.window === null || isSameWindow(figure.window, before.window);
	return sameWindow && JSON.stringify(a) === JSON.stringify(b);
}

function commonWindow(figures: readonly Observation[]): Window | null {
	const counts = new Map<string, { readonly window: Window | null; count: number }>();
	for (const { window } of figures) {
		const key = window === null ? '' : `${window.from} ${window.to}`;
		const known = counts.get(key);
		if (known === undefined) counts.set(key, { window, count: 1 });
		else known.count += 1;
	}
	const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
	return most?.window ?? null;
}

/** An empty cell would take the place of a stored figure: a reason must be given. */
export function blanksOverValues({ unitId, period, changes }: Report): Issue[] {
	return changes.flatMap(({ observation, before }) => {
		const { quantity, indicator, field, place } = observation;
		const isBlank = quantity.kind === 'missing' && quantity.reason === 'blank';
		if (!isBlank || before === undefined || before.quantity.kind === 'missing') return [];
		const at = { severity: 'warning', place, unitId, period } as const;
		return [{ ...at, code: 'blank_over_value', indicator, field, stored: before.text }];
	});
}

/** An old file sent again would take back what was corrected since: a reason must be given. */
export function correctedBefore(db: Reader, { unitId, period, changes }: Report): Issue[] {
	return changes.flatMap(({ observation, before }) => {
		const { indicator, field, place, text } = observation;
		if (before === undefined || observation.quantity.kind === 'missing') return [];
		const isOld = figureHistory(db, observation).some(
			(past) => !past.isCurrent && saysTheSame(observation, past.observation)
		);
		if (!isOld) return [];
		const at = { severity: 'warning', place, unitId, period } as const;
		return [
			{ ...at, code: 'corrected_before', indicator, field, found: text, stored: before.text }
		];
	});
}
