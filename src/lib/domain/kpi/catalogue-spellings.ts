// Spellings under which files carry things: one spelling leads to one entry, or the reader would have to guess.
import type { CatalogueEntries, EntryFault } from './catalogue-entries';
import { fold } from '../text';

interface Spelled {
	readonly id: string;
	readonly path: string;
	readonly spellings: readonly string[];
}

/** Files differ in diacritics, case and punctuation: "Trực tiếp, bưu chính" = "Truc tiep - buu chinh". */
export const spellingKey = (text: string): string =>
	fold(text)
		.replace(/[^a-z0-9%_]+/g, ' ')
		.trim();

/** Two entries under one spelling. */
export function spellingFaults(entries: CatalogueEntries): EntryFault[] {
	return [
		...ambiguities(
			entries.indicators.map((indicator, index) => ({
				id: indicator.id,
				path: `indicators[${index}]`,
				spellings: [
					indicator.id,
					indicator.name,
					indicator.shortName ?? indicator.name,
					...indicator.headings
				]
			}))
		),
		...ambiguities(
			entries.fields.map((field, index) => ({
				id: field.id,
				path: `fields[${index}]`,
				spellings: [field.id, field.name, ...field.aliases]
			}))
		),
		...ambiguities(
			entries.forms.map((form, index) => ({
				id: form.id,
				path: `forms[${index}]`,
				spellings: [form.id, form.name, ...form.aliases]
			}))
		)
	];
}

function ambiguities(entries: readonly Spelled[]): EntryFault[] {
	const owners = new Map<string, string>();
	return entries.flatMap(({ id, path, spellings }) =>
		[...new Set(spellings.map(spellingKey))].flatMap((spelling) => {
			const owner = owners.get(spelling);
			owners.set(spelling, owner ?? id);
			return owner === undefined
				? []
				: [{ path, fault: `“${spelling}” is also a spelling of “${owner}”` }];
		})
	);
}

/** Form and code name one indicator; a group row of the form has no figure of its own. */
export function formFaults(entries: CatalogueEntries): EntryFault[] {
	const forms = new Set(entries.forms.map(({ id }) => id));
	const owners = new Map<string, string>();
	for (const form of entries.forms) {
		for (const group of form.groups ?? []) owners.set(`${form.id} ${group.code}`, 'a group row');
	}
	return entries.indicators.flatMap((indicator, index) =>
		indicator.forms.flatMap(({ form, code }, place) => {
			const path = `indicators[${index}].forms[${place}]`;
			if (!forms.has(form)) return [{ path, fault: `unknown form “${form}”` }];
			const key = `${form} ${code}`;
			const owner = owners.get(key);
			owners.set(key, owner ?? indicator.id);
			return owner === undefined ? [] : [{ path, fault: `${key} belongs to ${owner}` }];
		})
	);
}
