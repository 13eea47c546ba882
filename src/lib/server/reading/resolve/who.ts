// Whose figures, and of when: written names to one unit and one period, or to a question asked once.
import type { Issue } from '../../../domain/checks/issue';
import { isOwnWindow } from '../../../domain/figures/own-window';
import {
	firstDay,
	lastDay,
	parsePeriod,
	periodId,
	windowInPeriod,
	type IsoDate,
	type Period,
	type PeriodId
} from '../../../domain/figures/period';
import { cutText } from '../../../domain/text';
import {
	matchUnit,
	unitName,
	unitNameWithParent,
	versionOn,
	type UnitId,
	type UnitMatch,
	type UnitRegister
} from '../../../domain/unit/unit';
import { notYourUnit } from './allowed';
import { nameBefore } from './boundary-change';
import type { Knowledge, Said, SaidUnit } from '../draft';
import { unreadableCell } from './unreadable-cell';

export interface Readers {
	/** undefined: an issue was told. */
	period(said: Said | null): Period | undefined;
	/** Without a period a name means nobody yet, but that it never was one is told. */
	unit(said: SaidUnit | null, period: Period | undefined): UnitId | undefined;
	/** Units and periods that were understood, whatever else is wrong. */
	concerns(): readonly Concern[];
}
/** Whose report a file is, and of when. */
export interface Concern {
	readonly unitId: UnitId;
	readonly period: PeriodId;
}

/** What is written the same is judged, and told, once. */
export function readers(
	knowledge: Knowledge,
	issues: Issue[],
	/** The office that the title names: of namesakes the one below it is meant. */
	titleOfficeId?: UnitId
): Readers {
	const periods = new Map<string | null, Period | undefined>();
	const units = new Map<string | null, UnitId | undefined>();
	const concerns = new Map<string, Concern>();
	const concern = (unitId: UnitId | undefined, period: Period | undefined): UnitId | undefined => {
		if (unitId === undefined || period === undefined) return unitId;
		const one = { unitId, period: periodId(period) };
		concerns.set(`${unitId} ${one.period}`, one);
		return unitId;
	};
	return {
		concerns: () => [...concerns.values()],
		period(said) {
			const key = said?.text ?? null;
			if (!periods.has(key)) periods.set(key, readPeriod(said, knowledge, issues));
			return periods.get(key);
		},
		unit(said, period) {
			if (said === null || said.text === '') {
				if (!units.has(null)) units.set(null, chosenUnit(said, knowledge, issues));
				return concern(units.get(null), period);
			}
			if (period === undefined) return askedWithoutPeriod(said, { knowledge, issues, units });
			const { officeId = titleOfficeId } = said;
			const key = `${periodId(period)}\n${said.code?.text ?? ''}\n${said.text}\n${said.office ?? officeId ?? ''}`;
			if (!units.has(key))
				units.set(key, readUnit(said, { knowledge, issues, period, titleOfficeId: officeId }));
			return concern(units.get(key), period);
		}
	};
}

function readPeriod(
	said: Said | null,
	{ choices }: Knowledge,
	issues: Issue[]
): Period | undefined {
	const chosen = choices.period === undefined ? undefined : parsePeriod(choices.period);
	const { text, place } = said ?? NOWHERE;
	const unreadable = unreadableCell(said ?? NOWHERE);
	if (unreadable !== undefined) {
		issues.push(unreadable);
		return undefined;
	}
	if (text === '') {
		if (chosen === undefined) issues.push({ code: 'period_not_named', severity: 'error', place });
		return chosen;
	}
	const period = parsePeriod(text) ?? shiftedChoice(text, chosen);
	if (period === undefined) {
		issues.push({ code: 'unknown_period', severity: 'error', place, found: cutText(text) });
	} else if (chosen !== undefined && periodId(chosen) !== periodId(period)) {
		const expected = periodId(chosen);
		issues.push({ code: 'other_period_named', severity: 'error', place, found: text, expected });
	}
	return period;
}

/** Days that are those of the chosen period by a reporting calendar: "từ 15/6/2023 đến 14/9/2023" of quarter III. */
function shiftedChoice(text: string, chosen: Period | undefined): Period | undefined {
	const window = windowInPeriod(text);
	return window && chosen && isOwnWindow(window, chosen) ? chosen : undefined;
}

/** Later than any version of a unit ends. */
const ANY_TIME = '9999-12-31';

/** A name that no unit has at any time is told although the period is not known either. */
function askedWithoutPeriod(
	said: SaidUnit,
	of: {
		readonly knowledge: Knowledge;
		readonly issues: Issue[];
		readonly units: Map<string | null, UnitId | undefined>;
	}
): undefined {
	const key = `\n${said.text}`;
	if (of.units.has(key) || unreadableCell(said) !== undefined) return;
	of.units.set(key, undefined);
	const { choices } = of.knowledge;
	const within = choices.organisingId === undefined ? {} : { within: choices.organisingId };
	const scope = { ...within, role: 'commune', on: ANY_TIME } as const;
	const match = matchUnit(namesIn(of.knowledge), said.text, scope);
	if (match.kind === 'none')
		of.issues.push(someoneElse(said, of.knowledge, ANY_TIME) ?? unitIssue(said, match));
}

/** What a name is looked for in: who reports for some units is told of these only. */
const namesIn = ({ register, allowed }: Knowledge): UnitRegister => allowed?.register ?? register;

/** A name that somebody has, but none of the units that the account reports for. */
function someoneElse(said: Said, { register, allowed }: Knowledge, on: IsoDate): Issue | undefined {
	if (allowed === undefined) return undefined;
	const match = matchUnit(register, said.text, { role: 'commune', on });
	return match.kind === 'none' ? undefined : notYourUnit(said, allowed, on);
}

interface UnitQuestion {
	readonly knowledge: Knowledge;
	readonly issues: Issue[];
	readonly period: Period;
	readonly titleOfficeId: UnitId | undefined;
}

function chosenUnit(
	said: Said | null,
	{ choices, allowed, register }: Knowledge,
	issues: Issue[]
): UnitId | undefined {
	const { place } = said ?? NOWHERE;
	const { unitId } = choices;
	if (unitId === undefined) {
		issues.push({ code: 'unit_not_named', severity: 'error', place });
	} else if (allowed !== undefined && !allowed.units.has(unitId)) {
		const version = versionOn(register, unitId, ANY_TIME);
		const text = version === undefined ? '' : unitName(version);
		issues.push(notYourUnit({ text, place }, allowed, ANY_TIME));
		return undefined;
	}
	return unitId;
}
/** A file that has no place for it. */
const NOWHERE: Said = { text: '', place: {} };

function readUnit(said: SaidUnit, question: UnitQuestion): UnitId | undefined {
	const { issues, knowledge, period } = question;
	const chosen = knowledge.choices.unitId;
	const byCode = said.code === undefined ? undefined : oneUnit(said.code, question);
	const byName = oneUnit(said, question);
	if (byName === undefined || (said.code !== undefined && byCode === undefined)) return undefined;
	const contradicted = [byCode, chosen].find(
		(expected) => expected !== undefined && expected !== byName
	);
	if (contradicted === undefined) return byName;
	issues.push(otherUnitNamed(said, { knowledge, period, expected: contradicted }));
	return undefined;
}

function otherUnitNamed(
	{ text, place }: Said,
	of: { readonly knowledge: Knowledge; readonly period: Period; readonly expected: UnitId }
): Issue {
	const version = versionOn(of.knowledge.register, of.expected, lastDay(of.period));
	const expected = version === undefined ? '' : unitName(version);
	return { code: 'other_unit_named', severity: 'error', place, found: text, expected };
}

function oneUnit(said: SaidUnit, question: UnitQuestion): UnitId | undefined {
	const { knowledge, issues, period } = question;
	const unreadable = unreadableCell(said);
	if (unreadable !== undefined) {
		issues.push(unreadable);
		return undefined;
	}
	const match = toldApart(said, question);
	if (match.kind === 'one') return theUnitMeant(said, match.unitId, question);
	const other = match.kind === 'none' ? someoneElse(said, knowledge, lastDay(period)) : undefined;
	if (other !== undefined) {
		issues.push(other);
		return undefined;
	}
	const { allowed, choices } = knowledge;
	const isElsewhere =
		match.kind === 'none' && allowed === undefined && choices.organisingId !== undefined;
	const nearest = isElsewhere ? elsewhere(said.text, knowledge, period) : [];
	issues.push(unitIssue(said, nearest.length > 0 ? { kind: 'none', nearest } : match));
	return undefined;
}

/** A period that crosses a change of boundaries may mean the unit before or the one after: the uploader says which. */
function theUnitMeant(said: Said, unitId: UnitId, question: UnitQuestion): UnitId | undefined {
	const { knowledge, issues, period } = question;
	const { organisingId: within, unitId: chosen } = knowledge.choices;
	const register = namesIn(knowledge);
	const before = nameBefore(said.text, { register, unitId, period, within });
	if (before === undefined || chosen === unitId) return unitId;
	if (chosen === before.unitId) return chosen;
	const { text: found, place } = said;
	const { candidates } = before;
	issues.push({ code: 'ambiguous_unit', severity: 'error', place, found, candidates });
	return undefined;
}

/** Of namesakes the one of the office that the title names, unless another office was chosen. */
function toldApart({ text, office }: SaidUnit, question: UnitQuestion): UnitMatch {
	const { period, titleOfficeId: organisingId } = question;
	const written = office === undefined ? text : `${text}, ${office}`;
	const knowledge = { ...question.knowledge, register: namesIn(question.knowledge) };
	const match = matchWithin(written, knowledge, period);
	const isChosen = knowledge.choices.organisingId !== undefined;
	if (match.kind !== 'many' || isChosen || organisingId === undefined) return match;
	const choices = { ...knowledge.choices, organisingId };
	const near = matchWithin(written, { ...knowledge, choices }, period);
	return near.kind === 'one' ? near : match;
}

/** Where a name that the chosen office does not have belongs: "Xã Liên Mạc, huyện Thanh Hà". */
function elsewhere(written: string, { register }: Knowledge, period: Period): readonly string[] {
	const on = lastDay(period);
	const match = matchUnit(register, written, { role: 'commune', on });
	if (match.kind === 'many') return match.candidates;
	const version = match.kind === 'one' ? versionOn(register, match.unitId, on) : undefined;
	if (version === undefined) return [];
	const { parentId } = version;
	return [
		unitNameWithParent(version, parentId === null ? undefined : versionOn(register, parentId, on))
	];
}

/** As things stood on the period's last day; a unit that ended within the period may still report for it. */
export function matchWithin(
	written: string,
	{ register, choices }: Knowledge,
	period: Period
): UnitMatch {
	const within = choices.organisingId === undefined ? {} : { within: choices.organisingId };
	const scope = { ...within, role: 'commune' } as const;
	const last = matchUnit(register, written, { ...scope, on: lastDay(period) });
	if (last.kind === 'one' || last.kind === 'many') return last;
	const first = matchUnit(register, written, { ...scope, on: firstDay(period) });
	return first.kind === 'one' ? first : last;
}

function unitIssue(
	{ text, place }: Said,
	match: Exclude<UnitMatch, { readonly kind: 'one' }>
): Issue {
	const at = { severity: 'error', place, found: cutText(text) } as const;
	switch (match.kind) {
		case 'many':
			return { ...at, code: 'ambiguous_unit', candidates: match.candidates };
		case 'none':
			return { ...at, code: 'unknown_unit', nearest: match.nearest };
		case 'not_valid': {
			const { validFrom, validTo, successors } = match;
			return { ...at, code: 'unit_not_valid', validFrom, validTo, successors };
		}
	}
}
