// What the lines around a form say: whose report, of which period, from when to when.
import type { Issue } from '../../../../domain/checks/issue';
import { measureWord } from '../../../../domain/figures/measure-unit';
import { lastDay, parsePeriod, type Period, type Window } from '../../../../domain/figures/period';
import { isMeasureUnit } from '../../../../domain/figures/quantity';
import { tidy } from '../../../../domain/text';
import { matchUnit, versionOn, type UnitId } from '../../../../domain/unit/unit';
import type { Knowledge, Said } from '../../draft';
import { labelledMeasure } from '../../resolve/measures';
import type { Sheet, SheetRow } from '../sheet';
import { sheetNamePeriod } from './sheet-name-period';
import { titleLines, type TitleLines } from './title-lines';
import { periodInTitles, windowSaid, type SaidWindow } from './title-period';
import { matchWithin } from '../../resolve/who';

export interface Title {
	readonly unit: Said | null;
	readonly period: Said | null;
	readonly window: Window | null;
	/** "ĐVT: triệu đồng": what the figures below are counted in. */
	readonly measures: readonly Said[];
	/** The office whose table it is, where the lines name one: it tells namesakes apart. */
	readonly organisingId?: UnitId;
	readonly issues: readonly Issue[];
}

/** Reads the lines above a table; what they do not say is left to the uploader's choice. */
export function readTitle(
	rows: readonly SheetRow[],
	sheet: Pick<Sheet, 'name' | 'said' | 'otherwise'>,
	knowledge: Knowledge
): Title {
	const { said = {}, otherwise = {} } = sheet;
	const written = titleLines(rows, sheet);
	const days = windowOf([...written.lines, ...written.rows]);
	const { window, issues } = days;
	const named = periodInTitles(written.lines, knowledge, days.said);
	const period = firstOf(said.period, named, otherwise.period);
	const read = parsePeriod(period?.text ?? knowledge.choices.period ?? '');
	const organisingId = read === undefined ? undefined : officeIn(written.lines, knowledge, read);
	return {
		unit: firstOf(said.unit, unitIn(written, knowledge, read), otherwise.unit),
		period,
		window: firstOf(said.window, window, otherwise.window),
		measures: measuresIn(written),
		issues: [
			...issues,
			...sheetNamePeriod(sheet, said.period ?? periodInTitles(written.lines, knowledge), read)
		],
		...(organisingId === undefined ? {} : { organisingId })
	};
}

/** The nearest to the rows holds. */
const firstOf = <T>(...said: readonly (T | null | undefined)[]): T | null =>
	said.find((one) => one !== null && one !== undefined) ?? null;

/** "XÃ HỘI CHỦ NGHĨA" of the national motto is no commune. */
const KIND =
	'(?:(?:[Xx]ã|XÃ)(?! (?:hội|Hội|HỘI) (?:chủ|Chủ|CHỦ))|[Pp]hường|PHƯỜNG|[Tt]hị [Tt]rấn|THỊ TRẤN|[Đđ]ặc [Kk]hu|ĐẶC KHU|TT\\.|X\\.|P\\.)';
const CAPITALISED = " ?\\p{Lu}[\\p{L}\\p{M}'0-9]*(?:[ -]+[\\p{Lu}\\d][\\p{L}\\p{M}'0-9]*){0,4}";
/** A kind of commune and the capitalised words behind it. */
const NAMED = new RegExp(`(?<!\\p{L})${KIND}${CAPITALISED}`, 'gu');
/** Of a letter that names who gets it too, only the sender is the unit. */
const LABEL =
	/^[-+*•\s]*(?:(?:tên )?đơn vị|cơ quan)(?<reporting>(?: gửi)?(?: báo cáo)?) ?: ?(?<name>.*)$/iu;

/**
 * "Đơn vị báo cáo: …" is taken at its word; otherwise the one known commune that the lines name. Where they name
 * several, or one that nobody knows, the uploader's choice holds, and without one it is a question.
 */
function unitIn(
	written: TitleLines,
	knowledge: Knowledge,
	period: Period | undefined
): Said | null {
	const labelled = labelledUnit(written);
	if (labelled !== undefined || period === undefined) return labelled ?? null;
	const names = written.lines.flatMap(({ text, place }) =>
		(tidy(text).match(NAMED) ?? []).map((name) =>
			readName({ text: name, place }, knowledge, period)
		)
	);
	const known = new Map(
		// The first line that names it is quoted.
		names
			.toReversed()
			.flatMap(({ unitId, said }) => (unitId === undefined ? [] : [[unitId, said] as const]))
	);
	const chosen = knowledge.choices.unitId;
	const [only] = known.values();
	if (known.size === 1) return only ?? null;
	if (chosen !== undefined) return known.get(chosen) ?? null;
	return known.size === 0 ? (names[0]?.said ?? null) : null;
}

function labelledUnit({ lines, after }: TitleLines): Said | undefined {
	for (const line of lines) {
		const found = LABEL.exec(line.text)?.groups;
		if (found === undefined) continue;
		const said =
			found['name'] === '' ? after(line) : { text: found['name'] ?? '', place: line.place };
		// "Đơn vị: hồ sơ" says what is counted; "………" was not filled in.
		const isMeasure = found['reporting'] === '' && said !== undefined && isMeasureUnit(said.text);
		if (said !== undefined && /\p{L}/u.test(said.text) && !isMeasure) return said;
	}
	return undefined;
}

function measuresIn({ lines, after }: TitleLines): Said[] {
	return lines.flatMap((line) => {
		const labelled = labelledMeasure(line.text);
		if (labelled === undefined) return [];
		const said = labelled === '' ? after(line) : { text: labelled, place: line.place };
		if (said === undefined) return [];
		return said.text
			.split(/[,;]| và /u)
			.map((text) => ({ text: text.trim(), place: said.place }))
			.filter(({ text }) => measureWord(text) !== undefined);
	});
}

const OFFICE_KIND =
	'(?:[Hh]uyện|HUYỆN|[Qq]uận|QUẬN|[Tt]hị xã|THỊ XÃ|[Tt]hành phố|THÀNH PHỐ|TP\\.?|[Tt]ỉnh|TỈNH)';
const OFFICE = new RegExp(`(?<!\\p{L})${OFFICE_KIND}${CAPITALISED}`, 'gu');

/** The lowest office that the lines name; none where they name two that are not one above the other. */
function officeIn(
	lines: readonly Said[],
	{ register }: Knowledge,
	period: Period
): UnitId | undefined {
	const on = lastDay(period);
	const names = new Set(lines.flatMap(({ text }) => text.match(OFFICE) ?? []));
	const ids = new Set(
		[...names].flatMap((name) => {
			for (const text of shorter(name)) {
				const match = matchUnit(register, text, { on, role: 'organising' });
				if (match.kind === 'one') return [match.unitId];
			}
			return [];
		})
	);
	const above = new Set([...ids].flatMap((id) => versionOn(register, id, on)?.parentId ?? []));
	const lowest = [...ids].filter((id) => !above.has(id));
	return lowest.length === 1 ? lowest[0] : undefined;
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

function windowOf(
	lines: readonly Said[]
): Pick<Title, 'window' | 'issues'> & { readonly said: SaidWindow | null } {
	for (const line of lines) {
		const said = windowSaid(line);
		if (said === undefined) continue;
		const { window } = said;
		if (window.from <= window.to) return { window, said, issues: [] };
		const { place } = line;
		return {
			window: null,
			said: null,
			issues: [{ code: 'window_reversed', severity: 'error', place, window }]
		};
	}
	return { window: null, said: null, issues: [] };
}
