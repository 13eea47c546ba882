// Notes on the cells of a worksheet: ours are written anew, those of other people stay.
import { NOTE_AUTHOR } from '../../../domain/office/own-files';
import { noteShapes, type NoteShapes } from './note-shapes';
import type { OfficePackage } from './package';
import { declareExtension, declarePart, freePart, relate, relationshipsOf } from './parts';
import {
	appended,
	attribute,
	childOf,
	childrenOf,
	edited,
	prefixAt,
	relationshipId,
	rootOf,
	textOf,
	type Edit,
	type Element
} from './xml';
import { escaped } from './xml-text';

export interface Worksheet {
	readonly part: string;
	readonly xml: Buffer;
	readonly root: Element;
	readonly children: readonly Element[];
}
/** Text by cell. */
export type Notes = ReadonlyMap<string, string>;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const VML_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing';
const EMPTY = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="${MAIN}"><authors></authors><commentList></commentList></comments>`;

/** Writes the notes; gives what the worksheet itself must say of them. */
export function writeNotes(file: OfficePackage, sheet: Worksheet, notes: Notes): Edit[] {
	const related = relationshipsOf(file, sheet.part);
	const known = related.find(({ type }) => type === 'comments')?.part;
	const before = known === undefined ? undefined : file.read(known);
	if (notes.size === 0 && before === undefined) return [];
	const comments = withNotes(before ?? Buffer.from(EMPTY), notes);
	if (comments === undefined) return [];
	if (known === undefined) addComments(file, sheet, comments.xml);
	else file.write(known, comments.xml);
	return writeShapes(file, sheet, { ...comments, related });
}

function addComments(file: OfficePackage, sheet: Worksheet, xml: Buffer): void {
	const part = freePart(file, (number) => `xl/comments${number}.xml`);
	file.write(part, xml);
	declarePart(file, part, COMMENTS_TYPE);
	relate(file, sheet.part, { type: 'comments', part });
}

function writeShapes(
	file: OfficePackage,
	sheet: Worksheet,
	comments: Omit<NoteShapes, 'xml' | 'sheet'> & {
		readonly related: ReturnType<typeof relationshipsOf>;
	}
): Edit[] {
	const drawing = sheet.children.find(({ name }) => name === 'legacyDrawing');
	const id = drawing && attributeEndingIn(sheet.xml, drawing, 'id');
	const known = comments.related.find((relationship) => relationship.id === id)?.part;
	const xml = known === undefined ? undefined : file.read(known);
	const shapes = noteShapes({ ...comments, xml, sheet });
	if (known !== undefined && xml !== undefined) {
		file.write(known, shapes);
		return [];
	}
	const part = freePart(file, (number) => `xl/drawings/vmlDrawing${number}.vml`);
	file.write(part, shapes);
	declareExtension(file, 'vml', VML_TYPE);
	const newId = relate(file, sheet.part, { type: 'vmlDrawing', part });
	return [legacyDrawing(sheet, newId)];
}

function attributeEndingIn(xml: Buffer, element: Element, name: string): string | undefined {
	const prefixed = /\s([\w.-]+:id)\s*=/u.exec(
		xml.toString('latin1', element.start, element.openEnd)
	)?.[1];
	return attribute(xml, element, prefixed ?? name);
}

/** What the schema wants behind `legacyDrawing`. */
const AFTER_DRAWING = new Set([
	'legacyDrawingHF',
	'drawingHF',
	'picture',
	'oleObjects',
	'controls',
	'webPublishItems',
	'tableParts',
	'extLst',
	'AlternateContent'
]);

function legacyDrawing({ xml, root, children }: Worksheet, id: string): Edit {
	const old = children.find(({ name }) => name === 'legacyDrawing');
	const name = `${prefixAt(xml, root)}legacyDrawing`;
	const text = `<${name}${relationshipId(xml, root, id)}/>`;
	if (old !== undefined) return { from: old.start, to: old.end, text };
	const next = children.find((child) => AFTER_DRAWING.has(child.name));
	const at = next?.start ?? root.closeStart;
	return { from: at, to: at, text };
}

interface Commented {
	readonly xml: Buffer;
	/** Cells that have a note now. */
	readonly noted: ReadonlySet<string>;
	/** Cells whose note of an earlier return is gone. */
	readonly gone: ReadonlySet<string>;
	/** For the size of the box. */
	readonly texts: Notes;
}

/** undefined: there was nothing to change. */
function withNotes(xml: Buffer, notes: Notes): Commented | undefined {
	const root = rootOf(xml);
	if (root === undefined) return undefined;
	const [authors, list] = ['authors', 'commentList'].map((name) => childOf(xml, root, name));
	if (authors === undefined || list === undefined) return undefined;
	const names = childrenOf(xml, authors).map((author) => textOf(xml, author));
	const p = prefixAt(xml, root);
	const there = childrenOf(xml, list).map((element) => {
		const author = names[Number(attribute(xml, element, 'authorId') ?? -1)] ?? '';
		// Some programs forget who wrote a note.
		const isOurs = author === NOTE_AUTHOR || textOf(xml, element).trimStart().startsWith(OURS);
		return { element, author, isOurs, ref: attribute(xml, element, 'ref') ?? '' };
	});
	const edits = there.flatMap(({ element, author, isOurs, ref }): Edit[] => {
		if (isOurs) return [{ from: element.start, to: element.end, text: '' }];
		// A thread is not ours to write into; its cell is coloured and listed all the same.
		if (author.startsWith('tc=')) return [];
		return appendedNote(xml, element, { p, note: notes.get(ref) });
	});
	const others = there.filter(({ isOurs }) => !isOurs).map(({ ref }) => ref);
	const ours = there.filter(({ isOurs }) => isOurs).map(({ ref }) => ref);
	const taken = new Set(others);
	const added = [...notes].filter(([ref]) => !taken.has(ref));
	if (edits.length === 0 && added.length === 0) return undefined;
	const noted = new Set([...others, ...added.map(([ref]) => ref)]);
	const gone = new Set(ours.filter((ref) => !noted.has(ref)));
	edits.push(...newNotes(xml, { authors, list, names, p, added }));
	return { xml: edited(xml, edits), noted, gone, texts: notes };
}

function newNotes(
	xml: Buffer,
	of: {
		readonly authors: Element;
		readonly list: Element;
		readonly names: readonly string[];
		readonly p: string;
		readonly added: readonly (readonly [ref: string, note: string])[];
	}
): Edit[] {
	const { authors, list, names, p, added } = of;
	if (added.length === 0) return [];
	const known = names.indexOf(NOTE_AUTHOR);
	const id = known < 0 ? names.length : known;
	const written = added.map(
		([ref, note]) =>
			`<${p}comment ref="${ref}" authorId="${id}"><${p}text>${run(p, `${OURS}\n${note}`)}</${p}text></${p}comment>`
	);
	const author =
		known < 0 ? [appended(xml, authors, `<${p}author>${NOTE_AUTHOR}</${p}author>`)] : [];
	return [...author, appended(xml, list, written.join(''))];
}

const run = (p: string, text: string): string =>
	`<${p}r><${p}rPr><${p}sz val="9"/><${p}color indexed="81"/><${p}rFont val="Tahoma"/><${p}family val="2"/></${p}rPr>` +
	`<${p}t xml:space="preserve">${escaped(text)}</${p}t></${p}r>`;

/** Begins our notes, and what we add to somebody else's. */
const OURS = `— ${NOTE_AUTHOR} —`;

/** Ours of an earlier return goes, the new one comes; what the other person wrote stays as it is. */
function appendedNote(
	xml: Buffer,
	comment: Element,
	{ p, note }: { readonly p: string; readonly note: string | undefined }
): Edit[] {
	const text = childOf(xml, comment, 'text');
	if (text === undefined) return [];
	const runs = childrenOf(xml, text);
	const ours = runs.findIndex((element) => textOf(xml, element).includes(OURS));
	const edits: Edit[] = [];
	for (const [index, element] of runs.entries()) {
		if (ours < 0 || index < ours - 1 || element.name === 'phoneticPr') continue;
		const isWhollyOurs = index > ours;
		edits.push(
			isWhollyOurs ? { from: element.start, to: element.end, text: '' } : cutRun(xml, element)
		);
	}
	// A text without runs is one `t`, and a run may stand behind it.
	if (note !== undefined) edits.push(appended(xml, text, run(p, `\n${OURS}\n${note}`)));
	return edits;
}

/** What stands before ours in the run, if anything does, without the line break between. */
function cutRun(xml: Buffer, element: Element): Edit {
	const [kept = ''] = textOf(xml, element).split(OURS);
	const text = kept.replace(/\n$/u, '');
	if (text === '') return { from: element.start, to: element.end, text: '' };
	const holder = element.name === 't' ? element : childOf(xml, element, 't');
	if (holder === undefined) return { from: element.end, to: element.end, text: '' };
	return { from: holder.openEnd, to: holder.closeStart, text: escaped(text) };
}

/** Is there any note of ours in this sheet? */
export function hasOwnNotes(file: OfficePackage, sheetPart: string): boolean {
	const part = relationshipsOf(file, sheetPart).find(({ type }) => type === 'comments')?.part;
	const xml = part === undefined ? undefined : file.read(part);
	const root = xml && rootOf(xml);
	return xml !== undefined && root !== undefined && xml.includes(NOTE_AUTHOR);
}
