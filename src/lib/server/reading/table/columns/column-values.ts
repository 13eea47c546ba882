// What stands below a heading: a few samples, how much of it is filled, and what kind of thing it is.
import { parseDay, parsePeriod } from '../../../../domain/figures/period';
import { wordMeaning } from '../../../../domain/figures/quantity-words';
import { fold, spell } from '../../../../domain/text';
import type { UnitRegister } from '../../../../domain/unit/unit';
import { entriesOf } from '../../../../domain/unit/unit-index';
import { readWrittenUnit } from '../../../../domain/unit/unit-written';
import type { SheetRow } from '../sheet';
import { isNumeric } from '../table-head';

/** `empty`: nothing stands there; `text`: words that are none of the others. */
export type SeenKind = 'number' | 'percent' | 'text' | 'date' | 'period' | 'unit' | 'empty';

export interface ColumnValues {
	readonly index: number;
	/** As written, all different. */
	readonly samples: readonly string[];
	/** 0 to 1. */
	readonly fillRate: number;
	readonly kind: SeenKind;
	/** Share of the looked at values that are of each kind. */
	readonly shares: Readonly<Partial<Record<SeenKind, number>>>;
	/** Share of values that are the code of some unit. */
	readonly codeShare: number;
	/** Texts that were looked at, each once. */
	readonly distinct: readonly string[];
	/** 1, 2, 3 … */
	readonly isCounting: boolean;
}

const SAMPLES = 5;
/** Values of a column are alike: so many tell what they are. */
const LOOKED_AT = 200;
/** A kind is named when this share of the values has it. */
const MOSTLY = 0.6;

/** Of the rows below the headings; lines of a single cell are remarks and say nothing about columns. */
export function valuesOf(
	rows: readonly SheetRow[],
	index: number,
	register: UnitRegister
): ColumnValues {
	const filled = rows.filter((row) => textIn(row, index) !== '');
	const looked = filled.slice(0, LOOKED_AT);
	const texts = looked.map((row) => textIn(row, index));
	const shares = sharesOf(looked.map((row) => kindOf(row, index, register)));
	const [kind] = Object.entries(shares).sort(([, a], [, b]) => b - a)[0] ?? ['empty', 0];
	const distinct = [...new Set(texts)];
	return {
		index,
		samples: distinct.slice(0, SAMPLES),
		fillRate: rows.length === 0 ? 0 : filled.length / rows.length,
		kind: filled.length === 0 ? 'empty' : mainKind(kind as SeenKind, shares),
		shares,
		codeShare: shareOf(texts, (text) => isUnitCode(text, register)),
		distinct,
		isCounting:
			texts.length > 1 &&
			texts.every((text, order) => Number(text.replace(/\.$/, '')) === order + 1)
	};
}

const textIn = (row: SheetRow, index: number): string => (row.cells[index] ?? '').trim();

/** Numbers and rates in one column are numbers. */
function mainKind(kind: SeenKind, shares: ColumnValues['shares']): SeenKind {
	if ((shares[kind] ?? 0) >= MOSTLY) return kind;
	return (shares.number ?? 0) + (shares.percent ?? 0) >= MOSTLY ? 'number' : 'text';
}

function sharesOf(kinds: readonly (SeenKind | undefined)[]): Partial<Record<SeenKind, number>> {
	const telling = kinds.filter((kind) => kind !== undefined);
	const shares: Partial<Record<SeenKind, number>> = {};
	for (const kind of telling) shares[kind] = (shares[kind] ?? 0) + 1 / telling.length;
	return shares;
}

/** undefined for words that may stand among anything: "Không phát sinh", "-". */
function kindOf(row: SheetRow, index: number, register: UnitRegister): SeenKind | undefined {
	const stored = row.numbers?.[index];
	if (stored !== undefined) return stored.kind;
	const text = textIn(row, index);
	if (isNumeric(row, index)) return text.endsWith('%') ? 'percent' : 'number';
	if (wordMeaning(spell(text)) !== undefined) return undefined;
	if (parsePeriod(text) !== undefined) return 'period';
	if (parseDay(text) !== undefined) return 'date';
	return isUnitName(text, register) ? 'unit' : 'text';
}

const NAMES_COMMUNE = /^(?:ubnd |uy ban nhan dan )?(?:xa|phuong|thi tran|dac khu) \S/;

function isUnitName(text: string, register: UnitRegister): boolean {
	if (text.length > 120) return false;
	// Also where the list of units is not complete yet.
	if (NAMES_COMMUNE.test(fold(text))) return true;
	const names = entriesOf(register);
	return readWrittenUnit(text).some(({ unit }) =>
		unit.some(({ name }) => names.byFolded(fold(name)).length > 0)
	);
}

const isUnitCode = (text: string, register: UnitRegister): boolean =>
	/^[\p{L}\d._-]{2,20}$/u.test(text) && entriesOf(register).byCode(text).length > 0;

export function shareOf(texts: readonly string[], test: (text: string) => boolean): number {
	return texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
}
