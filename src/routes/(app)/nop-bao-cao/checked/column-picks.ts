// The columns of a file that are not understood, as a page offers what they may be.
import type { Catalogue } from '$lib/domain/kpi/catalogue';
import type { OpenColumns } from '$lib/server/jobs/tasks/open-columns';
import { IGNORE, optionTexts, targetGroups, whyText } from '../tep/[draftId]/ghep-cot/column-words';

export interface ColumnPick {
	readonly letter: string;
	readonly heading: string;
	readonly samples: readonly string[];
	readonly options: readonly { readonly value: string; readonly text: string }[];
	/** Why the first is offered; '' where nothing speaks for it. */
	readonly why: string;
	/** What was chosen before; '' for none. */
	readonly chosen: string;
}

const SAMPLES = 3;

export function columnPicks(
	open: OpenColumns | null,
	{
		catalogue,
		chosen
	}: {
		readonly catalogue: Catalogue;
		/** By letter. */
		readonly chosen: Readonly<Record<string, string>>;
	}
) {
	if (open === null || open.columns.length === 0) return null;
	const texts = optionTexts(targetGroups(catalogue));
	return {
		sheet: open.sheet ?? '',
		headingRow: open.headingRow,
		more: open.more,
		columns: open.columns.map(({ letter, heading, samples, close, why }): ColumnPick => {
			const own = chosen[letter] ?? '';
			const values = new Set([own, ...close, IGNORE.value].filter((value) => value !== ''));
			return {
				...{ letter, heading, chosen: own },
				samples: samples.slice(0, SAMPLES),
				options: [...values].map((value) => ({ value, text: texts.get(value) ?? value })),
				why: why === null || why.kind === 'chosen' ? '' : whyText(why)
			};
		})
	};
}
export type ColumnPicks = NonNullable<ReturnType<typeof columnPicks>>;

/** What is chosen for a column of a file is sent under its own name. */
export const columnField = (fileId: string, letter: string): string => `cot|${fileId}|${letter}`;
/** Where the columns of a file stand: the worksheet, and the row of their headings. */
export const columnsSheetField = (fileId: string): string => `noi-trang|${fileId}`;
export const columnsRowField = (fileId: string): string => `noi-dong|${fileId}`;
