// The catalogue as files write it: indicators by id, form code or heading; fields and sources by name or alias.
import { tidy } from '../../../domain/text';
import type { Catalogue, Field, Form, FormId, Indicator } from '../../../domain/kpi/catalogue';
import { headingIndex, headingReader } from './headings/heading-index';
import { found, headingKey, type Found } from './headings/heading-key';

export { headingKey, type Found } from './headings/heading-key';

export interface Vocabulary {
	/** An id ("dossiers_paid_online"), a form code ("BM3-3.3.1") or a heading. */
	indicator(written: string): Found<WrittenIndicator>;
	/** A heading only: files with a column per indicator. */
	heading(written: string): Found<Indicator>;
	/** A heading with the groups printed above it, the own one last: "Số hồ sơ đã giải quyết", "Tổng số". */
	headingBelow(path: readonly string[]): Found<Indicator>;
	formRow(form: FormId, code: string): Found<Indicator>;
	rowsOf(form: FormId): readonly FormRow[];
	form(written: string): Form | undefined;
	field(written: string): Field | undefined;
	/** Name under which figures of this source are stored. */
	source(written: string): string;
	/** For suggestions. */
	readonly headings: readonly string[];
}
export interface WrittenIndicator {
	readonly indicator: Indicator;
	/** Set when it was named by its place on a form: that form is its source. */
	readonly form?: Form;
}
export interface FormRow {
	readonly code: string;
	readonly label: string;
	readonly indicator: Indicator;
}

/** Codes as printed: "3.3.1." = "3.3.1" = "03.3.1". */
export function formCode(text: string): string {
	return text
		.trim()
		.replace(/(?<!\.)\.+$/, '')
		.split('.')
		.map((part) => part.trim().replace(/^0+(?=\d)/, ''))
		.join('.');
}

const vocabularies = new WeakMap<Catalogue, Vocabulary>();

/** Made once per catalogue. */
export function vocabularyOf(catalogue: Catalogue): Vocabulary {
	const known = vocabularies.get(catalogue);
	if (known !== undefined) return known;
	const made = makeVocabulary(catalogue);
	vocabularies.set(catalogue, made);
	return made;
}

function makeVocabulary(catalogue: Catalogue): Vocabulary {
	const index = headingIndex(catalogue);
	const rows = formRows(catalogue);
	const forms = named(catalogue.forms);
	const fields = named(catalogue.fields);
	const { heading, headingBelow } = headingReader(index);
	const formRow = (form: FormId, code: string): Found<Indicator> => {
		const wanted = formCode(code);
		const there = (rows.get(form) ?? []).filter((row) => row.code === wanted);
		return found([...new Set(there.map(({ indicator }) => indicator))]);
	};
	return {
		heading,
		headingBelow,
		formRow,
		indicator: (written) => writtenIndicator(written, { catalogue, forms, heading, formRow }),
		rowsOf: (form) => rows.get(form) ?? [],
		form: (written) => forms.get(headingKey(written)),
		field: (written) => fields.get(headingKey(written)),
		source: (written) => forms.get(headingKey(written))?.name ?? written,
		headings: [...catalogue.indicators.values()].flatMap(({ name, shortName, headings: other }) =>
			shortName === undefined ? [name, ...other] : [name, shortName, ...other]
		)
	};
}

function writtenIndicator(
	written: string,
	by: {
		readonly catalogue: Catalogue;
		readonly forms: ReadonlyMap<string, Form>;
		readonly heading: Vocabulary['heading'];
		readonly formRow: Vocabulary['formRow'];
	}
): Found<WrittenIndicator> {
	const indicator = by.catalogue.indicators.get(written.trim());
	if (indicator !== undefined) return { kind: 'one', value: { indicator } };
	const coded = /^(.+?) ?[-–—:/,] ?(\d+(?:\.\d+)*)\.?$/.exec(tidy(written));
	const form = coded === null ? undefined : by.forms.get(headingKey(coded[1] ?? ''));
	if (coded !== null && form !== undefined) {
		return mapFound(by.formRow(form.id, coded[2] ?? ''), (value) => ({ indicator: value, form }));
	}
	return mapFound(by.heading(written), (value) => ({ indicator: value }));
}

function formRows(catalogue: Catalogue): Map<FormId, FormRow[]> {
	const rows = new Map<FormId, FormRow[]>();
	for (const indicator of catalogue.indicators.values()) {
		for (const { form, code, label } of indicator.forms) {
			const list = rows.get(form) ?? [];
			rows.set(form, list);
			list.push({ code: formCode(code), label, indicator });
		}
	}
	return rows;
}

function named<T extends Form | Field>(entries: readonly T[]): Map<string, T> {
	return new Map(
		entries.flatMap((entry) =>
			[entry.id, entry.name, ...entry.aliases].map(
				(written) => [headingKey(written), entry] as const
			)
		)
	);
}

function mapFound<T, U>(result: Found<T>, change: (value: T) => U): Found<U> {
	switch (result.kind) {
		case 'one':
			return { kind: 'one', value: change(result.value) };
		case 'many':
			return { kind: 'many', candidates: result.candidates.map(change) };
		case 'none':
			return result;
	}
}
