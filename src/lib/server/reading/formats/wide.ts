// "Bảng rộng": one row per unit and period, one column per indicator under a heading of the catalogue.
import type { Issue } from '../../../domain/checks/issue';
import { parsePeriod } from '../../../domain/figures/period';
import {
	cellUnder,
	findTable,
	missingColumn,
	ROLE_HEADINGS,
	sheetPlace,
	unevenRow,
	type Table
} from '../table/columns/columns';
import type { StatedPeriods } from '../table/columns/column-period';
import type { Draft, DraftFigure, DraftTotal, Format, Knowledge, Mapped } from '../draft';
import { tooManyFigures } from '../resolve/figure-limit';
import { headlessColumns } from '../table/headings/headless';
import { meaningUnder } from '../table/headings/heading-meaning';
import { measureFor, uselessMeasures } from '../resolve/measures';
import { mergedFigures, withNamesFilledDown } from '../table/columns/merges';
import { withOfficesFilledDown } from '../table/columns/office-column';
import { rangeOf } from '../table/columns/ranges';
import {
	cellFor,
	columnsOfNames,
	saidOrNull,
	textUnder,
	unitIn,
	windowIn
} from '../table/rows/row-parts';
import { periodOfRow, saysPeriod } from '../table/rows/row-period';
import { rowsLeftOut, sortRows, type RowLayout, type SortedRow } from '../table/rows/row-kinds';
import { asideKind, isOfficeName } from '../table/rows/rows-aside';
import { isTotalName } from '../table/rows/totals';
import type { Sheet, SheetRow } from '../table/sheet';
import { splitNumber } from '../table/columns/split-number';
import { DEFAULT_SOURCE } from '../resolve/source';
import { readTitle, type Title } from '../table/titles/title';
import { statedPeriods } from '../table/titles/stated-periods';
import { vocabularyOf } from '../table/vocabulary';
import { wideColumns, type WideColumn } from '../table/columns/wide-columns';
import { matchWithin } from '../resolve/who';

export const wide: Format<Sheet> = {
	recognises: (sheet, knowledge) => tableIn(sheet, knowledge) !== undefined,
	map(sheet, knowledge): Mapped {
		const found = tableIn(sheet, knowledge);
		if (found === undefined) throw new Error('map() is called on what recognises() accepted');
		const table = withOfficesFilledDown(withNamesFilledDown(found, columnsOfNames(found)));
		const title = readTitle(table.titles, sheet, knowledge);
		const { columns, issues } = columnsIn(table, { knowledge, title });
		const tooMany = tooManyFigures(table.body.length * columns.length, sheetPlace(sheet));
		if (tooMany !== undefined) issues.push(tooMany);
		// Columns that are understood are read beside one that is not, so that everything is told at once.
		const stops = ({ code, severity }: Issue): boolean =>
			severity === 'error' && code !== 'unknown_column';
		const isRefused = columns.length === 0 || issues.some(stops);
		const rows = isRefused ? [] : sortRows(table, viewOf(table, { columns, title, knowledge }));
		const ranges = [rangeOf(table, rows)];
		if (isRefused) return { draft: null, issues: [...title.issues, ...issues], ranges };
		const read = mapRows(rows, { table, columns, title });
		return { ...read, issues: [...title.issues, ...issues, ...read.issues], ranges };
	}
};

/** At least one indicator beside a unit, period or field column; or so many that only those two can be missing. */
function tableIn(sheet: Sheet, { catalogue, choices }: Knowledge): Table | undefined {
	const vocabulary = vocabularyOf(catalogue);
	return findTable(sheet, {
		headingRow: choices.headingRow,
		test: ({ column, headings }) => {
			const known = headings.filter(
				(heading) =>
					heading.role === undefined && meaningUnder(heading, vocabulary).found.kind !== 'none'
			).length;
			const about = (['unit', 'unitCode', 'period', 'field'] as const).some(
				(role) => column(role) !== undefined
			);
			// A row that a person named needs no proof.
			const enough = choices.headingRow === undefined && !about ? 3 : 1;
			return known >= enough;
		}
	});
}

function columnsIn(
	table: Table,
	of: { readonly knowledge: Knowledge; readonly title: Title }
): { readonly columns: readonly WideColumn[]; readonly issues: Issue[] } {
	const { knowledge, title } = of;
	const vocabulary = vocabularyOf(knowledge.catalogue);
	const stated = (): StatedPeriods => statedPeriods(table, { choices: knowledge.choices, title });
	const { columns, issues } = wideColumns(table, {
		vocabulary,
		catalogue: knowledge.catalogue,
		stated
	});
	const useless = uselessMeasures(
		title.measures,
		columns.map(({ indicator }) => indicator)
	);
	const measured = columns.map((column) => {
		const measure = column.measure ?? measureFor(column.indicator, title.measures);
		return measure === undefined ? column : { ...column, measure };
	});
	const isPeriodSaid = columns.length > 0 && columns.every(({ period }) => period !== undefined);
	return {
		columns: measured,
		issues: [...issues, ...useless, ...missingColumns(table, { ...of, isPeriodSaid })]
	};
}

/** What no column says must stand in the title lines or be chosen. */
function missingColumns(
	table: Table,
	of: { readonly knowledge: Knowledge; readonly title: Title; readonly isPeriodSaid: boolean }
): Issue[] {
	const { choices } = of.knowledge;
	const issues: Issue[] = [];
	const hasUnit = table.column('unit') !== undefined || table.column('unitCode') !== undefined;
	if (!hasUnit && of.title.unit === null && choices.unitId === undefined)
		issues.push(missingColumn(table, ROLE_HEADINGS.unit[0] ?? ''));
	const isStated = saysPeriod(table) || of.title.period !== null;
	if (!of.isPeriodSaid && !isStated && choices.period === undefined)
		issues.push(missingColumn(table, ROLE_HEADINGS.period[0] ?? ''));
	return issues;
}

interface Reading {
	readonly table: Table;
	readonly columns: readonly WideColumn[];
	readonly title: Title;
}

const isNobodys = (cell: string): boolean =>
	isTotalName(cell) || isOfficeName(cell) || asideKind(cell) !== undefined;

function viewOf(
	table: Table,
	of: Omit<Reading, 'table'> & { readonly knowledge: Knowledge }
): RowLayout {
	const { columns, title, knowledge } = of;
	const figureColumnsAt = columns.map(({ index }) => index);
	const firstFigure = Math.min(...figureColumnsAt);
	const ofColumn = columns.find((column) => column.period !== undefined)?.period;
	const said = title.period?.text ?? knowledge.choices.period ?? ofColumn?.text ?? '';
	const period = parsePeriod(said);
	const hasPeriod = saysPeriod(table);
	/** Columns may stand in any order, the name of a total or an average behind its figures too. */
	const nobodysName = (row: SheetRow): string =>
		row.cells.find((cell, at) => isNobodys(cell) && !figureColumnsAt.includes(at))?.trim() ?? '';
	const label = (row: SheetRow): string =>
		textUnder(table, row, 'unit') ||
		textUnder(table, row, 'unitCode') ||
		(row.cells
			.slice(0, firstFigure)
			.find((cell) => /\p{L}/u.test(cell))
			?.trim() ??
			nobodysName(row));
	return {
		label,
		counter: (row) => textUnder(table, row, 'number'),
		figureColumns: figureColumnsAt,
		isPlaced: (row) => hasPeriod && (periodOfRow(table, row, title.period)?.text ?? '') !== '',
		// Where each row says its period, one without is nobody's.
		isNamed: (row) =>
			!hasPeriod &&
			period !== undefined &&
			label(row) !== '' &&
			matchWithin(label(row), knowledge, period).kind === 'one',
		isUnit: (written, row) => {
			const when = parsePeriod(periodOfRow(table, row, title.period)?.text ?? '') ?? period;
			return when !== undefined && matchWithin(written, knowledge, when).kind === 'one';
		}
	};
}

function mapRows(
	rows: readonly SortedRow[],
	reading: Reading
): { readonly draft: Draft; readonly issues: readonly Issue[] } {
	const { table, columns, title } = reading;
	const figures: DraftFigure[] = [];
	const issues: Issue[] = [];
	/** By position of the row: where its figures begin. */
	const starts = new Map<number, number>();
	const lastColumn = Math.max(...columns.map(({ index }) => index));
	for (const [position, { row, kind }] of rows.entries()) {
		if (kind !== 'data') continue;
		const uneven = unevenRow(row, table, lastColumn + 1) ?? splitNumber(row, table, columns);
		if (uneven !== undefined) issues.push(uneven);
		else {
			starts.set(position, figures.length);
			for (const figure of figuresIn(row, reading, issues)) figures.push(figure);
		}
	}
	const totals = rows.flatMap((sorted) => totalsIn(sorted, columns, starts));
	const data = rows.filter(({ kind }) => kind === 'data').map(({ row }) => row);
	issues.push(
		...mergedFigures(table, { rows: data, columns }),
		...headlessColumns(table, data),
		...rowsLeftOut(table, rows)
	);
	const skipped = rows.filter(({ kind }) => kind !== 'data' && kind !== 'heading').length;
	const { organisingId } = title;
	return {
		draft: {
			figures,
			totals,
			skipped,
			source: DEFAULT_SOURCE,
			...(organisingId === undefined ? {} : { organisingId })
		},
		issues
	};
}

function figuresIn(
	row: SheetRow,
	{ table, columns, title }: Reading,
	told: Issue[]
): DraftFigure[] {
	const unit = unitIn(table, row) ?? title.unit;
	const period = periodOfRow(table, row, title.period) ?? title.period;
	const field = saidOrNull(cellFor(table, row, 'field'));
	const source = cellFor(table, row, 'source').text;
	const note = cellFor(table, row, 'note').text;
	const { window, issues } = windowIn(table, row, title);
	told.push(...issues);
	// One literal for each figure: this runs for every cell of a file.
	return columns.map((column): DraftFigure => {
		const figure = {
			unit,
			period: column.period ?? period,
			indicator: column.indicator.id,
			field,
			source: source === '' ? null : source,
			window,
			value: cellUnder(row, column),
			column: column.text
		};
		const { measure } = column;
		const measured = measure === undefined ? figure : { ...figure, measure };
		return note === '' ? measured : { ...measured, note };
	});
}

/** A total row sums all rows, that of a group the rows below its name. */
function totalsIn(
	{ row, kind, parts, orParts = [], isOfAll }: SortedRow,
	columns: readonly WideColumn[],
	starts: ReadonlyMap<number, number>
): DraftTotal[] {
	if (kind !== 'total' && kind !== 'group' && kind !== 'carried') return [];
	return columns.flatMap((column, offset): DraftTotal[] => {
		const { additive, nature, measure, id } = column.indicator;
		const value = cellUnder(row, column);
		const isSummed = additive || (nature === 'flow' && measure === 'count');
		if (!isSummed || value.text === '') return [];
		const figuresAt = (positions: readonly number[]): number[] =>
			positions.flatMap((position) => {
				const start = starts.get(position);
				return start === undefined ? [] : [start + offset];
			});
		const total = {
			...{ indicator: id, value, column: column.text, parts: figuresAt(parts) },
			...(orParts.length === 0 ? {} : { orParts: figuresAt(orParts) }),
			...(isOfAll && { isOfAll })
		};
		return [column.measure === undefined ? total : { ...total, measure: column.measure }];
	});
}
