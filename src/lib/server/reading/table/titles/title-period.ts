// The period that the lines around a table name, inside whatever sentence they name it.
import { cutWindow } from '../../../../domain/calendar';
import { isOwnWindow } from '../../../../domain/figures/own-window';
import { parsePeriod, periodId, type Period, type Window } from '../../../../domain/figures/period';
import { fold, tidy } from '../../../../domain/text';
import type { Knowledge, Said } from '../../draft';

/** Days that the lines state, where they state them. */
export interface SaidWindow {
	readonly window: Window;
	readonly said: Said;
}

const YEAR = '[12]\\d{3}';
const BEFORE_YEAR = '(?: ?[/,.-] ?| )(?:nam )?';
const QUARTER = 'qu[yi] ?(?:iv|iii|ii|i|0?[1-4])';
const COUNT = '(?:0?[1-9]|1[0-2]|hai|ba|bon|nam|sau|bay|tam|chin|muoi mot|muoi hai|muoi)';
const MONTH = `thang ?(?:0?[1-9]|1[0-2]|gieng|hai|ba|tu|nam(?= nam)|sau|bay|tam|chin|muoi mot|muoi hai|muoi|chap)`;
const WEEK = 'tuan ?(?:thu ?)?(?:0?[1-9]|[1-4]\\d|5[0-3])';
/** Folded forms of a period inside a sentence: "quý III năm 2023", "6 tháng đầu năm 2023", "tháng 7/2025". */
const PERIODS = [
	`${QUARTER}${BEFORE_YEAR}${YEAR}`,
	`q\\.? ?(?:iv|iii|ii|i|0?[1-4])${BEFORE_YEAR}${YEAR}`,
	`${MONTH}${BEFORE_YEAR}${YEAR}`,
	`t\\.?(?:0?[1-9]|1[0-2])[/.-]${YEAR}`,
	`${WEEK}${BEFORE_YEAR}${YEAR}`,
	`(?:0?[69]|sau|chin) thang(?: dau)?(?: nam)?(?: ?[/,.-] ?| )${YEAR}`,
	`${COUNT} ?thang(?: dau| cuoi)? nam(?: ?[/,.-] ?| )${YEAR}`,
	`(?:0?[1-9]|1[0-2])t[/.-]${YEAR}`
].map(inSentence);
/** "Quý III, 9 tháng năm 2023": names that borrow the year of what stands beside them. */
const BARE = [QUARTER, MONTH, WEEK, `${COUNT} ?thang dau nam`].map((name) =>
	inSentence(`${name}(?! ?[/.-]? ?\\d)`)
);
/** A week of a month is counted in ways of its own; only its days tell which one it is. */
const WEEK_OF_MONTH = inSentence(
	`tuan ?(?:thu ?)?[0-9a-z]{1,4} ?,? ?(?:cua )?thang ?\\d{1,2}(?:${BEFORE_YEAR}${YEAR})?`
);
const UP_TO = inSentence(
	`(?:luy ke|tinh|tu dau nam)[a-z ]{0,24}den(?: het)?(?: ngay)? ?(?:\\d{1,2}[/.-]\\d{1,2}[/.-]${YEAR}|(?:ngay )?\\d{1,2} thang \\d{1,2} nam ${YEAR})`
);
const WHOLE_YEAR = inSentence(`nam ${YEAR}`);
/** "ngày 9 tháng 9 năm 2023" names a month and a year too, and "Quý ….. năm 2023" was not filled in; neither is a period. */
const NO_PERIOD = new RegExp(
	`(?<![a-z0-9])(?:ngay[^a-z]{0,12}|(?<!(?:tuan|thu) ?)\\d{1,2} ?)thang ?\\d{1,2}(?!\\d)(?: ?,? ?nam ${YEAR})?|` +
		`\\b(?:(?<!\\b(?:cac|tung|moi|bon|4) )qu[yi][^a-z0-9]*|(?:thang|tuan)[^a-z0-9]*[.…_-][^a-z0-9]*)nam ${YEAR}\\b`,
	'g'
);
/** "Liên Mạc, tháng 10 năm 2025" under a title is when it was written. */
const PLACE_AND_MONTH = new RegExp(`^[^,:;()\\d]{2,40}, ?thang ?\\d{1,2}[/ ](?:nam )?${YEAR}$`);
const REPORTS = /\b(?:bao cao|ky|so lieu|ket qua|tinh hinh|bieu|thong ke)\b/;

/** Several periods are none: they are quoted together, as what nobody can read. */
export function periodInTitles(
	lines: readonly Said[],
	knowledge: Knowledge,
	days: SaidWindow | null = null
): Said | null {
	const { choices } = knowledge;
	const named = lines.flatMap((line) => periodsOf(line, days));
	const borrowed = named.length > 0 ? [] : borrowedYear(lines, days);
	const byId = new Map([...named, ...borrowed].toReversed().map((said) => [idOf(said.text), said]));
	const [only, ...others] = [...byId.values()].toReversed();
	if (only !== undefined && others.length === 0) return only;
	if (only !== undefined) {
		const chosen = choices.period === undefined ? undefined : byId.get(choices.period);
		const text = [only, ...others].map((said) => said.text).join(' / ');
		return chosen ?? { text, place: only.place };
	}
	return daysOrYear(lines, knowledge, days);
}

/** Days alone name a period; a year beside them only where they are that year's. */
function daysOrYear(
	lines: readonly Said[],
	{ choices }: Knowledge,
	days: SaidWindow | null
): Said | null {
	const [year] = lines.flatMap((line) => matches(line, WHOLE_YEAR));
	const [upTo] = lines.flatMap((line) => matches(line, UP_TO));
	const said = isOfYear(year, days) ? (upTo ?? year) : (days?.said ?? upTo);
	if (said === undefined || choices.period === undefined) return said ?? null;
	// What was chosen holds beside "Kế hoạch năm 2023" and beside days, which are then the window of it.
	const isOfChosenYear = choices.period.startsWith(year?.text.slice(-4) ?? '?');
	return said !== year || isOfChosenYear ? null : said;
}

function isOfYear(year: Said | undefined, days: SaidWindow | null): boolean {
	const period = parsePeriod(year?.text ?? '');
	return period !== undefined && (days === null || isOwnWindow(days.window, period));
}

const idOf = (written: string): string => {
	const period: Period | undefined = parsePeriod(written);
	return period === undefined ? written : periodId(period);
};

function periodsOf(line: Said, days: SaidWindow | null): Said[] {
	const weeks = weeksOfMonth(line, days);
	if (weeks.length > 0) return weeks;
	const whole = PERIODS.flatMap((pattern) => matches(line, pattern));
	const year = whole[0]?.text.slice(-4);
	if (year === undefined) return [];
	const bare = bareNames(line)
		.filter((name) => !whole.some(({ text }) => fold(text).startsWith(name)))
		.map((name) => ({ text: `${name}/${year}`, place: line.place }));
	return [...whole, ...bare].filter(({ text }) => parsePeriod(text) !== undefined);
}

/** "BÁO CÁO TUẦN 31" over "(từ 28/7 đến 03/8/2025)", "QUÝ III" over "NĂM 2023". */
function borrowedYear(lines: readonly Said[], days: SaidWindow | null): Said[] {
	const names = lines.flatMap((line) => bareNames(line).map((name) => ({ name, line })));
	if (names.length === 0) return [];
	const [year] = lines.flatMap((line) => matches(line, WHOLE_YEAR));
	return names.flatMap(({ name, line }) => {
		const withDays = days === null ? name : `${name} (${inDays(days.window)})`;
		const text = days === null && year !== undefined ? `${name}/${year.text.slice(-4)}` : withDays;
		return parsePeriod(text) === undefined ? [] : [{ text, place: line.place }];
	});
}

function weeksOfMonth(line: Said, days: SaidWindow | null): Said[] {
	return textsIn(line, WEEK_OF_MONTH).map((written) => {
		const text = days === null ? written : inDays(days.window);
		return { text, place: line.place };
	});
}

const inDays = ({ from, to }: Window): string => `${from} - ${to}`;

const bareNames = (line: Said): string[] =>
	BARE.flatMap((pattern) => textsIn(line, pattern).map((text) => fold(text)));

/** Those that can be read, quoted as written. */
const matches = (line: Said, pattern: RegExp): Said[] =>
	textsIn(line, pattern).flatMap((text) =>
		parsePeriod(text) === undefined ? [] : [{ text, place: line.place }]
	);

/** Found in the folded line, quoted as written: folding keeps the places of the letters. */
function textsIn({ text }: Said, pattern: RegExp): string[] {
	const plain = tidy(text);
	const folded = withoutDates(fold(text));
	return [...folded.matchAll(pattern)].map((found) => {
		const end = found.index + found[0].length;
		return folded.length === plain.length ? plain.slice(found.index, end) : found[0];
	});
}

function withoutDates(folded: string): string {
	const isDateLine = PLACE_AND_MONTH.test(folded) && !REPORTS.test(folded);
	if (isDateLine) return ' '.repeat(folded.length);
	return folded.replace(NO_PERIOD, (other) => ' '.repeat(other.length));
}

/** The days that a line states, quoted as written. */
export function windowSaid({ text, place }: Said): SaidWindow | undefined {
	const [plain, folded] = [tidy(text), fold(text)];
	const cut = cutWindow(folded);
	if (cut === undefined) return undefined;
	const end = folded.length - cut.after.length;
	const found = (folded.length === plain.length ? plain : folded).slice(cut.rest.length, end);
	return { window: cut.window, said: { text: found, place } };
}

function inSentence(pattern: string): RegExp {
	return new RegExp(`(?<![a-z0-9])${pattern}(?![a-z0-9])`, 'g');
}
