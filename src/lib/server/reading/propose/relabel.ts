// Columns whose meaning a person decided, now or before: their headings are read as the ones we know.
import type { ColumnTarget } from '../../../domain/reading-choices';
import type { Catalogue } from '../../../domain/kpi/catalogue';
import type { Issue } from '../../../domain/checks/issue';
import { fold, tidy } from '../../../domain/text';
import { columnIndexOf } from '../table/columns/column-index';
import { canonicalHeading, isKnownHeading, meaningOf, targetOfHeading } from './column-target';
import { HEADING_WITHIN } from '../table/columns/columns';
import type { Knowledge } from '../draft';
import { bieuMau } from '../formats/bieu-mau';
import { columnKeys, layoutKey } from './layout-key';
import type { MendedSheets, Sheet, SheetRow } from '../table/sheet';
import { tableBeginnings } from '../table/parts/stacked-tables';
import { meaningUnder } from '../table/headings/heading-meaning';
import { filledIn, findHead, headAt, PATH, type TableHead } from '../table/table-head';
import { vocabularyOf } from '../table/vocabulary';

/** Column → meaning. */
type Targets = ReadonlyMap<number, ColumnTarget>;

/** The sheets with the headings that the chosen or remembered meanings stand for. */
export function withColumns(sheets: readonly Sheet[], knowledge: Knowledge): MendedSheets {
	const chosen = chosenTargets(knowledge);
	if (chosen.size > 0) {
		const at = sheetToRelabel(sheets, knowledge);
		const relabelled = sheets.map((sheet, index) =>
			index === at ? relabelChosen(sheet, chosen, knowledge) : sheet
		);
		return { sheets: relabelled, issues: [] };
	}
	if (knowledge.remembered === undefined) return { sheets, issues: [] };
	const issues: Issue[] = [];
	const { sheet: wanted } = knowledge.choices;
	const relabelled = sheets.map((sheet) => {
		if (wanted !== undefined && sheet.name !== wanted) return sheet;
		const found = rememberedIn(sheet, knowledge);
		if (found === undefined) return sheet;
		issues.push(...toldOf(sheet, found, knowledge));
		return relabel(sheet, found, knowledge);
	});
	return { sheets: relabelled, issues };
}

function chosenTargets({ choices }: Knowledge): Targets {
	return new Map(
		Object.entries(choices.columns ?? {}).flatMap(([letter, target]) => {
			const index = columnIndexOf(letter);
			return index === undefined ? [] : [[index, target] as const];
		})
	);
}

/** Columns are chosen for one worksheet: the one chosen, else the first that is not hidden and has a table. */
function sheetToRelabel(sheets: readonly Sheet[], knowledge: Knowledge): number {
	const { sheet: wanted } = knowledge.choices;
	if (wanted !== undefined) return sheets.findIndex(({ name }) => name === wanted);
	const withTable = sheets.findIndex(
		(sheet) => sheet.hidden !== true && headOf(sheet, knowledge) !== undefined
	);
	return withTable === -1 ? 0 : withTable;
}

/** The headings of the row that was named, else the ones that the sheet seems to have. */
export function headOf(sheet: Sheet, { choices, catalogue }: Knowledge): TableHead | undefined {
	if (choices.headingRow !== undefined) return headAt(sheet, choices.headingRow);
	return findHead(sheet, (heading) => isKnownHeading(heading, catalogue));
}

interface Relabelling {
	readonly head: TableHead;
	readonly targets: Targets;
}

/** A statistical form of one unit has no columns to choose. */
function relabelChosen(sheet: Sheet, targets: Targets, knowledge: Knowledge): Sheet {
	const head = headOf(sheet, knowledge);
	if (head === undefined || bieuMau.recognises(sheet, knowledge)) return sheet;
	return relabel(sheet, { head, targets }, knowledge);
}

/** The first rows that are headings somebody decided about before. */
export function rememberedIn(sheet: Sheet, knowledge: Knowledge): Relabelling | undefined {
	const { remembered, choices, catalogue } = knowledge;
	if (remembered === undefined || bieuMau.recognises(sheet, knowledge)) return undefined;
	const { headingRow } = choices;
	const rows = sheet.rows
		.slice(0, HEADING_WITHIN)
		.filter((row) =>
			headingRow === undefined ? filledIn(row).length > 1 : row.number === headingRow
		);
	for (const { number } of rows) {
		const head = headAt(sheet, number);
		const columns = head && remembered(layoutKey(head.headings));
		if (head === undefined || columns === undefined) continue;
		const keys = columnKeys(head.headings);
		const targets = new Map(
			keys.flatMap((key, index) => {
				const target = columns[key];
				// An indicator that left the catalogue since is nobody's any more.
				const isKnown = target !== undefined && canonicalHeading(target, catalogue) !== undefined;
				return key === '' || !isKnown ? [] : [[index, target] as const];
			})
		);
		if (targets.size > 0) return { head, targets };
	}
	return undefined;
}

function relabel(sheet: Sheet, of: Relabelling, { catalogue, choices }: Knowledge): Sheet {
	const { head, targets } = of;
	const headings = new Map(
		[...targets].flatMap(([index, target]) => {
			const heading = canonicalHeading(target, catalogue);
			if (heading === undefined) return [];
			const isFigure = meaningOf(target).kind === 'indicator';
			const beside = isFigure ? saidBesideIn(head.headings[index] ?? '', catalogue) : '';
			return [[index, `${heading}${beside}`] as const];
		})
	);
	const ignored = [...headings.keys()].filter((index) => targets.get(index) === 'ignore');
	const label = labelPosition(sheet, head, choices.headingRow);
	const end = ignored.length === 0 ? sheet.rows.length : endOf(sheet, head, catalogue);
	const rows = sheet.rows.map((row, position) => {
		if (position < head.first) return row;
		if (position >= head.body) return position < end ? emptied(row, ignored) : row;
		const bare = emptied(spread(sheet, head, position), [...headings.keys()]);
		return position === label ? labelled(bare, headings) : bare;
	});
	return { ...sheet, rows, ...mergesBelow(sheet, head) };
}

/** "Số HS nhận quý II (nghìn hồ sơ)" keeps its quarter and its unit, whatever figure it is said to be. */
function saidBesideIn(heading: string, catalogue: Catalogue): string {
	// "đ" may be anything; "(đ)" behind words is money.
	if (/^\p{L}$/u.test(heading.trim())) return '';
	const { period, measure } = meaningUnder({ path: heading.split(PATH) }, vocabularyOf(catalogue));
	return [
		...(period === undefined ? [] : [` ${asWritten(period.text, heading)}`]),
		...(measure === undefined ? [] : [` (${measure})`])
	].join('');
}

/** Folded words as they stand in the heading. */
function asWritten(words: string, heading: string): string {
	const [text, folded] = [tidy(heading), fold(tidy(heading))];
	const at = folded.length === text.length ? folded.indexOf(words) : -1;
	return at < 0 ? words : text.slice(at, at + words.length);
}

/** Where other headings begin another table: its columns have meanings of their own. */
function endOf(sheet: Sheet, head: TableHead, catalogue: Catalogue): number {
	const beginnings = tableBeginnings(sheet, vocabularyOf(catalogue));
	const own = beginnings.find(({ heading }) => heading >= head.first && heading <= head.last);
	const next = beginnings.find(({ heading, form }) => heading >= head.body && form !== own?.form);
	return next?.title ?? sheet.rows.length;
}

/** The headings go where the reader will look for them. */
function labelPosition({ rows }: Sheet, head: TableHead, headingRow: number | undefined): number {
	const named = rows.findIndex(({ number }) => number === headingRow);
	return named >= head.first && named <= head.last ? named : head.last;
}

/** Heading cells no longer merged: columns that keep their own headings keep the words of their group. */
function spread({ rows, merges = [] }: Sheet, head: TableHead, position: number): SheetRow {
	const row = rows[position] ?? { number: 0, cells: [] };
	if (position > head.last) return row;
	const cells = [...row.cells];
	for (const { fromRow, fromColumn, toColumn } of merges) {
		if (fromRow !== row.number) continue;
		for (let index = fromColumn + 1; index <= toColumn && index < cells.length; index += 1)
			if (cells[index]?.trim() === '') cells[index] = cells[fromColumn] ?? '';
	}
	return { ...row, cells };
}

function emptied(row: SheetRow, columns: readonly number[]): SheetRow {
	if (columns.every((index) => (row.cells[index] ?? '') === '')) return row;
	const cells = [...row.cells];
	const numbers = row.numbers === undefined ? undefined : [...row.numbers];
	for (const index of columns) {
		if (index < cells.length) cells[index] = '';
		if (numbers !== undefined) numbers[index] = undefined;
	}
	return { ...row, cells, ...(numbers === undefined ? {} : { numbers }) };
}

function labelled(row: SheetRow, headings: ReadonlyMap<number, string>): SheetRow {
	const cells = [...row.cells];
	for (const [index, heading] of headings) {
		while (cells.length <= index) cells.push('');
		cells[index] = heading;
	}
	return { ...row, cells };
}

function mergesBelow(sheet: Sheet, head: TableHead): Pick<Sheet, 'merges'> {
	if (sheet.merges === undefined) return {};
	const [from, to] = [sheet.rows[head.first]?.number ?? 0, sheet.rows[head.last]?.number ?? 0];
	return { merges: sheet.merges.filter(({ fromRow, toRow }) => toRow < from || fromRow > to) };
}

/** Headings that say the same by themselves need no telling. */
function toldOf(sheet: Sheet, { head, targets }: Relabelling, { catalogue }: Knowledge): Issue[] {
	const columns = [...targets].flatMap(([index, target]) => {
		const heading = head.headings[index] ?? '';
		const isPlain = targetOfHeading(heading, catalogue) === target;
		return isPlain ? [] : [{ heading, meaning: meaningOf(target) }];
	});
	if (columns.length === 0) return [];
	const place = {
		...(sheet.name === undefined ? {} : { sheet: sheet.name }),
		row: sheet.rows[head.last]?.number ?? 0
	};
	return [{ code: 'remembered_columns', severity: 'info', place, columns }];
}
