// Editions of the templates that offices download; reviewed, so a fault stops the start.
import { join } from 'node:path';
import { z } from 'zod';
import type { Template } from '../../domain/office/own-files';
import { readJsonFile, ReviewedFileError } from './json-file';

const text = z.string().min(1);
const edition = z.strictObject({
	version: z.string().regex(/^[1-9]\d*(\.\d+)?$/, 'a version is a number such as 2 or 2.1'),
	since: z.iso.date(),
	changes: text,
	renamed: z.array(z.strictObject({ from: text, to: text }))
});
const template = z.strictObject({
	id: z.string().regex(/^[a-z0-9-]+$/, 'an id is written with hyphens'),
	name: text,
	title: text,
	purpose: text,
	editions: z.tuple([edition], edition)
});
const templatesFile = z.strictObject({ templates: z.array(template).min(1) });

const loaded = new Map<string, readonly Template[]>();

/** Once per process, from `templates.json` in the folder of reviewed data. */
export function loadTemplates(path: string): readonly Template[] {
	const known = loaded.get(path);
	if (known !== undefined) return known;
	const file = join(path, 'templates.json');
	const { templates } = readJsonFile(file, templatesFile);
	const faults = templates.flatMap((entry, index) => faultsOf(entry, index, templates));
	if (faults.length > 0) throw new ReviewedFileError(file, faults);
	loaded.set(path, templates);
	return templates;
}

function faultsOf(
	{ id, editions }: Template,
	index: number,
	templates: readonly Template[]
): string[] {
	const faults: string[] = [];
	const versions = editions.map(({ version }) => version);
	if (templates.findIndex((other) => other.id === id) < index)
		faults.push(`templates[${index}].id: "${id}" is there twice`);
	if (new Set(versions).size < versions.length)
		faults.push(`templates[${index}].editions: a version is there twice`);
	const days = editions.map(({ since }) => since);
	if (days.some((day, at) => at > 0 && day < (days[at - 1] ?? '')))
		faults.push(`templates[${index}].editions: they stand oldest first`);
	return faults;
}
