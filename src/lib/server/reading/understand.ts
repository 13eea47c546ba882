// From the bytes of a file to its figures, or to what is wrong with it; nothing is stored yet.
import type { LayoutId } from '../../domain/layouts';
import type { Issue } from '../../domain/checks/issue';
import { dataPath } from '../reference/catalogue';
import { loadTemplates } from '../reference/templates';
import type { Knowledge } from './draft';
import { mapFile } from './map-file';
import { withMends } from './propose/mend';
import { asSent } from './own-files';
import { screenContent, type KeptFile, type Screened } from './personal';
import { readFile, type ReadFile } from './read';
import { DEFAULT_LIMITS } from './read/limits';
import type { Readable } from './resolve/readable';
import { withColumns } from './propose/relabel';
import { resolveDraft, type LeftOut } from './resolve/resolve';
import type { ResolvedFile } from './resolve/resolved-file';
import type { Returned } from './returned';
import type { ReadRange } from './table/sheet';
import type { Concern } from './resolve/who';
import { unseenAsSent } from './personal/unseen-as-sent';

export interface FileToRead {
	readonly name: string;
	readonly bytes: Uint8Array;
	/** Bytes of the largest file that is read, where it is not the usual size. */
	readonly largest?: number;
}
export interface Understood {
	readonly file: string;
	readonly layout: LayoutId | null;
	readonly issues: readonly Issue[];
	readonly skipped: number;
	readonly ranges: readonly ReadRange[];
	readonly concerns: readonly Concern[];
	/** Absent when something must be mended first. */
	readonly resolved?: ResolvedFile;
	/** What could be read all the same, where something must be mended first. */
	readonly readable?: Readable;
	/** What had been marked in it, where it is a workbook that we gave back. */
	readonly returned: Returned | null;
	/** What is kept of the file, when data of citizens was in it. */
	readonly kept?: KeptFile;
}

/** From bytes to figures, or to what is wrong with them; nothing is stored yet. */
export function understand(file: FileToRead, knowledge: Knowledge): Understood {
	const bytes = file.largest ?? DEFAULT_LIMITS.bytes;
	const where = { ranges: [], concerns: [], returned: null };
	const nothing = { file: file.name, layout: null, skipped: 0, ...where };
	const content = readFile(file, { ...DEFAULT_LIMITS, bytes });
	if (!content.ok) return { ...nothing, issues: content.issues };
	const screened = screenContent(file, content.value);
	// Read again from what is kept, so that what is checked now is what is checked later.
	if (screened.file !== file)
		return understandKept(file, { ...screened, notes: content.issues }, knowledge);
	const prepared = prepare(content.value, knowledge);
	const { returned } = prepared;
	const mapped = mapFile(prepared.file, knowledge);
	const { layout, draft, ranges = [] } = mapped;
	const issues = [...content.issues, ...prepared.issues, ...mapped.issues];
	if (draft === null) return { ...nothing, layout, ranges, issues, returned };
	const isCertain = !issues.some(isError);
	const about = { file: file.name, layout, skipped: draft.skipped, ranges, returned };
	if (draft.figures.length === 0 && (draft.unread ?? []).length === 0) {
		const told = isCertain ? [...issues, NO_FIGURES] : issues;
		return { ...about, concerns: [], issues: told };
	}
	// Rows that could be read are checked although others could not, so that everything is told at once.
	const { readable, concerns, ...resolved } = resolveDraft(draft, knowledge, leftOutBy(issues));
	const understood = { ...about, concerns, issues: [...issues, ...resolved.issues] };
	return isCertain && !resolved.issues.some(isError)
		? { ...understood, resolved: readable.resolved }
		: { ...understood, readable };
}

const isError = ({ severity }: Issue): boolean => severity === 'error';

/** What its faults kept out of the draft; rows of an unknown indicator are in it, as unread ones. */
function leftOutBy(issues: readonly Issue[]): LeftOut {
	const codes = new Set(issues.filter(isError).map(({ code }) => code));
	codes.delete('unknown_indicator');
	codes.delete('ambiguous_indicator');
	const hasUnknownColumn = codes.delete('unknown_column');
	if (codes.size > 0) return 'rows';
	return hasUnknownColumn ? 'columns' : 'nothing';
}

/** The same file without the data of citizens. */
function understandKept(
	{ largest }: FileToRead,
	{ file, dropped, notes }: Screened & { readonly notes: readonly Issue[] },
	knowledge: Knowledge
): Understood {
	const limit = largest === undefined ? {} : { largest };
	const understood = understand({ ...file, ...limit }, knowledge);
	const unseen = unseenAsSent(notes, dropped);
	return { ...understood, kept: file, issues: [...dropped, ...unseen, ...understood.issues] };
}

/** What is our own in it is put aside first; what the uploader typed over and decided about columns comes before any layout is looked for. */
function prepare(
	file: ReadFile,
	knowledge: Knowledge
): {
	readonly file: ReadFile;
	readonly issues: readonly Issue[];
	readonly returned: Returned | null;
} {
	if (file.kind === 'json') return { file, issues: [], returned: null };
	const sent = asSent(file.sheets, loadTemplates(dataPath()));
	const mended = withMends(sent.sheets, knowledge.choices.mends ?? []);
	const labelled = withColumns(mended.sheets, knowledge);
	return {
		file: { kind: 'sheets', sheets: labelled.sheets },
		issues: [...sent.issues, ...mended.issues, ...labelled.issues],
		returned: sent.returned
	};
}

const NO_FIGURES: Issue = { code: 'no_figures', severity: 'error', place: {} };
