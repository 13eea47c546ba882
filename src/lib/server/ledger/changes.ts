// What a report says against what is stored: new, changed or the same, figure by figure.
import type { Issue } from '../../domain/checks/issue';
import type { Observation } from '../../domain/figures/observation';
import type { PeriodId, Window } from '../../domain/figures/period';
import { isSameWindow } from '../../domain/figures/report-window';
import type { UnitId } from '../../domain/unit/unit';
import type { Reader } from '../db/database';
import { storedFigureKey } from '../db/figures/figure-rows';
import { pastFigures, storedFigures, type StoredFigure } from '../db/figures/observations';
import { inBatches } from './batches';

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
	/** All it states, new or said before: it stands by itself when an earlier report is withdrawn. */
	readonly stated: readonly Stated[];
	/** What counted before of the same unit and period, by `storedFigureKey`. */
	readonly stored: ReadonlyMap<string, StoredFigure>;
}
export interface Stated {
	readonly observation: Observation;
	/** Row of which it takes the place. */
	readonly supersedesId: number | null;
}

/** Groups the figures by unit and period, in the order of the file. */
export function reportsIn(db: Reader, observations: readonly Observation[]): Report[] {
	const groups = new Map<string, Observation[]>();
	for (const observation of observations) {
		const key = reportKey(observation);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [observation]);
		else group.push(observation);
	}
	return inBatches([...groups.values()], (batch) => {
		const stored = storedReports(db, batch);
		return batch.map((group) => reportOf(group, stored.get(reportKey(group[0])) ?? NOTHING));
	});
}

const reportKey = (of: { unitId: UnitId; period: PeriodId } | undefined): string =>
	`${of?.unitId} ${of?.period}`;

type StoredReport = ReadonlyMap<string, StoredFigure>;
const NOTHING: StoredReport = new Map();

function storedReports(
	db: Reader,
	groups: readonly (readonly Observation[])[]
): ReadonlyMap<string, StoredReport> {
	const reports = new Map<string, Map<string, StoredFigure>>();
	for (const figure of storedFigures(db, unitsAndPeriods(groups.map(([first]) => first)))) {
		const key = reportKey(figure.observation);
		const report = reports.get(key);
		if (report === undefined)
			reports.set(key, new Map([[storedFigureKey(figure.observation), figure]]));
		else report.set(storedFigureKey(figure.observation), figure);
	}
	return reports;
}

/** The units and the periods of a batch, each once. */
function unitsAndPeriods(
	of: readonly ({ readonly unitId: UnitId; readonly period: PeriodId } | undefined)[]
): { readonly unitIds: UnitId[]; readonly periods: PeriodId[] } {
	return {
		unitIds: [...new Set(of.flatMap((one) => one?.unitId ?? []))],
		periods: [...new Set(of.flatMap((one) => one?.period ?? []))]
	};
}

function reportOf(group: readonly Observation[], stored: StoredReport): Report {
	const [{ unitId, period } = { unitId: 0, period: '' }] = group;
	const window = commonWindow(group);
	const changes: FigureChange[] = [];
	const stated: Stated[] = [];
	for (const figure of group) {
		const observation = figure.window === null && window !== null ? { ...figure, window } : figure;
		const known = stored.size === 0 ? undefined : stored.get(storedFigureKey(figure));
		if (known === undefined) changes.push({ observation });
		else if (!saysTheSame(figure, known.observation))
			changes.push({ observation, before: known.observation });
		else {
			const again = saidAgain(observation, known, window);
			if (again !== undefined) stated.push(again);
			continue;
		}
		stated.push({ observation, supersedesId: known?.id ?? null });
	}
	const unchanged = group.length - changes.length;
	return { unitId, period, window, changes, unchanged, stated, stored };
}

/** What counts once the report is stored, in the order of the clustered table. */
export function figuresAfter({ stored, stated }: Report): Observation[] {
	const figures = stated.map(({ observation }) => observation);
	if (stored.size > 0) {
		const said = new Set(figures.map(storedFigureKey));
		for (const [key, { observation }] of stored) if (!said.has(key)) figures.push(observation);
	}
	return figures.sort(
		(a, b) =>
			compareText(a.indicator, b.indicator) ||
			compareText(a.field, b.field) ||
			compareText(a.source, b.source)
	);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** A figure without a window says nothing against one that is stored. */
function saysTheSame(figure: Observation, before: Observation): boolean {
	const { quantity: a } = figure;
	const { quantity: b } = before;
	const sameWindow = figure.window === null || isSameWindow(figure.window, before.window);
	return sameWindow && JSON.stringify(a) === JSON.stringify(b);
}

/**
 * The same value again keeps the window it had. Where it had none and the report has one, the earlier statement goes
 * on counting: the same value must not change in silence.
 */
function saidAgain(
	observation: Observation,
	known: StoredFigure,
	window: Window | null
): Stated | undefined {
	const before = known.observation.window;
	if (before === null && window !== null) return undefined;
	const isAsBefore = isSameWindow(observation.window, before);
	return {
		observation: isAsBefore ? observation : { ...observation, window: before },
		supersedesId: known.id
	};
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
export function correctedBefore(db: Reader, reports: readonly Report[]): Map<Report, Issue[]> {
	const changing = reports.filter(({ changes }) =>
		changes.some(
			({ observation, before }) => before !== undefined && observation.quantity.kind !== 'missing'
		)
	);
	const found = inBatches(changing, (batch) => {
		const past = new Map<string, StoredFigure[]>();
		for (const figure of pastFigures(db, unitsAndPeriods(batch))) {
			const key = storedFigureKey(figure.observation);
			const known = past.get(key);
			if (known === undefined) past.set(key, [figure]);
			else known.push(figure);
		}
		return batch.map((report) => [report, correctedIn(report, past)] as const);
	});
	return new Map(found);
}

function correctedIn(
	{ unitId, period, changes, stored }: Report,
	past: ReadonlyMap<string, readonly StoredFigure[]>
): Issue[] {
	return changes.flatMap(({ observation, before }) => {
		const { indicator, field, place, text } = observation;
		if (before === undefined || observation.quantity.kind === 'missing') return [];
		const key = storedFigureKey(observation);
		const isOld = (past.get(key) ?? []).some(
			({ id, observation: earlier }) =>
				id !== stored.get(key)?.id && saysTheSame(observation, earlier)
		);
		if (!isOld) return [];
		const at = { severity: 'warning', place, unitId, period } as const;
		return [
			{ ...at, code: 'corrected_before', indicator, field, found: text, stored: before.text }
		];
	});
}
