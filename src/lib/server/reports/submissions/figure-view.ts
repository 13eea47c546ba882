// A stored figure with everything that leads back to its cell.
import type { FieldId, IndicatorId } from '../../../domain/kpi/catalogue';
import { figuresBeside, figuresOf } from '../../../domain/checks/issue-figures';
import { figureKey } from '../../../domain/kpi/kpi';
import type { Observation, Place, Quantity, SourceName } from '../../../domain/figures/observation';
import type { PeriodId, Window } from '../../../domain/figures/period';
import { isSameWindow } from '../../../domain/figures/report-window';
import { openIssues } from '../../db/submissions/issues';
import type { SetAside } from '../../db/submissions/submission-decisions';
import type { SubmissionHead } from '../../db/submissions/submission-heads';
import type { ReportContext } from '../basis/context';
import { figureOrder } from '../basis/figure-order';
import type { FileHead } from './file-head';

export interface FigureVersion {
	readonly quantity: Quantity;
	/** The cell as written. */
	readonly text: string;
	readonly place: Place;
	readonly window: Window | null;
	readonly note: string | null;
	readonly submissionId: number | null;
	/** null for a derived figure. */
	readonly file: FileHead | null;
	readonly receivedAt: string | null;
	/** Its report was withdrawn or sent back. */
	readonly setAside: SetAside | null;
}
export interface FigureView extends FigureVersion {
	readonly indicator: IndicatorId;
	readonly indicatorName: string;
	readonly unitOfMeasure: string;
	readonly field: FieldId | '';
	readonly fieldName: string;
	readonly source: SourceName;
	readonly period: PeriodId;
	/** An open contradiction names it. */
	readonly unverified: boolean;
	/** The two cumulative figures it was computed from; empty for a reported one. */
	readonly derivedFrom: readonly FigureView[];
	/** Earlier values of the same figure, latest first; each with the first report that stated it. */
	readonly earlier: readonly FigureVersion[];
}

export interface FigureViewsInput {
	/** Of one unit. */
	readonly figures: readonly Observation[];
	/** Older statements of any of them, newest first. */
	readonly earlier: readonly Observation[];
	/** The unit's submissions, by which files are found. */
	readonly submissions: readonly SubmissionHead[];
}

/** In the order of the catalogue, field and source. */
export function figureViews(ctx: ReportContext, input: FigureViewsInput): FigureView[] {
	const submissions = new Map(input.submissions.map((head) => [head.id, head]));
	const earlier = grouped(input.earlier);
	const unverified = unverifiedKeys(ctx, input.figures);
	const fieldNames = new Map(ctx.catalogue.fields.map(({ id, name }) => [id, name]));
	const viewOf = (figure: Observation): FigureView => {
		const { indicator, field, source, period, derivedFrom = [] } = figure;
		const known = ctx.catalogue.indicators.get(indicator);
		return {
			...versionOf(figure, submissions),
			...{ indicator, field, source, period },
			indicatorName: known?.name ?? indicator,
			unitOfMeasure: known?.unit ?? '',
			fieldName: field === '' ? '' : (fieldNames.get(field) ?? field),
			unverified: [figure, ...derivedFrom].some((each) => unverified.has(unverifiedKey(each))),
			derivedFrom: derivedFrom.map(viewOf),
			earlier: earlierValues(
				versionOf(figure, submissions),
				(earlier.get(figureKeyOf(figure)) ?? [])
					.filter(({ submissionId }) => submissionId !== figure.submissionId)
					.map((version) => versionOf(version, submissions))
			)
		};
	};
	return [...input.figures].sort(figureOrder(ctx.catalogue)).map(viewOf);
}

/** A value said again by the next report is told once, by the report that said it first; what was set aside is told always. */
function earlierValues(now: FigureVersion, before: readonly FigureVersion[]): FigureVersion[] {
	const values: FigureVersion[] = [];
	let newer = now;
	for (const version of before) {
		const isAgain = version.setAside === null && sayTheSame(version, newer);
		const at = isAgain ? values.indexOf(newer) : values.length;
		if (at >= 0) values[at] = version;
		if (version.setAside === null && at >= 0) newer = version;
	}
	return values;
}

type Said = Pick<FigureVersion, 'quantity' | 'window'>;

export const sayTheSame = (a: Said, b: Said): boolean =>
	isSameWindow(a.window, b.window) && JSON.stringify(a.quantity) === JSON.stringify(b.quantity);

/** What a later report states again. */
export function figureKeyOf(
	figure: Pick<Observation, 'period' | 'indicator' | 'field' | 'source'>
): string {
	return `${figure.period}|${figure.indicator}|${figure.field}|${figure.source}`;
}

function versionOf(
	{ quantity, text, place, window, note, submissionId }: Observation,
	submissions: ReadonlyMap<number, SubmissionHead>
): FigureVersion {
	const submission = submissionId === undefined ? undefined : submissions.get(submissionId);
	return {
		quantity,
		text,
		place,
		window,
		note: note ?? null,
		submissionId: submissionId ?? null,
		file: submission?.file ?? null,
		receivedAt: submission?.receivedAt ?? null,
		setAside: submission?.setAside ?? null
	};
}

const unverifiedKey = (figure: Pick<Observation, 'unitId' | 'period' | 'indicator' | 'field'>) =>
	`${figure.unitId}|${figure.period}|${figureKey(figure)}`;

function unverifiedKeys(ctx: ReportContext, figures: readonly Observation[]): Set<string> {
	const all = figures.flatMap((figure) => [figure, ...(figure.derivedFrom ?? [])]);
	const open = openIssues(ctx.db, {
		unitIds: [...new Set(all.map(({ unitId }) => unitId))],
		periods: [...new Set(all.map(({ period }) => period))],
		beside: true,
		severities: ['warning']
	});
	return new Set(
		open.flatMap(({ issue, unitId, period }) =>
			[{ period, figures: figuresOf(issue) }, ...figuresBeside(issue)].flatMap((at) =>
				at.figures.map((figure) => unverifiedKey({ ...figure, unitId, period: at.period }))
			)
		)
	);
}

function grouped(figures: readonly Observation[]): Map<string, Observation[]> {
	const groups = new Map<string, Observation[]>();
	for (const figure of figures) {
		const id = figureKeyOf(figure);
		groups.set(id, [...(groups.get(id) ?? []), figure]);
	}
	return groups;
}
