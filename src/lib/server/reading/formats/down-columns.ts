// The columns of a table whose indicators go down: each column of figures is headed by a unit, a period or a word for the value.
import type { Issue } from '../../../domain/checks/issue';
import { parsePeriod, type Period } from '../../../domain/figures/period';
import { fold } from '../../../domain/text';
import { HEADING_WITHIN, headingPlace, type Heading, type Table } from '../table/columns/columns';
import type { StatedPeriods } from '../table/columns/column-period';
import type { Knowledge, Said } from '../draft';
import { headingKey } from '../table/headings/heading-key';
import { ROLE_KEYS } from '../table/headings/heading-roles';
import { saidBeside, type SaidBeside } from '../table/headings/heading-meaning';
import { senseOf } from '../table/headings/heading-sense';
import type { Sheet } from '../table/sheet';
import { isTotalName } from '../table/rows/totals';
import { chooseColumns } from '../table/columns/value-columns';
import { matchWithin } from '../resolve/who';

export interface DownColumn extends Heading {
	readonly unit?: Said;
	readonly period?: Said;
	readonly measure?: Said;
	/** Over the units beside it: checked, not stored. */
	readonly isTotal?: true;
}
export interface DownColumns {
	readonly label: Heading;
	readonly measure: Heading | undefined;
	readonly values: readonly DownColumn[];
	readonly issues: readonly Issue[];
}

const LABEL =
	/^(?:(?:ten |noi dung )?(?:cac )?chi tieu(?: bao cao| thong ke)?|noi dung(?: chi tieu| bao cao| cong viec)?|tieu chi)$/;
const MEASURE = /^(?:don vi tinh|dvt)$/;
const NAMES_COMMUNE = /^(?:ubnd |uy ban nhan dan )?(?:xa|phuong|thi tran|dac khu) \S/;

const isLabel = (key: string): boolean => ROLE_KEYS.get(key) === 'indicator' || LABEL.test(key);

export const labelOf = ({ headings }: Table): Heading | undefined =>
	headings.find(({ path }) => isLabel(headingKey(path.at(-1) ?? '')));

/** Most tables have no such heading; then none is looked for row by row. */
export const mayHaveLabel = ({ rows }: Sheet): boolean =>
	rows
		.slice(0, HEADING_WITHIN)
		.some(({ cells }) => cells.some((cell) => isLabel(headingKey(cell))));

interface Candidate {
	readonly heading: Heading;
	readonly unit: string | undefined;
	readonly isTotal: boolean;
	readonly meaning: SaidBeside;
}

/** undefined where the table is none of this kind. */
export function downColumns(
	table: Table,
	of: { readonly knowledge: Knowledge; readonly stated: StatedPeriods }
): DownColumns | undefined {
	const label = labelOf(table);
	if (label === undefined || table.column('value') !== undefined) return undefined;
	const measure = table.headings.find(({ path }) => MEASURE.test(headingKey(path.at(-1) ?? '')));
	const period = periodOf(table, of.stated);
	const candidates = table.headings
		.filter((heading) => heading.role === undefined && heading !== label && heading !== measure)
		.flatMap((heading) => candidateOf(heading, of.knowledge, period));
	if (!candidates.some(({ meaning }) => meaning.aside === undefined)) return undefined;
	const chosen = ofOneUnit(candidates).map((same) => chooseColumns(same, of.stated));
	return {
		label,
		measure,
		values: chosen.flatMap(({ values }) =>
			values.map((value) => columnOf(value.candidate, value.period))
		),
		issues: chosen.flatMap(({ issues }) => issues)
	};
}

function ofOneUnit(candidates: readonly Candidate[]): Candidate[][] {
	const byUnit = new Map<string, Candidate[]>();
	for (const candidate of candidates) {
		const key = candidate.isTotal ? '\n' : (candidate.unit ?? '');
		const same = byUnit.get(key);
		if (same === undefined) byUnit.set(key, [candidate]);
		else same.push(candidate);
	}
	return [...byUnit.values()];
}

/** As of which day names of units are looked up. */
function periodOf({ headings }: Table, { periods }: StatedPeriods): Period | undefined {
	const written = headings.flatMap(({ path }) =>
		path.flatMap((words) => senseOf(words).period ?? [])
	);
	const own = written.flatMap(({ text }) => parsePeriod(text) ?? []);
	return periods[0] ?? own[0];
}

/** Every word over the column must be the name of a unit, a period, or a word for the value. */
function candidateOf(
	heading: Heading,
	knowledge: Knowledge,
	period: Period | undefined
): Candidate[] {
	const isUnit = (words: string): boolean =>
		NAMES_COMMUNE.test(fold(words)) ||
		(period !== undefined && matchWithin(words, knowledge, period).kind === 'one');
	const unit = heading.path.find(isUnit);
	const total = heading.path.find((words) => isTotalName(words));
	const senses = heading.path
		.filter((words) => words !== unit && words !== total)
		.map((words) => senseOf(words));
	if (senses.some(({ rest }) => rest !== '')) return [];
	const isTotal = unit === undefined && total !== undefined;
	return [{ heading, unit, isTotal, meaning: saidBeside(senses) }];
}

function columnOf(
	{ heading, unit, isTotal, meaning }: Candidate,
	period: Said | undefined
): DownColumn {
	const place = headingPlace(heading);
	const { measure } = meaning;
	return {
		...heading,
		...(unit === undefined ? {} : { unit: { text: unit, place } }),
		...(period === undefined ? {} : { period }),
		...(measure === undefined ? {} : { measure: { text: measure, place } }),
		...(isTotal ? { isTotal } : {})
	};
}
