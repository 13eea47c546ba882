// How the parts of an Office file name each other: relationships and content types.
import type { OfficePackage } from './package';
import { appended, attribute, childrenOf, edited, prefixAt, rootOf } from './xml';
import { escaped } from './xml-text';

export interface Relationship {
	readonly id: string;
	/** Last word of its type: "worksheet", "comments", "vmlDrawing". */
	readonly type: string;
	/** Name of the part, from the root of the package. */
	readonly part: string;
}

const TYPE_BASE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const EMPTY = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;

/** `''` asks for the relationships of the package itself. */
export function relationshipsOf(file: OfficePackage, part: string): Relationship[] {
	const xml = file.read(relationshipsPart(part));
	const root = xml && rootOf(xml);
	if (xml === undefined || root === undefined) return [];
	return childrenOf(xml, root).flatMap((element) => {
		const value = (name: string): string => attribute(xml, element, name) ?? '';
		if (value('TargetMode') === 'External') return [];
		const type = value('Type').split('/').at(-1) ?? '';
		return [{ id: value('Id'), type, part: resolved(part, value('Target')) }];
	});
}

function relationshipsPart(part: string): string {
	const cut = part.lastIndexOf('/') + 1;
	return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

/** "../comments1.xml" beside "xl/worksheets/sheet1.xml" → "xl/comments1.xml". */
function resolved(part: string, target: string): string {
	const written = target.replaceAll('\\', '/');
	if (written.startsWith('/')) return written.slice(1);
	const steps = part.split('/').slice(0, -1);
	for (const step of written.split('/')) {
		if (step === '..') steps.pop();
		else if (step !== '.') steps.push(step);
	}
	return steps.join('/');
}

/** As programs write it; not all of them follow a name from the root. */
function relative(from: string, to: string): string {
	const folder = from.split('/').slice(0, -1);
	const steps = to.split('/');
	const shared = folder.findIndex((step, index) => step !== steps[index]);
	const same = shared < 0 ? folder.length : shared;
	return [...folder.slice(same).map(() => '..'), ...steps.slice(same)].join('/');
}

/** Gives the id of the new relationship. */
export function relate(
	file: OfficePackage,
	from: string,
	to: { readonly type: string; readonly part: string }
): string {
	const name = relationshipsPart(from);
	const xml = file.read(name) ?? Buffer.from(EMPTY);
	const root = rootOf(xml);
	if (root === undefined) throw new Error(`${name} holds no relationships`);
	const known = childrenOf(xml, root);
	const ids = new Set(known.map((element) => attribute(xml, element, 'Id')));
	const id = firstFree(
		(number) => `rIdLoi${number}`,
		(candidate) => ids.has(candidate)
	);
	// A strict workbook has types of its own.
	const sample = known.map((element) => attribute(xml, element, 'Type') ?? '')[0] ?? '';
	const base = sample.startsWith('http://purl.oclc.org/')
		? sample.slice(0, sample.lastIndexOf('/'))
		: TYPE_BASE;
	const target = escaped(relative(from, to.part));
	const text = `<${prefixAt(xml, root)}Relationship Id="${id}" Type="${base}/${to.type}" Target="${target}"/>`;
	file.write(name, edited(xml, [appended(xml, root, text)]));
	return id;
}

const CONTENT_TYPES = '[Content_Types].xml';

/** Says of a part what it is. */
export function declarePart(file: OfficePackage, part: string, type: string): void {
	declare(file, (prefix) => {
		const name = escaped(`/${part}`);
		return `<${prefix}Override PartName="${name}" ContentType="${type}"/>`;
	});
}

/** Says of an extension what parts with it are, where nobody said so yet. */
export function declareExtension(file: OfficePackage, extension: string, type: string): void {
	const xml = file.read(CONTENT_TYPES);
	const root = xml && rootOf(xml);
	if (xml === undefined || root === undefined) return;
	const isKnown = childrenOf(xml, root).some(
		(element) =>
			element.name === 'Default' &&
			attribute(xml, element, 'Extension')?.toLowerCase() === extension
	);
	if (!isKnown)
		declare(file, (prefix) => `<${prefix}Default Extension="${extension}" ContentType="${type}"/>`);
}

function declare(file: OfficePackage, text: (prefix: string) => string): void {
	const xml = file.read(CONTENT_TYPES);
	const root = xml && rootOf(xml);
	if (xml === undefined || root === undefined)
		throw new Error(`${CONTENT_TYPES} holds no content types`);
	file.write(CONTENT_TYPES, edited(xml, [appended(xml, root, text(prefixAt(xml, root)))]));
}

/** `xl/comments1.xml`, `xl/comments2.xml` …: the first that is not there. */
export const freePart = (file: OfficePackage, name: (number: number) => string): string =>
	firstFree(name, (part) => file.has(part));

function firstFree(name: (number: number) => string, isTaken: (name: string) => boolean): string {
	let number = 1;
	while (isTaken(name(number))) number += 1;
	return name(number);
}
