// Whether tables of one file speak of the same unit and period, and whether two worksheets say the same figure.
import { parsePeriod, periodId } from '../../../../domain/figures/period';
import { fold } from '../../../../domain/text';
import type { Draft, DraftFigure, Knowledge, Said } from '../../draft';
import { matchWithin } from '../../resolve/who';

interface NamedDraft {
	/** Of the worksheet. */
	readonly name: string;
	readonly draft: Draft;
}

/** Units and periods as far as they are said: keys are made once for each word of the file. */
interface Keys {
	readonly period: (said: Said | null) => string;
	readonly unit: (said: Said | null, period: Said | null) => string;
}

function keysFor(knowledge: Knowledge): Keys {
	const periods = new Map<string, string>();
	const units = new Map<string, string>();
	const period = (said: Said | null): string => {
		const text = said?.text ?? knowledge.choices.period ?? '';
		const known = periods.get(text);
		if (known !== undefined) return known;
		const read = parsePeriod(text);
		const key = read === undefined ? fold(text) : periodId(read);
		periods.set(text, key);
		return key;
	};
	return {
		period,
		unit(said, when) {
			const text = said?.text ?? '';
			const of = `${period(when)}\n${text}`;
			const known = units.get(of);
			if (known !== undefined) return known;
			const key = unitKey(text, when, knowledge);
			units.set(of, key);
			return key;
		}
	};
}

function unitKey(text: string, period: Said | null, knowledge: Knowledge): string {
	const { unitId } = knowledge.choices;
	if (text === '') return unitId === undefined ? '' : String(unitId);
	const read = parsePeriod(period?.text ?? knowledge.choices.period ?? '');
	const match = read === undefined ? undefined : matchWithin(text, knowledge, read);
	return match?.kind === 'one' ? String(match.unitId) : fold(text);
}

/** Two worksheets with one figure of one unit and period are two versions of it. */
export function repeatsAcrossSheets(drafts: readonly NamedDraft[], knowledge: Knowledge): boolean {
	const keys = keysFor(knowledge);
	const sheets = new Map<string, Map<string, Set<string>>>();
	for (const { name, draft } of drafts) {
		const reports = sheets.get(name) ?? new Map<string, Set<string>>();
		sheets.set(name, reports);
		for (const figure of draft.figures) {
			const report = `${keys.unit(figure.unit, figure.period)}\n${keys.period(figure.period)}`;
			const figures = reports.get(report) ?? new Set<string>();
			if (figures.size === 0) reports.set(report, figures);
			if (figure.value.text !== '') figures.add(draftFigureKey(figure, draft));
		}
	}
	return haveCommon([...sheets.values()]);
}

const draftFigureKey = ({ indicator, field, source }: DraftFigure, draft: Draft): string =>
	`${indicator}\n${fold(field?.text ?? '')}\n${source ?? draft.source}`;

function haveCommon(sheets: readonly ReadonlyMap<string, ReadonlySet<string>>[]): boolean {
	const seen = new Map<string, Set<string>>();
	for (const reports of sheets) {
		for (const [report, figures] of reports) {
			const before = seen.get(report) ?? new Set<string>();
			seen.set(report, before);
			for (const figure of figures) if (before.has(figure)) return true;
		}
		for (const [report, figures] of reports)
			for (const figure of figures) seen.get(report)?.add(figure);
	}
	return false;
}

/** Those that say whose they are, and of when, say the same. */
export function areOneReport(drafts: readonly Draft[], knowledge: Knowledge): boolean {
	const keys = keysFor(knowledge);
	const units = new Set<string>();
	const periods = new Set<string>();
	const when = drafts.flatMap(({ figures }) => figures.find(({ period }) => period)?.period ?? []);
	for (const { figures } of drafts)
		for (const { unit, period } of figures) {
			if (unit !== null) units.add(keys.unit(unit, period ?? when[0] ?? null));
			if (period !== null) periods.add(keys.period(period));
			if (units.size > 1 || periods.size > 1) return false;
		}
	return true;
}
