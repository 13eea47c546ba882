// Lists of units as files: an office's own list, and the reviewed ones under data/.
import { failed, passed, type Checked, type Issue } from '../../domain/checks/issue';
import type { Place } from '../../domain/figures/observation';
import { parseDay, type IsoDate } from '../../domain/figures/period';
import { fold, spell } from '../../domain/text';
import { isCommuneKind, KIND_WORDS, type Successor, type UnitKind } from '../../domain/unit/unit';
import type { UnitEntry } from '../../domain/unit/unit-entry';
import { readList, type ListRow } from './delimited';

/** The unit that had the code on the eve of the day has this one, valid on the day, as its successor. */
export interface SuccessorRow {
	readonly code: string;
	readonly successorCode: string;
	readonly effectiveOn: IsoDate;
	readonly share: Successor['share'];
	readonly place: Place;
}
/** Another spelling of the unit that had the code on the day. */
export interface AliasRow {
	readonly code: string;
	readonly on: IsoDate;
	readonly alias: string;
	readonly place: Place;
}

export const UNIT_COLUMNS = {
	required: ['code', 'name', 'kind'],
	optional: ['parent_code', 'parent_name', 'parent_kind', 'valid_from', 'valid_to', 'former_name']
} as const;
const SUCCESSOR_COLUMNS = {
	required: ['code', 'successor_code', 'effective_on', 'share'],
	optional: ['name', 'successor_name']
} as const;
const ALIAS_COLUMNS = { required: ['code', 'on', 'alias'], optional: ['name'] } as const;

export function readUnitsFile(text: string): Checked<UnitEntry[]> {
	const list = readList(text, UNIT_COLUMNS);
	return list.ok ? collect(list.value.map(unitRow)) : list;
}

export function readSuccessorsFile(text: string): Checked<SuccessorRow[]> {
	const list = readList(text, SUCCESSOR_COLUMNS);
	return list.ok ? collect(list.value.map(successorRow)) : list;
}

export function readAliasesFile(text: string): Checked<AliasRow[]> {
	const list = readList(text, ALIAS_COLUMNS);
	return list.ok ? collect(list.value.map(aliasRow)) : list;
}

/** All rows or all that is wrong with them. */
function collect<Row>(rows: readonly Checked<Row>[]): Checked<Row[]> {
	const issues = rows.flatMap((row) => row.issues);
	if (issues.length > 0) return failed(issues);
	return passed(rows.flatMap((row) => (row.ok ? [row.value] : [])));
}

/** Cells of one row, with what is wrong gathered on the way. */
class RowCells {
	readonly issues: Issue[] = [];

	constructor(private readonly row: ListRow) {}

	text(column: string): string {
		return this.row.cell(column);
	}

	place(column?: string): Place {
		if (column === undefined) return { row: this.row.number };
		const quote = this.text(column);
		return { row: this.row.number, column, ...(quote === '' ? {} : { quote }) };
	}

	needed(column: string): string {
		const text = this.text(column);
		if (text === '') {
			const place = this.place(column);
			this.issues.push({ code: 'empty_cell', severity: 'error', place, column });
		}
		return text;
	}

	day(column: string): IsoDate | null {
		const found = this.text(column);
		if (found === '') return null;
		const day = parseDay(found);
		if (day === undefined) {
			const place = this.place(column);
			this.issues.push({ code: 'bad_date', severity: 'error', place, found });
		}
		return day ?? null;
	}

	/** As an id ("thi-tran") or in words ("Thị trấn"). */
	kind(column: string): UnitKind {
		const found = this.needed(column);
		const kind = KINDS.get(fold(found));
		if (kind === undefined && found !== '') this.unknownKind(column);
		return kind ?? 'xa';
	}

	unknownKind(column: string): void {
		const found = this.text(column);
		const place = this.place(column);
		this.issues.push({ code: 'unknown_kind', severity: 'error', place, found });
	}

	checked<Row>(value: Row): Checked<Row> {
		return this.issues.length > 0 ? failed(this.issues) : passed(value);
	}
}

const KINDS: ReadonlyMap<string, UnitKind> = new Map(
	(Object.keys(KIND_WORDS) as UnitKind[]).flatMap((kind) => [
		[kind, kind],
		[fold(KIND_WORDS[kind].full), kind]
	])
);

function unitRow(row: ListRow): Checked<UnitEntry> {
	const cells = new RowCells(row);
	const kind = cells.kind('kind');
	const [validFrom, validTo] = [cells.day('valid_from'), cells.day('valid_to')];
	if (validFrom !== null && validTo !== null && validFrom > validTo) {
		const window = { from: validFrom, to: validTo };
		const place = cells.place('valid_to');
		cells.issues.push({ code: 'window_reversed', severity: 'error', place, window });
	}
	return cells.checked({
		code: cells.needed('code'),
		name: bareName(cells.needed('name'), kind),
		kind,
		parent: parentOf(cells),
		validFrom,
		validTo,
		...formerName(cells.text('former_name'), kind),
		place: cells.place('name')
	});
}

/** "-" says that the unit had no other name: it is another one than the code meant before. */
function formerName(written: string, kind: UnitKind): Pick<UnitEntry, 'formerName'> {
	if (written === '') return {};
	return { formerName: /^[-–—]$/.test(written) ? '' : bareName(written, kind) };
}

function parentOf(cells: RowCells): UnitEntry['parent'] {
	const written = ['parent_code', 'parent_name', 'parent_kind'].map((column) => cells.text(column));
	if (written.every((text) => text === '')) return null;
	const code = cells.needed('parent_code');
	if (written[1] === '' && written[2] === '') return { code };
	const kind = cells.kind('parent_kind');
	if (isCommuneKind(kind)) {
		if (written[2] !== '') cells.unknownKind('parent_kind');
		return { code };
	}
	return { code, named: { name: bareName(cells.needed('parent_name'), kind), kind } };
}

/** "Thị trấn Lai Cách" of kind thi-tran is "Lai Cách". */
function bareName(written: string, kind: UnitKind): string {
	const words = KIND_WORDS[kind].full;
	// With diacritics: the commune “Xa Dung” is no “Xã”.
	const hasKind = spell(written).startsWith(`${spell(words)} `);
	return hasKind ? written.split(/\s+/).slice(words.split(' ').length).join(' ') : written;
}

function successorRow(row: ListRow): Checked<SuccessorRow> {
	const cells = new RowCells(row);
	cells.needed('effective_on');
	const share = cells.needed('share');
	if (share !== '' && share !== 'whole' && share !== 'part') {
		const [place, known] = [cells.place('share'), ['whole', 'part']];
		cells.issues.push({ code: 'unknown_field', severity: 'error', place, found: share, known });
	}
	return cells.checked({
		code: cells.needed('code'),
		successorCode: cells.needed('successor_code'),
		effectiveOn: cells.day('effective_on') ?? '',
		share: share === 'part' ? 'part' : 'whole',
		place: cells.place('code')
	});
}

function aliasRow(row: ListRow): Checked<AliasRow> {
	const cells = new RowCells(row);
	cells.needed('on');
	return cells.checked({
		code: cells.needed('code'),
		on: cells.day('on') ?? '',
		alias: cells.needed('alias'),
		place: cells.place('alias')
	});
}
