// What the lines around a form say: whose report, of which period, from when to when.
import type { Issue } from '../../domain/issue';
import { parsePeriod, parseWindow, type Period, type Window } from '../../domain/period';
import { fold, tidy } from '../../domain/text';
import type { UnitId } from '../../domain/unit';
import { rowPlace } from './columns';
import type { Knowledge, Said } from './draft';
import type { SheetRow } from './sheet';
import { matchWithin } from './who';

export interface Title {
	readonly unit: Said | null;
	readonly period: Said | null;
	readonly window: Window | null;
	readonly issues: readonly Issue[];
}

/** Reads the lines above a table; what they do not say is left to the uploader's choice. */
export function readTitle(rows: readonly SheetRow[], knowledge: Knowledge): Title {
	const lines = rows.flatMap((row) =>
		row.cells
			.map((text) => text.trim())
			.filter((text) => text !== '')
			.map((text): Said => ({ text, place: { ...rowPlace(row), quote: text } }))
	);
	const period = periodIn(lines, knowledge);
	const { window, issues } = windowOf(lines);
	const read = period === null ? knowledge.choices.period : period.text;
	const named = unitIn(lines, knowledge, read === undefined ? undefined : parsePeriod(read));
	return { unit: named, period, window, issues };
}

const YEAR = '[12]\\d{3}';
/** Folded forms of a period inside a sentence: "quý III năm 2023", "6 tháng đầu năm 2023". */
const PERIODS = [
	new RegExp(`\\bqu[yi] ?(?:iv|iii|ii|i|0?[1-4])(?: ?[/,.-] ?| )(?:nam )?${YEAR}\\b`),
	new RegExp(`\\b(?:0?[69]|sau|chin) thang(?: dau)?(?: nam)?(?: ?[/,.-] ?| )${YEAR}\\b`)
];
const WHOLE_YEAR = new RegExp(`\\bnam ${YEAR}\\b`);
/** "ngày 9 tháng 9 năm 2023" names a year too, but no period. */
const DATE = new RegExp(`\\b(?:ngay ?\\d{0,2} ?)?thang ?\\d{1,2} ?nam ${YEAR}\\b`, 'g');

function periodIn(lines: readonly Said[], { choices }: Knowledge): Said | null {
	for (const pattern of PERIODS) {
		const found = firstMatch(lines, pattern);
		if (found !== null) return found;
	}
	const year = firstMatch(lines, WHOLE_YEAR);
	// "Kế hoạch năm 2023" above a form of a quarter: the year alone contradicts nothing of that year.
	const isOfChosenYear = year !== null && choices.period?.startsWith(year.text.slice(-4)) === true;
	return isOfChosenYear ? null : year;
}

/** Found in the folded line, quoted as written: folding keeps the places of the letters. */
function firstMatch(lines: readonly Said[], pattern: RegExp): Said | null {
	for (const { text, place } of lines) {
		const plain = tidy(text);
		const folded = fold(text).replace(DATE, (date) => ' '.repeat(date.length));
		const found = pattern.exec(folded);
		if (found === null) continue;
		const written =
			folded.length === plain.length
				? plain.slice(found.index, found.index + found[0].length)
				: found[0];
		if (parsePeriod(written) !== undefined) return { text: written, place };
	}
	return null;
}

function windowOf(lines: readonly Said[]): Pick<Title, 'window' | 'issues'> {
	for (const { text, place } of lines) {
		const window = parseWindow(text);
		if (window === undefined) continue;
		if (window.from <= window.to) return { window, issues: [] };
		return {
			window: null,
			issues: [{ code: 'window_reversed', severity: 'error', place, window }]
		};
	}
	return { window: null, issues: [] };
}

const KIND =
	'(?:[Xx]ã|XÃ|[Pp]hường|PHƯỜNG|[Tt]hị [Tt]rấn|THỊ TRẤN|[Đđ]ặc [Kk]hu|ĐẶC KHU|TT\\.|X\\.|P\\.)';
/** A kind of commune and the capitalised words behind it. */
const NAMED = new RegExp(
	`(?<!\\p{L})${KIND} ?\\p{Lu}[\\p{L}\\p{M}'0-9]*(?:[ -]+[\\p{Lu}\\d][\\p{L}\\p{M}'0-9]*){0,4}`,
	'gu'
);
const LABEL = /^(?:đơn vị(?: báo cáo)?|cơ quan(?: báo cáo)?|tên đơn vị) ?: ?(.+)$/iu;

/**
 * "Đơn vị báo cáo: …" is taken at its word; otherwise the one known commune that the lines name. Where they name
 * several, or one that nobody knows, the uploader's choice holds, and without one it is a question.
 */
function unitIn(
	lines: readonly Said[],
	knowledge: Knowledge,
	period: Period | undefined
): Said | null {
	const labelled = labelledUnit(lines);
	if (labelled !== undefined || period === undefined) return labelled ?? null;
	const names = lines.flatMap(({ text, place }) =>
		(tidy(text).match(NAMED) ?? []).map((name) =>
			readName({ text: name, place }, knowledge, period)
		)
	);
	const known = new Map(
		names.flatMap(({ unitId, said }) => (unitId === undefined ? [] : [[unitId, said] as const]))
	);
	const chosen = knowledge.choices.unitId;
	const [only] = known.values();
	if (known.size === 1) return only ?? null;
	if (chosen !== undefined) return known.get(chosen) ?? null;
	return known.size === 0 ? (names[0]?.said ?? null) : null;
}

function labelledUnit(lines: readonly Said[]): Said | undefined {
	for (const { text, place } of lines) {
		const labelled = LABEL.exec(tidy(text))?.[1];
		if (labelled !== undefined) return { text: labelled, place };
	}
	return undefined;
}

/** What of a run of capitalised words is a commune; where nothing is, the words that come nearest to a question. */
function readName(
	{ text, place }: Said,
	knowledge: Knowledge,
	period: Period
): { readonly unitId?: UnitId; readonly said: Said } {
	const readings = shorter(text).map((written) => ({
		said: { text: written, place },
		match: matchWithin(written, knowledge, period)
	}));
	for (const { said, match } of readings)
		if (match.kind === 'one') return { unitId: match.unitId, said };
	const question = readings.find(({ match }) => match.kind !== 'none') ?? readings[0];
	return { said: question?.said ?? { text, place } };
}

/** The longest reading first: "XÃ LIÊN MẠC BÁO CÁO", "XÃ LIÊN MẠC BÁO", "XÃ LIÊN MẠC". */
function shorter(name: string): string[] {
	const words = name.split(' ');
	return words.map((_, index) => words.slice(0, words.length - index).join(' ')).slice(0, -1);
}
