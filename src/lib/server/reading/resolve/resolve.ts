// The file's own words → observations of known units, periods, indicators and sources, each exactly once.
import { commonParent } from './common-parent';
import type { ResolvedFile } from './resolved-file';
import type { FieldId, Indicator, IndicatorId } from '../../../domain/kpi/catalogue';
import type { Issue } from '../../../domain/checks/issue';
import type { Observation } from '../../../domain/figures/observation';
import { periodId, type PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import type { Draft, DraftFigure, Knowledge, Said } from '../draft';
import { readNumbers } from './numbers';
import type { FigureCell, ReadNumber } from './cell';
import { rateNeighbours } from './rate-neighbours';
import { scaleRates } from './rate-scale';
import {
	ANY_INDICATOR,
	faultyPlaces,
	unreadIn,
	type Readable,
	type UnreadFigure
} from './readable';
import { withoutRepeats } from './repeats';
import { checkTotal, type TotalOfFile } from '../table/rows/totals';
import { vocabularyOf, type Vocabulary } from '../table/vocabulary';
import { readers, type Concern, type Readers } from './who';

export interface Resolution {
	readonly issues: readonly Issue[];
	/** All that could be read; everything, where no error was told. */
	readonly readable: Readable;
	/** Units and periods that were understood although other things were not. */
	readonly concerns: readonly Concern[];
}

/** What the layout could not make out, so that it is not in the draft. */
export type LeftOut = 'nothing' | 'columns' | 'rows';

export function resolveDraft(draft: Draft, knowledge: Knowledge, leftOut: LeftOut): Resolution {
	const issues: Issue[] = [];
	const cells = [...draft.figures, ...draft.totals].map((figure) => cellOf(figure, knowledge));
	const desk: Desk = {
		draft,
		knowledge,
		issues,
		vocabulary: vocabularyOf(knowledge.catalogue),
		readers: readers(knowledge, issues, draft.organisingId),
		fields: new Map(),
		whose: undefined
	};
	const numbers = numbersOf(desk, cells);
	forgetTotals(draft, issues);
	const placed = draft.figures.map((figure, index) => placeFigure(desk, figure, numbers[index]));
	const ofUnread = unreadReports(desk);
	const once = withoutRepeats(
		placed.filter((observation) => observation !== undefined),
		issues
	);
	const isCertain = leftOut === 'nothing' && !issues.some(({ severity }) => severity === 'error');
	const known = isCertain ? { placed, once, unread: [] } : setAside(desk, placed, once);
	const totals =
		leftOut !== 'rows' && ofUnread.length === 0
			? totalsIn(desk, known.placed, numbers.slice(draft.figures.length))
			: [];
	const resolved = { observations: known.once, ...checkedTotals(totals) };
	const missing = leftOut === 'nothing' ? [] : [UNKNOWN];
	const unread = unreadIn([...known.unread, ...ofUnread, ...missing]);
	return { issues, readable: { resolved, unread }, concerns: desk.readers.concerns() };
}

/** Figures that the layout could not make out: nobody knows of what, and whose they are. */
const UNKNOWN: UnreadFigure = {
	unitId: undefined,
	period: undefined,
	indicator: ANY_INDICATOR
};

/** Whose rows they are of which the indicator is unknown. */
function unreadReports({ draft, readers: read }: Desk): UnreadFigure[] {
	return (draft.unread ?? []).map((row) => {
		const period = read.period(row.period);
		const unitId = read.unit(row.unit, period);
		const id = period === undefined ? undefined : periodId(period);
		return { unitId, period: id, indicator: ANY_INDICATOR };
	});
}

/** Where something must be mended: a figure that is doubted itself is as good as unread. */
function setAside(
	desk: Desk,
	placed: readonly (Observation | undefined)[],
	once: readonly Observation[]
): {
	readonly placed: readonly (Observation | undefined)[];
	readonly once: readonly Observation[];
	readonly unread: readonly UnreadFigure[];
} {
	const faulty = faultyPlaces(desk.issues);
	const scales = undecidedColumns(desk.issues);
	const isSure = (one: Observation | undefined): one is Observation =>
		one !== undefined && !faulty.has(one.place) && !isOfUndecidedScale(one, desk, scales);
	const unread = desk.draft.figures.flatMap((figure, index): UnreadFigure[] => {
		if (isSure(placed[index])) return [];
		const { unitId, period } = whoseFigure(desk, figure);
		return [{ unitId, period, indicator: figure.indicator }];
	});
	return {
		placed: placed.map((one) => (isSure(one) ? one : undefined)),
		once: once.filter(isSure),
		unread
	};
}

/** Columns of rates of which nobody knows whether 0,95 means 95 %. */
function undecidedColumns(issues: readonly Issue[]): ReadonlySet<string> {
	const undecided = issues.filter(
		(issue) => issue.code === 'percent_scale' && issue.severity === 'error'
	);
	return new Set(undecided.flatMap((issue) => ('column' in issue ? issue.column : [])));
}

function isOfUndecidedScale(
	{ indicator, place }: Observation,
	{ knowledge }: Desk,
	columns: ReadonlySet<string>
): boolean {
	if (columns.size === 0 || !columns.has(place.column ?? '')) return false;
	return indicatorOf(knowledge.catalogue.indicators, indicator).measure === 'percent';
}

function checkedTotals(totals: readonly TotalOfFile[]): Pick<ResolvedFile, 'totals' | 'totalsOf'> {
	const totalsOf = new Map(
		totals.flatMap(({ unitId, period }) =>
			unitId === undefined ? [] : [[`${unitId} ${period}`, { unitId, period }]]
		)
	);
	return {
		totals: totals.map(checkTotal).filter((issue) => issue !== undefined),
		totalsOf: [...totalsOf.values()]
	};
}

/** Rates that could be read two ways are read by what stands beside them. */
function numbersOf(desk: Desk, cells: readonly FigureCell[]): (ReadNumber | undefined)[] {
	const { draft, issues, knowledge } = desk;
	const { catalogue, pastRates } = knowledge;
	const numbers = readNumbers(cells, issues);
	const neighbours = rateNeighbours({ draft, catalogue }, numbers, (at) => {
		const figure = draft.figures[at];
		if (figure === undefined || pastRates === undefined) return [];
		const { unitId, period, field } = whoseFigure(desk, figure);
		const isKnown = unitId !== undefined && period !== undefined && field === '';
		return isKnown ? pastRates({ unitId, period, indicator: figure.indicator }) : [];
	});
	return scaleRates(cells, numbers, { catalogue, neighbours, issues });
}

/** A total row is no data: what cannot be read in it stops nothing. */
function forgetTotals(draft: Draft, issues: Issue[]): void {
	const places = new Set(draft.totals.map(({ value }) => value.place));
	const kept = places.size === 0 ? issues : issues.filter(({ place }) => !places.has(place));
	for (const [index, issue] of kept.entries()) issues[index] = issue;
	issues.length = kept.length;
}

interface Desk {
	readonly draft: Draft;
	readonly knowledge: Knowledge;
	readonly issues: Issue[];
	readonly vocabulary: Vocabulary;
	readonly readers: Readers;
	readonly fields: Map<string, FieldId | undefined>;
	/** Of the figure before. */
	whose: Whose | undefined;
}

function cellOf(
	figure: Pick<DraftFigure, 'indicator' | 'value' | 'column' | 'isPercent' | 'measure'>,
	{ catalogue }: Knowledge
): FigureCell {
	const { value, column, isPercent, measure } = figure;
	const indicator = indicatorOf(catalogue.indicators, figure.indicator);
	const cell =
		isPercent === undefined
			? { indicator, value, column }
			: { indicator, value, column, isPercent };
	return measure === undefined ? cell : { ...cell, measure };
}

function indicatorOf(indicators: ReadonlyMap<IndicatorId, Indicator>, id: IndicatorId): Indicator {
	const indicator = indicators.get(id);
	if (indicator === undefined) throw new Error(`a layout named the unknown indicator ${id}`);
	return indicator;
}

/** Whose figure, and of when. */
interface Whose {
	readonly of: Pick<DraftFigure, 'unit' | 'period' | 'field'>;
	readonly unitId: UnitId | undefined;
	readonly period: PeriodId | undefined;
	readonly field: FieldId | '' | undefined;
}

/** The figures of a row share their words, which are read once. */
function whoseFigure(desk: Desk, figure: DraftFigure): Whose {
	const before = desk.whose;
	const isSame =
		before !== undefined &&
		before.of.unit === figure.unit &&
		before.of.period === figure.period &&
		before.of.field === figure.field;
	if (isSame) return before;
	const period = desk.readers.period(figure.period);
	const whose: Whose = {
		of: figure,
		unitId: desk.readers.unit(figure.unit, period),
		period: period === undefined ? undefined : periodId(period),
		field: readField(desk, figure.field)
	};
	desk.whose = whose;
	return whose;
}

function placeFigure(
	desk: Desk,
	figure: DraftFigure,
	number: ReadNumber | undefined
): Observation | undefined {
	const { unitId, period, field } = whoseFigure(desk, figure);
	if (period === undefined || unitId === undefined || field === undefined || number === undefined) {
		return undefined;
	}
	const { value, note } = figure;
	// No spreading: this runs for every figure of a file.
	const observation: Observation = {
		unitId,
		period,
		indicator: figure.indicator,
		field,
		source: figure.source === null ? desk.draft.source : desk.vocabulary.source(figure.source),
		window: figure.window,
		quantity: number.quantity,
		decimals: number.decimals,
		text: value.text,
		place: value.place
	};
	return note === undefined ? observation : { ...observation, note };
}

function readField(desk: Desk, said: Said | null): FieldId | '' | undefined {
	if (said === null) return '';
	if (desk.fields.has(said.text)) return desk.fields.get(said.text);
	const field = desk.vocabulary.field(said.text)?.id;
	desk.fields.set(said.text, field);
	if (field === undefined) {
		desk.issues.push({
			code: 'unknown_field',
			severity: 'error',
			place: said.place,
			found: said.text,
			known: desk.knowledge.catalogue.fields.map(({ name }) => name)
		});
	}
	return field;
}

/** Total rows over the units of one period; a file of several periods has no such total. */
function totalsIn(
	desk: Desk,
	placed: readonly (Observation | undefined)[],
	numbers: readonly (ReadNumber | undefined)[]
): TotalOfFile[] {
	return desk.draft.totals.flatMap((total, index) => {
		const parts = total.parts.map((at) => placed[at]).filter((part) => part !== undefined);
		// With a part that could not be read nothing is known of the sum.
		if (parts.length < total.parts.length) return [];
		const number = numbers[index];
		const [one] = parts;
		const periods = new Set<PeriodId>(parts.map(({ period }) => period));
		if (number === undefined || one === undefined || periods.size > 1) return [];
		const { text, place } = total.value;
		const unitId = totalUnit(desk, parts);
		const also = (total.orParts ?? []).flatMap((at) => placed[at] ?? []);
		const orParts = also.filter(({ period }) => period === one.period);
		const isOfAll = total.isOfAll === true && orParts.length > 0;
		const summed = isOfAll ? { parts: orParts } : { parts, orParts };
		const sum = { total: { ...one, ...number, text, place }, ...summed, period: one.period };
		return [unitId === undefined ? sum : { ...sum, unitId }];
	});
}

/** Nothing is opened at an office that the account does not speak for. */
function totalUnit(desk: Desk, parts: readonly Observation[]): UnitId | undefined {
	const { choices, allowed } = desk.knowledge;
	const unitId = choices.organisingId ?? commonParent(desk.knowledge.register, parts);
	const isTheirs = unitId === undefined || allowed === undefined || allowed.units.has(unitId);
	return isTheirs ? unitId : undefined;
}
