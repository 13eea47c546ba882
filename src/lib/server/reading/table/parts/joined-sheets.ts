// Tables of one file, on one worksheet or several: together they are what the sender reports.
import type { Draft, DraftFigure, DraftTotal, Knowledge, SaidUnit } from '../../draft';
import { areOneReport, repeatsAcrossSheets } from './same-figures';
import type { MappedFile, MappedTable } from './mapped-table';
import { withTablesAbove } from './tables-above';

/** undefined: two worksheets say the same figures, and nobody knows which holds. */
export function joinedSheets(
	tables: readonly MappedTable[],
	knowledge: Knowledge
): MappedFile | undefined {
	const drafts = tables.map(({ mapped }) => mapped.draft);
	const read = drafts.filter((draft) => draft !== null);
	const named = tables.flatMap(({ sheet: { name = '' }, mapped: { draft } }) =>
		draft === null ? [] : [{ name, draft }]
	);
	if (repeatsAcrossSheets(named, knowledge)) return undefined;
	const layout = tables[0]?.mapped.layout ?? null;
	const issues = tables.flatMap(({ mapped }) => mapped.issues);
	const ranges = tables.flatMap(({ mapped }) => mapped.ranges ?? []);
	const draft = read.length < drafts.length ? null : together(read, tables, knowledge);
	return { layout, draft, issues, ranges };
}

/** Where all tables are one report, its title may stand above one of them only. */
function together(
	drafts: readonly Draft[],
	tables: readonly MappedTable[],
	knowledge: Knowledge
): Draft {
	const source = drafts[0]?.source ?? '';
	const sameSource = drafts.every((draft) => draft.source === source);
	const figures: DraftFigure[] = [];
	const totals: DraftTotal[] = [];
	for (const draft of drafts) {
		const start = figures.length;
		const own = sameSource ? draft.figures : draft.figures.map(withSource(draft.source));
		for (const figure of inOffice(own, draft, drafts)) figures.push(figure);
		for (const total of draft.totals) totals.push(movedBy(total, start));
	}
	const below = withTablesAbove({ figures, totals }, tables);
	const unread = drafts.flatMap((draft) => draft.unread ?? []);
	return {
		figures: areOneReport(drafts, knowledge) ? withTitle(figures) : figures,
		...{ totals: below, source, skipped: drafts.reduce((sum, draft) => sum + draft.skipped, 0) },
		...(unread.length === 0 ? {} : { unread }),
		...officeOf(drafts)
	};
}

function movedBy(total: DraftTotal, by: number): DraftTotal {
	const parts = total.parts.map((at) => at + by);
	if (total.orParts === undefined) return { ...total, parts };
	return { ...total, parts, orParts: total.orParts.map((at) => at + by) };
}

function officeOf(drafts: readonly Draft[]): Pick<Draft, 'organisingId'> {
	const [office, ...others] = new Set(drafts.map(({ organisingId }) => organisingId));
	return others.length > 0 || office === undefined ? {} : { organisingId: office };
}

const withSource =
	(source: string) =>
	(figure: DraftFigure): DraftFigure =>
		figure.source === null ? { ...figure, source } : figure;

/** Namesakes are told apart by the office of their own table. */
function inOffice(
	figures: readonly DraftFigure[],
	{ organisingId }: Draft,
	drafts: readonly Draft[]
): readonly DraftFigure[] {
	const isShared = drafts.every((draft) => draft.organisingId === organisingId);
	if (isShared || organisingId === undefined) return figures;
	const units = new Map<SaidUnit, SaidUnit>();
	return figures.map((figure) => {
		const { unit } = figure;
		if (unit === null) return figure;
		const known = units.get(unit) ?? { ...unit, officeId: organisingId };
		units.set(unit, known);
		return { ...figure, unit: known };
	});
}

function withTitle(figures: readonly DraftFigure[]): DraftFigure[] {
	const said = <Key extends 'unit' | 'period' | 'window'>(key: Key): DraftFigure[Key] | null =>
		figures.find((figure) => figure[key] !== null)?.[key] ?? null;
	const [unit, period, window] = [said('unit'), said('period'), said('window')];
	return figures.map((figure) => ({
		...figure,
		unit: figure.unit ?? unit,
		period: figure.period ?? period,
		window: figure.window ?? window
	}));
}
