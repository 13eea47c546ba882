// JSON: an array of submissions, { "submissions": [...] }, or one submission alone; figures by indicator id.
import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { z } from 'zod';
import type { Issue } from '../../../domain/checks/issue';
import { parseDay, type Window } from '../../../domain/figures/period';
import type { Draft, DraftFigure, Format, Knowledge, Mapped, Said } from '../draft';
import { tooManyFigures } from '../resolve/figure-limit';
import { nearest } from '../table/nearest';
import { placeOf, type JsonDocument } from '../read/text/json';
import { windowOfDays } from '../table/rows/row-parts';
import { DEFAULT_SOURCE } from '../resolve/source';
import { vocabularyOf } from '../table/vocabulary';

const Value = z.union([z.number(), z.string(), z.null()]);
const Days = z.strictObject({ from: z.string(), to: z.string() });
const Detailed = z.strictObject({
	value: Value,
	field: z.string().optional(),
	window: Days.optional(),
	source: z.string().optional(),
	note: z.string().optional()
});
const Figure = z.union([Value, Detailed, z.array(Detailed)]);
const Submission = z.strictObject({
	unit: z.union([z.string(), z.number()]).optional(),
	period: z.string().optional(),
	window: Days.optional(),
	source: z.string().optional(),
	note: z.string().optional(),
	figures: z.record(z.string(), Figure)
});
const Submissions = z.array(Submission);
const Document = z.looseObject({ submissions: Submissions });
type Path = readonly (string | number)[];

export const jsonSubmissions: Format<JsonDocument> = {
	recognises: () => true,
	map(document, knowledge): Mapped {
		const read = submissionsIn(valueOf(document.root));
		if (!read.success) {
			return { draft: null, issues: read.error.issues.map((issue) => wrongShape(document, issue)) };
		}
		const count = read.data.reduce((sum, { submission }) => sum + figuresOf(submission), 0);
		const tooMany = tooManyFigures(count, {});
		if (tooMany !== undefined) return { draft: null, issues: [tooMany] };
		const desk: Desk = { document, knowledge, issues: [] };
		const figures = read.data.flatMap(({ submission, path }) => figuresIn(desk, submission, path));
		return { draft: { ...EMPTY, figures }, issues: desk.issues };
	}
};

const figuresOf = ({ figures }: z.infer<typeof Submission>): number =>
	Object.values(figures).reduce<number>(
		(sum, figure) => sum + (Array.isArray(figure) ? figure.length : 1),
		0
	);

type Placed = { readonly submission: z.infer<typeof Submission>; readonly path: Path };

function submissionsIn(content: unknown): z.ZodSafeParseResult<Placed[]> {
	const listed = (path: Path) => (submissions: z.infer<typeof Submissions>) =>
		submissions.map((submission, index) => ({ submission, path: [...path, index] }));
	if (Array.isArray(content)) return Submissions.transform(listed([])).safeParse(content);
	if (typeof content === 'object' && content !== null && 'figures' in content)
		return Submission.transform((submission) => [{ submission, path: [] }]).safeParse(content);
	return Document.transform(({ submissions }) => listed(['submissions'])(submissions)).safeParse(
		content
	);
}
const EMPTY: Draft = { figures: [], totals: [], skipped: 0, source: DEFAULT_SOURCE };

interface Desk {
	readonly document: JsonDocument;
	readonly knowledge: Knowledge;
	readonly issues: Issue[];
}

function figuresIn(desk: Desk, submission: z.infer<typeof Submission>, path: Path): DraftFigure[] {
	const unit = said(desk, [...path, 'unit'], submission.unit);
	const period = said(desk, [...path, 'period'], submission.period);
	const window = windowAt(desk, submission.window, [...path, 'window']);
	return Object.entries(submission.figures).flatMap(([id, written]) => {
		const at = [...path, 'figures', id];
		const indicator = indicatorAt(desk, id, at);
		if (indicator === undefined) return [];
		return entriesOf(written, at).map(({ entry, valuePath, entryPath }) => {
			const node = nodeAt(desk.document, valuePath);
			const note = entry.note ?? submission.note;
			return {
				unit,
				period,
				indicator,
				field: said(desk, [...entryPath, 'field'], entry.field),
				source: entry.source ?? submission.source ?? null,
				window:
					entry.window === undefined
						? window
						: windowAt(desk, entry.window, [...entryPath, 'window']),
				value: numbered(valueAt(desk.document, node, id), entry.value),
				column: 'figures',
				...(note === undefined ? {} : { note })
			};
		});
	});
}

type Entry = z.infer<typeof Detailed>;

/** A JSON number needs no number grammar; its decimals are those written. */
function numbered(said: Said, value: Entry['value']): Said {
	if (typeof value !== 'number') return said;
	const decimals = /\.(\d+)$/.exec(said.text)?.[1]?.length ?? 0;
	return { ...said, number: { value, decimals, kind: 'number' } };
}

/** A figure as a bare value, with its field and window, or once for each field. */
function entriesOf(
	written: z.infer<typeof Figure>,
	path: Path
): { readonly entry: Entry; readonly valuePath: Path; readonly entryPath: Path }[] {
	if (Array.isArray(written)) {
		return written.map((entry, index) => ({
			entry,
			entryPath: [...path, index],
			valuePath: [...path, index, 'value']
		}));
	}
	if (typeof written === 'object' && written !== null) {
		return [{ entry: written, entryPath: path, valuePath: [...path, 'value'] }];
	}
	return [{ entry: { value: written }, entryPath: path, valuePath: path }];
}

function indicatorAt(
	{ document, knowledge, issues }: Desk,
	id: string,
	path: Path
): string | undefined {
	const vocabulary = vocabularyOf(knowledge.catalogue);
	const found = vocabulary.indicator(id);
	if (found.kind === 'one') return found.value.indicator.id;
	const place = { ...placeAt(document, path), quote: id };
	if (found.kind === 'many') {
		const candidates = found.candidates.map(({ indicator }) => indicator.id);
		issues.push({ code: 'ambiguous_indicator', severity: 'error', place, found: id, candidates });
	} else {
		const close = nearest(id, [...knowledge.catalogue.indicators.keys(), ...vocabulary.headings]);
		issues.push({ code: 'unknown_indicator', severity: 'error', place, found: id, nearest: close });
	}
	return undefined;
}

/** The cell as it stands in the file: 98.170 keeps its digits. */
function valueAt(document: JsonDocument, node: Node | undefined, column: string): Said {
	if (node === undefined || node.type === 'null') {
		return { text: '', place: { ...(node === undefined ? {} : placeOf(document, node)), column } };
	}
	const text =
		node.type === 'string'
			? String(node.value).trim()
			: document.text.slice(node.offset, node.offset + node.length);
	return { text, place: { ...placeOf(document, node), column, quote: text } };
}

function windowAt(
	{ document, issues }: Desk,
	days: z.infer<typeof Days> | undefined,
	path: Path
): Window | null {
	if (days === undefined) return null;
	const place = placeAt(document, path);
	const from = { text: days.from, place: { ...place, quote: days.from } };
	const to = { text: days.to, place: { ...place, quote: days.to } };
	const read = windowOfDays(from, to);
	issues.push(...read.issues);
	return parseDay(days.from) === undefined ? null : read.window;
}

function said(desk: Desk, path: Path, value: string | number | undefined): Said | null {
	if (value === undefined || value === '') return null;
	const text = String(value);
	return { text, place: { ...placeAt(desk.document, path), quote: text } };
}

const nodeAt = (document: JsonDocument, path: Path): Node | undefined =>
	findNodeAtLocation(document.root, [...path]);

function placeAt(document: JsonDocument, path: Path): Said['place'] {
	const node = nodeAt(document, path);
	return node === undefined ? {} : placeOf(document, node);
}

/** Plain values; a repeated key was refused before. */
function valueOf(node: Node): unknown {
	if (node.type === 'array') return (node.children ?? []).map(valueOf);
	if (node.type !== 'object') return node.value;
	return Object.fromEntries(
		(node.children ?? []).map(({ children }) => {
			const [key, value] = children ?? [];
			return [String(key?.value), value === undefined ? undefined : valueOf(value)];
		})
	);
}

function wrongShape(document: JsonDocument, issue: z.core.$ZodIssue): Issue {
	const path = issue.path.filter((part) => typeof part !== 'symbol');
	const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
	const full = unknown === undefined ? path : [...path, unknown];
	const node = nodeAt(document, full);
	let at = path;
	while (nodeAt(document, at) === undefined && at.length > 0) at = at.slice(0, -1);
	return {
		code: 'wrong_json_shape',
		severity: 'error',
		place: placeAt(document, node === undefined ? at : full),
		path: full.join('.'),
		found: unknown ?? node?.type ?? 'undefined',
		expected: expectedText(issue)
	};
}

function expectedText(issue: z.core.$ZodIssue): string {
	if (issue.code === 'invalid_type') return issue.expected;
	if (issue.code === 'unrecognized_keys') return 'no_other_key';
	return issue.code === 'invalid_union' ? 'value' : issue.code;
}
