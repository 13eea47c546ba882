// One sheet with several tables is cut into as many sheets of one table, each with its title lines; rows and columns keep their places.
import { periodId, parsePeriod } from '../../../../domain/figures/period';
import { fold } from '../../../../domain/text';
import type { Knowledge } from '../../draft';
import { ROLE_KEYS, type ColumnRole } from '../headings/heading-roles';
import { headingKey } from '../headings/heading-key';
import type { Merge, Sheet, SheetRow, SheetSaid } from '../sheet';
import { tableBeginnings, type Beginning, type TableStart } from './stacked-tables';
import { bandsAt, KEY_ROLES, type ColumnBand } from './tables-beside';
import { readTitle, type Title } from '../titles/title';
import { vocabularyOf } from '../vocabulary';

/** The tables of a sheet, in reading order; the sheet itself where it has one. */
export function partsOf(sheet: Sheet, knowledge: Knowledge): readonly Sheet[] {
	const vocabulary = vocabularyOf(knowledge.catalogue);
	const beginnings = tableBeginnings(sheet, vocabulary);
	const [first] = beginnings;
	if (first === undefined) return [sheet];
	const starts = beginnings.length === 1 ? [first] : separate(sheet, beginnings, knowledge);
	const stacked = starts.length === 1 ? [sheet] : cutAt(sheet, starts, knowledge);
	return stacked.flatMap((part, order) => {
		const { title = 0, heading = 0 } = starts[order] ?? {};
		const at = starts.length === 1 ? heading : heading - title;
		// Of columns that a person chose, those left out stand empty: nothing is apart behind them.
		const isChosen = knowledge.choices.columns !== undefined;
		return isChosen ? [part] : cutBeside(part, at, bandsAt(part, at, vocabulary));
	});
}

/** Headings printed again on the next page go on with the table, unless it was summed up or the lines above name somebody else. */
function separate(
	sheet: Sheet,
	beginnings: readonly Beginning[],
	knowledge: Knowledge
): TableStart[] {
	const starts: Beginning[] = [];
	let before: Whose = {};
	for (const start of beginnings) {
		const rows = sheet.rows.slice(start.title, start.heading);
		const whose = whoseIn(readTitle(rows, { name: sheet.name ?? '' }, knowledge));
		const goesOn = starts.at(-1)?.form === start.form && !start.isAfterTotal;
		if (!goesOn || isOther(whose, before)) starts.push(start);
		before = { ...before, ...whose };
	}
	return starts;
}

interface Whose {
	readonly unit?: string;
	readonly period?: string;
}

function whoseIn({ unit, period }: Title): Whose {
	const read = period === null ? undefined : parsePeriod(period.text);
	return {
		...(unit === null ? {} : { unit: fold(unit.text) }),
		...(read === undefined ? {} : { period: periodId(read) })
	};
}

const isOther = (whose: Whose, before: Whose): boolean =>
	(whose.unit !== undefined && whose.unit !== before.unit) ||
	(whose.period !== undefined && whose.period !== before.period);

function cutAt(sheet: Sheet, starts: readonly TableStart[], knowledge: Knowledge): Sheet[] {
	const [first] = starts;
	const title = readTitle(sheet.rows.slice(0, first?.heading ?? 0), sheet, knowledge);
	const otherwise: SheetSaid = {
		...sheet.otherwise,
		...(title.unit === null ? {} : { unit: title.unit }),
		...(title.period === null ? {} : { period: title.period }),
		...(title.window === null ? {} : { window: title.window })
	};
	return starts.map(({ title: from }, order) => {
		const to = starts[order + 1]?.title ?? sheet.rows.length;
		const rows = sheet.rows.slice(from, to);
		return order === 0 ? { ...sheet, rows } : { ...sheet, rows, otherwise };
	});
}

/** Each band of columns alone; what stands above the tables is everybody's, unless something stands above each. */
function cutBeside(sheet: Sheet, heading: number, bands: readonly ColumnBand[]): Sheet[] {
	if (bands.length < 2) return [sheet];
	const first = sheet.rows[heading]?.number ?? 0;
	const roles = rolesAt(sheet, heading);
	return bands.map((band, order) => {
		const shared = order === 0 ? [] : sharedWith(band, bands[0], roles);
		const isOwn = (index: number): boolean =>
			(index >= band.from || order === 0) && (index <= band.to || order === bands.length - 1);
		const isSeen = (index: number): boolean => isOwn(index) || shared.includes(index);
		const rows = sheet.rows.map((row, position) => {
			if (position < heading) return isOverEach(row, bands) ? only(row, isOwn) : row;
			const says = row.cells.some((cell, index) => isOwn(index) && cell.trim() !== '');
			return only(row, says ? isSeen : isOwn);
		});
		const merges = sheet.merges?.filter(
			(merge) => merge.fromRow < first || isWithin(merge, isSeen)
		);
		return { ...sheet, rows, ...(merges === undefined ? {} : { merges }) };
	});
}

const isWithin = ({ fromColumn }: Merge, isSeen: (index: number) => boolean): boolean =>
	isSeen(fromColumn);

type Roles = ReadonlyMap<number, ColumnRole>;

function rolesAt({ rows }: Sheet, heading: number): Roles {
	return new Map(
		(rows[heading]?.cells ?? []).flatMap((cell, index) => {
			const role = ROLE_KEYS.get(headingKey(cell));
			return role === undefined ? [] : [[index, role] as const];
		})
	);
}

/** Of when the rows are may be said once at the left. */
const SHARED: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['period', 'from', 'to']);

function sharedWith(band: ColumnBand, left: ColumnBand | undefined, roles: Roles): number[] {
	const within = ({ from, to }: ColumnBand, index: number): boolean => index >= from && index <= to;
	const own = [...roles].flatMap(([index, role]) => (within(band, index) ? [role] : []));
	if (!own.some((role) => KEY_ROLES.has(role))) return [];
	return [...roles].flatMap(([index, role]) =>
		left !== undefined && within(left, index) && SHARED.has(role) && !own.includes(role)
			? [index]
			: []
	);
}

const isOverEach = ({ cells }: SheetRow, bands: readonly ColumnBand[]): boolean =>
	bands.filter(({ from, to }) => cells.slice(from, to + 1).some((cell) => cell.trim() !== ''))
		.length > 1;

function only(row: SheetRow, isSeen: (index: number) => boolean): SheetRow {
	const cells = row.cells.map((cell, index) => (isSeen(index) ? cell : ''));
	if (row.numbers === undefined) return { ...row, cells };
	const numbers = row.numbers.map((number, index) => (isSeen(index) ? number : undefined));
	return { ...row, cells, numbers };
}
