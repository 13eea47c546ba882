// Runs the rules over the figures as they now stand and keeps the open issues in step.
import type { Catalogue } from '../../domain/kpi/catalogue';
import type { FigureIssue } from '../../domain/checks/issue';
import type { Observation } from '../../domain/figures/observation';
import { comparePeriods, type PeriodId } from '../../domain/figures/period';
import { runRules } from '../../domain/checks/rules/stages';
import type { UnitId } from '../../domain/unit/unit';
import type { Writer } from '../db/database';
import { openIssueMarks, type IssueMark } from '../db/submissions/issues';
import { figuresOutside } from '../db/figures/observations';
import { unitsBeyond } from '../db/figures/received';
import { inBatches } from './batches';
import { syncIssues } from './sync-issues';
import { TOTAL_ROW_CHECK } from '../reading/table/rows/totals';

export interface Recheck {
	readonly catalogue: Catalogue;
	/** Instant of the import. */
	readonly at: string;
	readonly reason: string | null;
}
/** A unit and period whose figures changed, by the submission that changed them. */
export interface Touched {
	readonly unitId: UnitId;
	readonly period: PeriodId;
	readonly submissionId: number;
	/** What counts of them now. */
	readonly figures: readonly Observation[];
}
export interface Rechecked {
	/** Of the touched periods all; of later periods what is new. */
	readonly issues: readonly FigureIssue[];
	/** Those that were not open before. */
	readonly opened: readonly FigureIssue[];
}
type ByPeriod = ReadonlyMap<PeriodId, readonly Observation[]>;

/** The touched periods of each unit and every later one: rules look back, never forward. */
export function recheckUnits(
	db: Writer,
	touched: readonly Touched[],
	recheck: Recheck & { readonly progress?: (done: number) => void }
): Rechecked {
	const byUnit = new Map<UnitId, Touched[]>();
	for (const one of touched) {
		const own = byUnit.get(one.unitId);
		if (own === undefined) byUnit.set(one.unitId, [one]);
		else own.push(one);
	}
	const issues: FigureIssue[] = [];
	const opened: FigureIssue[] = [];
	let done = 0;
	inBatches([...byUnit.values()], (batch) => {
		const figures = figuresOf(db, batch);
		const open = openMarksOf(db, [...figures.keys()]);
		for (const own of batch) {
			const unitId = own[0]?.unitId ?? 0;
			const of = { figures: figures.get(unitId) ?? new Map(), open: open.get(unitId) ?? [] };
			const rechecked = recheckUnit(db, { own, ...of }, recheck);
			issues.push(...rechecked.issues);
			opened.push(...rechecked.opened);
			done += own.length;
			recheck.progress?.(done);
		}
		return [];
	});
	return { issues, opened };
}

function recheckUnit(
	db: Writer,
	of: {
		readonly own: readonly Touched[];
		readonly figures: ByPeriod;
		readonly open: readonly IssueMark[];
	},
	{ catalogue, at, reason }: Recheck
): Rechecked {
	const { own, figures } = of;
	const issues: FigureIssue[] = [];
	const opened: FigureIssue[] = [];
	for (const period of inOrder(figures.keys())) {
		const isTouched = own.find((one) => one.period === period);
		const by = isTouched ?? own.find((one) => comparePeriods(one.period, period) < 0);
		if (by === undefined) continue;
		const { unitId, submissionId } = by;
		const about = { catalogue, unitId, period, today: at.slice(0, 10) };
		const found = findings(about, figures);
		const open = of.open.filter((mark) => mark.period === period);
		const opening = { unitId, period, submissionId, reason, at };
		const isNew = syncIssues(db, { found, open }, { opening, closing: { submissionId, at } });
		issues.push(...(isTouched === undefined ? isNew : found));
		opened.push(...isNew);
	}
	return { issues, opened };
}

/** What the rules find in one period of a unit. */
export function findings(
	about: {
		readonly catalogue: Catalogue;
		readonly unitId: UnitId;
		readonly period: PeriodId;
		readonly today: string;
	},
	figures: ByPeriod
): FigureIssue[] {
	const observations = figures.get(about.period) ?? [];
	return runRules({ ...about, observations, otherPeriods: figures });
}

export const inOrder = (periods: Iterable<PeriodId>): PeriodId[] => {
	const all = [...periods];
	return all.length > 1 ? all.sort(comparePeriods) : all;
};

/** Contradictions of the file's own totals, kept under the organising unit they speak of. */
export function recheckTotals(
	db: Writer,
	of: { readonly totals: readonly FigureIssue[]; readonly by: Omit<Touched, 'figures'> },
	{ at, reason }: Recheck
): FigureIssue[] {
	const { unitId, period, submissionId } = of.by;
	const open = openIssueMarks(db, [unitId]).filter(
		(mark) => mark.period === period && isOfTotal(mark)
	);
	const opening = { unitId, period, submissionId, reason, at };
	return syncIssues(db, { found: of.totals, open }, { opening, closing: { submissionId, at } });
}

/** A total row of a file is not stored, so no rule can look at it again. */
const isOfTotal = ({ check }: IssueMark): boolean => check === TOTAL_ROW_CHECK;

/** Open issues that the rules found, of each unit. */
export function openMarksOf(
	db: Writer,
	unitIds: readonly UnitId[]
): ReadonlyMap<UnitId, readonly IssueMark[]> {
	const byUnit = new Map<UnitId, IssueMark[]>();
	for (const mark of openIssueMarks(db, unitIds)) {
		if (isOfTotal(mark)) continue;
		const own = byUnit.get(mark.unitId);
		if (own === undefined) byUnit.set(mark.unitId, [mark]);
		else own.push(mark);
	}
	return byUnit;
}

/** Every figure of the units that counts; those of the touched periods are known already. */
function figuresOf(
	db: Writer,
	batch: readonly (readonly Touched[])[]
): ReadonlyMap<UnitId, ByPeriod> {
	const known = new Map(
		batch.flatMap((own) => {
			const [first] = own;
			const periods = own.map(({ period, figures }) => [period, figures] as const);
			return first === undefined ? [] : [[first.unitId, new Map(periods)] as const];
		})
	);
	const periods = commonTo([...known.values()]);
	const others = new Map<UnitId, Map<PeriodId, Observation[]>>();
	// Of a first report nothing else is there to be looked for, figure by figure.
	const unitIds = unitsBeyond(db, { unitIds: [...known.keys()], periods });
	const outside = unitIds.length === 0 ? [] : figuresOutside(db, { unitIds, periods });
	for (const figure of outside) {
		if (known.get(figure.unitId)?.has(figure.period) === true) continue;
		const own = others.get(figure.unitId) ?? new Map<PeriodId, Observation[]>();
		others.set(figure.unitId, own);
		const ofPeriod = own.get(figure.period);
		if (ofPeriod === undefined) own.set(figure.period, [figure]);
		else ofPeriod.push(figure);
	}
	return new Map(
		[...known].map(([unitId, own]) => [unitId, new Map([...(others.get(unitId) ?? []), ...own])])
	);
}

/** Periods that every unit of the batch was touched in: nearly always the one of the file. */
function commonTo(units: readonly ByPeriod[]): PeriodId[] {
	const [first, ...rest] = units;
	return [...(first?.keys() ?? [])].filter((period) => rest.every((own) => own.has(period)));
}
