// The period that the lines around a table name, inside whatever sentence they name it.
import { parsePeriod, periodId } from '../../domain/period';
import { fold, tidy } from '../../domain/text';
import type { Knowledge, Said } from './draft';

const YEAR = '[12]\\d{3}';
const QUARTER = 'qu[yi] ?(?:iv|iii|ii|i|0?[1-4])';
/** Folded forms of a period inside a sentence: "quý III năm 2023", "6 tháng đầu năm 2023". */
const PERIODS = [
	new RegExp(`\\b${QUARTER}(?: ?[/,.-] ?| )(?:nam )?${YEAR}\\b`, 'g'),
	new RegExp(`\\b(?:0?[69]|sau|chin) thang(?: dau)?(?: nam)?(?: ?[/,.-] ?| )${YEAR}\\b`, 'g')
];
const WHOLE_YEAR = new RegExp(`\\bnam ${YEAR}\\b`, 'g');
/** "Quý III, 9 tháng năm 2023": a quarter that borrows the year of what stands beside it. */
const BARE_QUARTER = new RegExp(`\\b(${QUARTER})\\b`, 'g');
/** "ngày 9 tháng 9 năm 2023" names a year too, and "Quý ….. năm 2023" was not filled in; neither is a period. */
const NO_PERIOD = new RegExp(
	`\\b(?:ngay ?\\d{0,2} ?)?thang ?\\d{1,2} ?nam ${YEAR}\\b|\\b(?:qu[yi][^a-z0-9]*|thang[^a-z0-9]*[.…_-][^a-z0-9]*)nam ${YEAR}\\b`,
	'g'
);

/** Several periods are none: they are quoted together, as what nobody can read. */
export function periodIn(lines: readonly Said[], { choices }: Knowledge): Said | null {
	const named = lines.flatMap((line) => periodsOf(line));
	const byId = new Map(named.toReversed().map((said) => [idOf(said.text), said]));
	const [only, ...others] = [...byId.values()].toReversed();
	if (only !== undefined && others.length === 0) return only;
	if (only !== undefined) {
		const chosen = choices.period === undefined ? undefined : byId.get(choices.period);
		const text = [only, ...others].map((said) => said.text).join(' / ');
		return chosen ?? { text, place: only.place };
	}
	const [year] = lines.flatMap((line) => matches(line, WHOLE_YEAR));
	// "Kế hoạch năm 2023" above a form of a quarter: the year alone contradicts nothing of that year.
	const isOfChosenYear = choices.period?.startsWith(year?.text.slice(-4) ?? '?') === true;
	return year === undefined || isOfChosenYear ? null : year;
}

const idOf = (written: string): string => {
	const period = parsePeriod(written);
	return period === undefined ? '' : periodId(period);
};

function periodsOf(line: Said): Said[] {
	const whole = PERIODS.flatMap((pattern) => matches(line, pattern));
	const [first] = whole;
	if (first === undefined) return [];
	const year = first.text.slice(-4);
	const bare = quarters(line).filter(
		(quarter) => !whole.some(({ text }) => fold(text).startsWith(fold(quarter)))
	);
	return [
		...whole,
		...bare.map((quarter) => ({ text: `${quarter}/${year}`, place: line.place }))
	].filter(({ text }) => parsePeriod(text) !== undefined);
}

const quarters = ({ text }: Said): string[] =>
	[...fold(text).matchAll(BARE_QUARTER)].map((found) => found[1] ?? '');

/** Found in the folded line, quoted as written: folding keeps the places of the letters. */
function matches({ text, place }: Said, pattern: RegExp): Said[] {
	const plain = tidy(text);
	const folded = fold(text).replace(NO_PERIOD, (other) => ' '.repeat(other.length));
	return [...folded.matchAll(pattern)].flatMap((found) => {
		const end = found.index + found[0].length;
		const written = folded.length === plain.length ? plain.slice(found.index, end) : found[0];
		return parsePeriod(written) === undefined ? [] : [{ text: written, place }];
	});
}
