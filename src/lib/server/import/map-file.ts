// Finds the layout of what was read and maps it.
import type { Issue } from '../../domain/issue';
import type { Format, Knowledge, Mapped } from './draft';
import { DOCUMENT_FORMATS, SHEET_FORMATS } from './formats';
import type { ReadFile } from './read';
import type { Sheet } from './sheet';

export interface MappedFile extends Mapped {
	readonly layout: string | null;
}

export function mapFile(file: ReadFile, knowledge: Knowledge): MappedFile {
	if (file.kind === 'json') return mapBy(DOCUMENT_FORMATS, file.document, knowledge);
	const [sheet] = file.sheets;
	if (sheet === undefined) return unrecognised(undefined);
	return mapBy(SHEET_FORMATS, sheet, knowledge);
}

function mapBy<Content>(
	formats: readonly Format<Content>[],
	content: Content,
	knowledge: Knowledge
): MappedFile {
	const format = formats.find((candidate) => candidate.recognises(content, knowledge));
	if (format === undefined) return unrecognised(content);
	return { layout: format.id, ...format.map(content, knowledge) };
}

const unrecognised = (content: unknown): MappedFile => ({
	layout: null,
	draft: null,
	issues: [unknownLayout(content)]
});

/** Shows the widest of the first rows: most likely the headings. */
function unknownLayout(content: unknown): Issue {
	const rows = isSheet(content) ? content.rows.slice(0, 20) : [];
	const filled = rows.map(({ number, cells }) => ({
		number,
		cells: cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
	}));
	const [widest] = filled.sort((a, b) => b.cells.length - a.cells.length);
	return {
		code: 'unknown_layout',
		severity: 'error',
		place: widest === undefined ? {} : { row: widest.number },
		headings: widest?.cells.slice(0, 20) ?? []
	};
}

const isSheet = (content: unknown): content is Sheet =>
	typeof content === 'object' && content !== null && 'rows' in content;
