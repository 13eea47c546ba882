// A look into a file for the pages on which its sheet, headings and columns are decided. Nothing is stored or checked.
import type { Catalogue } from '../../domain/kpi/catalogue';
import type { Issue } from '../../domain/checks/issue';
import { rememberedColumns } from '../db/submissions/column-choices';
import type { Reader } from '../db/database';
import { dataPath } from '../reference/catalogue';
import { loadTemplates } from '../reference/templates';
import { loadUnitRegister } from '../db/units/units';
import type { Choices, Knowledge } from '../reading/draft';
import { withMends } from '../reading/propose/mend';
import { previewOf, type Preview } from '../reading/propose/preview';
import type { Proposal } from '../reading/propose/proposal';
import { proposeColumns } from '../reading/propose/propose';
import { asSent } from '../reading/own-files';
import { readFile, type ReadFile } from '../reading/read';
import { DEFAULT_LIMITS } from '../reading/read/limits';

export interface LookRequest {
	readonly file: { readonly name: string; readonly bytes: Uint8Array };
	readonly choices: Choices;
	/** Bytes of the largest file that is read. */
	readonly largestFile: number;
	/** Meanings of the columns take longer than the rows. */
	readonly withProposal: boolean;
}
export type Look =
	| {
			readonly ok: true;
			readonly preview: Preview;
			/** null: not asked for, or the sheet has no table. */
			readonly proposal: Proposal | null;
	  }
	/** The file cannot be opened at all. */
	| { readonly ok: false; readonly issues: readonly Issue[] };

export function lookInto(db: Reader, catalogue: Catalogue, request: LookRequest): Look {
	const { file, choices, largestFile } = request;
	const read = readFile(file, { ...DEFAULT_LIMITS, bytes: largestFile });
	if (!read.ok) return { ok: false, issues: read.issues };
	const register = loadUnitRegister(db);
	const knowledge = { catalogue, register, choices, remembered: rememberedColumns(db, choices) };
	const sent = withoutOurs(read.value);
	const preview = previewOf(sent, knowledge);
	const proposal = request.withProposal ? proposalOf(sent, preview, knowledge) : null;
	return { ok: true, preview, proposal };
}

/** As the import reads it: what is our own in the file is put aside first. */
function withoutOurs(file: ReadFile): ReadFile {
	if (file.kind === 'json') return file;
	return { kind: 'sheets', sheets: asSent(file.sheets, loadTemplates(dataPath())).sheets };
}

function proposalOf(file: ReadFile, preview: Preview, knowledge: Knowledge): Proposal | null {
	if (file.kind === 'json' || preview.kind === 'json' || preview.chosen === null) return null;
	const { name } = preview.chosen;
	const mended = withMends(file.sheets, knowledge.choices.mends ?? []).sheets;
	const sheet = mended.find((one) => one.name === name);
	return sheet === undefined ? null : (proposeColumns(sheet, knowledge) ?? null);
}
