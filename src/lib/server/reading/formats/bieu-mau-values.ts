// Which columns of Biểu mẫu 1-7 hold the value: not the one of the period before, not what was assigned, not the comparison.
import type { Issue } from '../../../domain/checks/issue';
import { columnLetter } from '../../../domain/figures/column-letter';
import { parseQuantity } from '../../../domain/figures/quantity';
import { columnIndexOf } from '../table/columns/column-index';
import {
	cellUnder,
	headingPlace,
	tableOf,
	type Column,
	type Heading
} from '../table/columns/columns';
import type { StatedPeriods } from '../table/columns/column-period';
import type { Choices, Said } from '../draft';
import { headingBlockFrom } from '../table/headings/heading-block';
import { headingKey } from '../table/headings/heading-key';
import { saidBeside, type SaidBeside } from '../table/headings/heading-meaning';
import { senseOf } from '../table/headings/heading-sense';
import type { Sheet, SheetRow } from '../table/sheet';
import { chooseColumns, leftOut } from '../table/columns/value-columns';
import type { BieuMauColumns } from './bieu-mau-columns';

export interface FormValue extends Column {
	/** Where the heading names a period of its own. */
	readonly period?: Said;
	readonly measure?: Said;
}
export interface FormValues {
	readonly values: readonly FormValue[];
	/** "Tỷ lệ" beside "Số lượng": where the rates stand. */
	readonly rates: FormValue | undefined;
	readonly issues: readonly Issue[];
	/** The lowest heading row, as numbered. */
	readonly lowest: SheetRow;
}

interface Candidate {
	readonly heading: Heading;
	readonly meaning: SaidBeside;
}

export function valuesOfForm(
	row: SheetRow,
	columns: BieuMauColumns,
	of: { readonly sheet: Sheet; readonly stated: StatedPeriods; readonly choices: Choices }
): FormValues {
	const headings = headingsAt(row, of.sheet);
	const lowest = headings.rows.at(-1) ?? row;
	const taken = [columns.number, columns.label, columns.measure, columns.note];
	const isTaken = new Set(taken.flatMap((column) => column?.index ?? []));
	const all = headings.columns
		.filter(({ index }) => !isTaken.has(index))
		.flatMap((heading) => candidateOf(heading, columns, of.choices));
	const wanted = chosenAmong(all, of.choices);
	const values = wanted.filter(({ meaning }) => meaning.aside !== 'share');
	const isPaired = values.some(({ meaning }) => meaning.aside === undefined);
	const shares = isPaired ? wanted.filter((one) => !values.includes(one)) : [];
	const { values: chosen, issues } = chooseColumns(
		isPaired ? values : wanted.map(withoutShare),
		of.stated
	);
	const [rates] = shares;
	return {
		values: chosen.map(({ candidate, period }) => valueOf(candidate, period)),
		rates: rates === undefined || shares.length > 1 ? undefined : valueOf(rates, undefined),
		issues: [
			...issues,
			...(shares.length > 1 ? shares.map(({ heading }) => leftOut(heading, 'share')) : [])
		],
		lowest
	};
}

function headingsAt(
	row: SheetRow,
	sheet: Sheet
): { readonly columns: readonly Heading[]; readonly rows: readonly SheetRow[] } {
	const at = sheet.rows.findIndex(({ number }) => number === row.number);
	const table = at < 0 ? undefined : tableOf(sheet, headingBlockFrom(sheet, at));
	return { columns: table?.headings ?? [], rows: table?.headingRows ?? [] };
}

const OTHER = /^(?:stt|so tt|tt|chi tieu thong ke|don vi tinh|dvt|ghi chu)\b/;
const PRINTED = /^(?:so luong|gia tri|ket qua)/;

/** Headings that say nothing of what is counted; the rows do. */
function candidateOf(
	heading: Heading,
	{ value }: BieuMauColumns,
	{ columns = {} }: Choices
): Candidate[] {
	const own = headingKey(heading.path.at(-1) ?? '');
	const isChosen = columns[columnLetter(heading.index)] === 'role:value';
	if (OTHER.test(own) && !isChosen) return [];
	const senses = heading.path.map(senseOf);
	const isPrinted = heading.index === value?.index || PRINTED.test(own);
	if (!isChosen && !isPrinted && senses.some(({ rest }) => rest !== '')) return [];
	return [{ heading, meaning: saidBeside(senses) }];
}

/** What was chosen on the page wins over what the headings say. */
function chosenAmong(candidates: readonly Candidate[], { columns = {} }: Choices): Candidate[] {
	const target = new Map(
		Object.entries(columns).map(([letter, meaning]) => [columnIndexOf(letter), meaning])
	);
	const left = candidates.filter(({ heading }) => target.get(heading.index) !== 'ignore');
	const chosen = left.filter(({ heading }) => target.get(heading.index) === 'role:value');
	return chosen.length > 0 ? chosen.map(asValue) : left;
}

/** Whoever chose the column says that it is the value; of when and in what it counts its heading says still. */
function asValue({ heading, meaning }: Candidate): Candidate {
	const { period, measure } = meaning;
	return {
		heading,
		meaning: {
			...(period === undefined ? {} : { period }),
			...(measure === undefined ? {} : { measure })
		}
	};
}

function withoutShare(candidate: Candidate): Candidate {
	return candidate.meaning.aside === 'share' ? asValue(candidate) : candidate;
}

function valueOf({ heading, meaning }: Candidate, period: Said | undefined): FormValue {
	const { index, text, sheet } = heading;
	const { measure } = meaning;
	const place = headingPlace(heading);
	return {
		index,
		text,
		...(sheet === undefined ? {} : { sheet }),
		...(period === undefined ? {} : { period }),
		...(measure === undefined ? {} : { measure: { text: measure, place } })
	};
}

export const hasValue = (row: SheetRow, { values, rates }: FormValues): boolean =>
	[...values, ...(rates === undefined ? [] : [rates])].some(
		(value) => cellUnder(row, value).text !== ''
	);

/** Place, day and names of who signs may stand below the values; nothing is counted in such a row. */
export const isSigned = (row: SheetRow, label: string, { values, rates }: FormValues): boolean =>
	label === '' &&
	[...values, ...(rates === undefined ? [] : [rates])]
		.map((value) => cellUnder(row, value))
		.every(({ text, number }) => text === '' || (number === undefined && isNoQuantity(text)));

const isNoQuantity = (text: string): boolean =>
	/^\P{Nd}*\p{L}/u.test(text) && !parseQuantity(text, { measure: 'count' }).ok;
