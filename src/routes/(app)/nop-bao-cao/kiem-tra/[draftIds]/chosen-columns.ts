// Meanings of columns chosen on the check page, as its form sends them.
import type { Catalogue } from '$lib/domain/kpi/catalogue';
import type { FieldFault } from '$lib/format/field-fault';
import type { ColumnTarget } from '$lib/domain/reading-choices';
import type { DraftChoices } from '$lib/server/db/submissions/drafts';
import { parseTarget } from '$lib/server/reading/propose/column-target';
import { columnField, columnsRowField, columnsSheetField } from '../../checked/column-picks';
import {
	columnName,
	optionTexts,
	targetGroups,
	twiceText
} from '../../tep/[draftId]/ghep-cot/column-words';
import { textOfField } from './typed-fields';

export interface ChosenColumnsView {
	readonly id: string;
	/** '' where the file has no named worksheets. */
	readonly sheet: string;
	readonly headingRow: number;
	/** By letter. */
	readonly targets: Readonly<Record<string, ColumnTarget>>;
}

/** undefined where nothing else was chosen than before. */
export function chosenColumns(
	form: FormData,
	of: { readonly id: string; readonly before: DraftChoices; readonly catalogue: Catalogue }
): ChosenColumnsView | undefined {
	const { id, before, catalogue } = of;
	const prefix = columnField(id, '');
	const targets = [...form].flatMap(([name, entry]) => {
		const letter = name.startsWith(prefix) ? name.slice(prefix.length) : '';
		const target = typeof entry === 'string' ? parseTarget(entry, catalogue) : undefined;
		return /^[A-Z]{1,3}$/.test(letter) && target !== undefined ? [[letter, target] as const] : [];
	});
	const headingRow = Number(textOfField(form, columnsRowField(id)));
	if (!Number.isSafeInteger(headingRow) || headingRow < 1) return undefined;
	const known = before.reading?.columns ?? {};
	if (targets.every(([letter, target]) => known[letter] === target)) return undefined;
	const sheet = form.get(columnsSheetField(id));
	return {
		id,
		sheet: typeof sheet === 'string' ? sheet.slice(0, 200) : '',
		headingRow,
		targets: Object.fromEntries(targets)
	};
}

/** Letters of another table mean something else: those of this one are kept beside the new ones. */
export function withChosenColumns(
	choices: DraftChoices,
	{ sheet, headingRow, targets }: ChosenColumnsView
): DraftChoices {
	const { reading = {} } = choices;
	const isSame = (reading.sheet ?? sheet) === sheet && reading.headingRow === headingRow;
	return {
		...choices,
		reading: {
			...reading,
			...(sheet === '' ? {} : { sheet }),
			headingRow,
			columns: { ...(isSame ? reading.columns : {}), ...targets }
		}
	};
}

/** One figure cannot be two columns. */
export function chosenTwice(
	{ id, targets }: ChosenColumnsView,
	catalogue: Catalogue
): FieldFault[] {
	const byTarget = new Map<string, string[]>();
	for (const [letter, target] of Object.entries(targets))
		if (target !== 'ignore') byTarget.set(target, [...(byTarget.get(target) ?? []), letter]);
	const texts = optionTexts(targetGroups(catalogue));
	return [...byTarget].flatMap(([target, letters]) => {
		const names = letters.map((letter) => columnName(letter, ''));
		const field = columnField(id, letters[1] ?? '');
		return letters.length > 1
			? [{ field, message: twiceText(names, texts.get(target) ?? target) }]
			: [];
	});
}
