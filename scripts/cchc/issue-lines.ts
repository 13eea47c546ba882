// Issues as the command line tells them, as indented lines.
import type { Issue, Severity } from '../../src/lib/domain/checks/issue';
import {
	issueText,
	severityText,
	type IssueText,
	type Names
} from '../../src/lib/format/issues/issue-text';
import { formatPlace } from '../../src/lib/format/place';

/** Most places listed for one fault; the rest are counted. */
const MOST_PLACES = 12;

const CONTRADICTIONS = 'Mâu thuẫn, đã lưu là “chưa xác minh”';

interface ToldIssue {
	readonly text: IssueText;
	readonly places: string[];
}

/** What must be mended first; the same sentence about many cells is told once with its cells. */
export function issueLines(
	issues: readonly Issue[],
	names: Names,
	options: { readonly isStored?: boolean } = {}
): string[] {
	return (['error', 'warning', 'info'] as const satisfies readonly Severity[]).flatMap(
		(severity) => {
			const own = issues.filter((issue) => issue.severity === severity);
			if (own.length === 0) return [];
			const isStored = options.isStored === true && severity === 'warning';
			return [
				`  ${isStored ? CONTRADICTIONS : severityText(severity)} (${own.length}):`,
				...toldOnce(own, names).flatMap(({ text, places }) => [
					`    - ${text.message}`,
					...placesLine(text.message, places),
					...(text.arithmetic === undefined ? [] : [`      ${text.arithmetic}`]),
					...(severity !== 'error' || text.expected === undefined
						? []
						: [`      ${text.expected}`]),
					...(text.fix === undefined || isStored ? [] : [`      → ${text.fix}`])
				])
			];
		}
	);
}

function toldOnce(issues: readonly Issue[], names: Names): ToldIssue[] {
	const told = new Map<string, ToldIssue>();
	for (const issue of issues) {
		const text = issueText(issue, names);
		const key = `${text.message}\n${text.arithmetic ?? ''}`;
		const known = told.get(key) ?? { text, places: [] };
		told.set(key, known);
		known.places.push(formatPlace(issue.place));
	}
	return [...told.values()];
}

/** Where it stands, unless the sentence says so. */
function placesLine(message: string, places: readonly string[]): string[] {
	const named = places.filter((place) => place !== '');
	const [first] = named;
	const isSaid = named.length === 1 && message.toLowerCase().includes(first?.toLowerCase() ?? '');
	if (first === undefined || isSaid) return [];
	const rest = named.length - MOST_PLACES;
	const shown = named.slice(0, MOST_PLACES).join('; ');
	return [`      Ở: ${shown}${rest > 0 ? `; và ${rest} chỗ khác` : ''}`];
}
