// The boxes in which notes are shown, in the old drawing language that every spreadsheet program reads.
import { linesIn, readRef, refOf } from './cell-ref';
import { attribute, childrenOf, edited, localName, scan, type Edit, type Element } from './xml';

export interface NoteShapes {
	/** The drawing that is there; it may hold buttons and pictures of the sender. */
	readonly xml: Buffer | undefined;
	readonly noted: ReadonlySet<string>;
	readonly gone: ReadonlySet<string>;
	readonly texts: ReadonlyMap<string, string>;
	/** For the widths of its columns. */
	readonly sheet: { readonly xml: Buffer; readonly children: readonly Element[] };
}

const NAMESPACES = [
	'xmlns:v="urn:schemas-microsoft-com:vml"',
	'xmlns:o="urn:schemas-microsoft-com:office:office"',
	'xmlns:x="urn:schemas-microsoft-com:office:excel"'
];
const EMPTY = `<xml ${NAMESPACES.join(' ')}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>`;
const SHAPE_TYPE = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`;

/** The drawing with a box for every note and none for those that are gone. */
export function noteShapes({ xml = Buffer.from(EMPTY), noted, gone, texts, sheet }: NoteShapes) {
	const shapes = shapesIn(xml);
	const edits: Edit[] = shapes
		.filter(({ ref }) => ref !== undefined && gone.has(ref) && !noted.has(ref))
		.map(({ from, to }) => ({ from, to, text: '' }));
	const boxed = new Set(shapes.map(({ ref }) => ref));
	const width = columnWidths(sheet);
	const missing = [...noted].filter((ref) => !boxed.has(ref));
	let id = lastShapeId(xml);
	const boxes = missing.map((ref) => {
		id += 1;
		return box(ref, { id, width, text: texts.get(ref) ?? '' });
	});
	if (boxes.length > 0) {
		const type = xml.includes('_x0000_t202"') || xml.includes("_x0000_t202'") ? '' : SHAPE_TYPE;
		const end = xml.lastIndexOf('</');
		edits.push(...declared(xml), { from: end, to: end, text: type + boxes.join('') });
	}
	return edited(xml, edits);
}

/** The three name spaces of our boxes, where the drawing does not name them so. */
function declared(xml: Buffer): Edit[] {
	const start = xml.indexOf('<xml');
	const at = start + '<xml'.length;
	const opening = xml.toString('latin1', start, xml.indexOf('>', start));
	const missing = NAMESPACES.filter(
		(name) => !opening.includes(name.slice(0, name.indexOf('=') + 1))
	);
	return missing.length === 0 ? [] : [{ from: at, to: at, text: ` ${missing.join(' ')}` }];
}

interface Shape {
	readonly from: number;
	readonly to: number;
	/** The cell whose note it shows; absent for buttons and pictures. */
	readonly ref: string | undefined;
}

/** Such drawings may be no good XML (`<br>`), so only the tags of shapes are paired. */
function shapesIn(xml: Buffer): Shape[] {
	const shapes: Shape[] = [];
	let from = -1;
	scan(xml, (tag) => {
		if (tag.isEmpty || localName(xml, tag) !== 'shape') return;
		if (!tag.isClose) from = tag.start;
		else if (from >= 0)
			shapes.push({ from, to: tag.end, ref: refIn(xml.toString('utf8', from, tag.end)) });
	});
	return shapes;
}

function refIn(shape: string): string | undefined {
	if (!/ObjectType\s*=\s*["']Note["']/u.test(shape)) return undefined;
	const number = (name: string): number =>
		Number(new RegExp(`<[\\w.-]*:?${name}>\\s*(\\d+)\\s*<`, 'u').exec(shape)?.[1] ?? NaN);
	const [row, column] = [number('Row'), number('Column')];
	return Number.isNaN(row + column) ? undefined : refOf({ row: row + 1, column: column + 1 });
}

function lastShapeId(xml: Buffer): number {
	const ids = [...xml.toString('latin1').matchAll(/_x0000_s(\d+)/gu)].map(([, id]) => Number(id));
	return ids.reduce((last, id) => Math.max(last, id), 1024);
}

/** In pixels, as the sheet sets them; a column that says nothing is as wide as usual. */
function columnWidths({ xml, children }: NoteShapes['sheet']): (column: number) => number {
	const cols = children.find(({ name }) => name === 'cols');
	const ranges = (cols === undefined ? [] : childrenOf(xml, cols)).map((col) => {
		const value = (name: string): number => Number(attribute(xml, col, name) ?? 0);
		return { min: value('min'), max: value('max'), width: value('width') };
	});
	return (column) => {
		const width = ranges.find(({ min, max }) => column >= min && column <= max)?.width ?? 0;
		return width > 0 ? Math.round(width * 7 + 5) : 64;
	};
}

const BOX_WIDTH = 280;
const ROW_HEIGHT = 20;
const LETTERS_A_LINE = 46;
const MOST_ROWS = 24;

/** Right of its cell, wide enough to be read, high enough for its text. */
function box(
	ref: string,
	{
		id,
		width,
		text
	}: { readonly id: number; readonly width: (column: number) => number; readonly text: string }
): string {
	const { row, column } = readRef(ref) ?? { row: 1, column: 1 };
	let last = column + 1;
	let left = BOX_WIDTH;
	for (; left > width(last) && last < column + 12; last += 1) left -= width(last);
	const lines = linesIn(text, LETTERS_A_LINE);
	const rows = Math.min(MOST_ROWS, Math.ceil((lines * 15 + 12) / ROW_HEIGHT));
	const top = Math.max(0, row - 2);
	const offset = Math.max(0, Math.min(left, width(last)));
	const anchor = [column, 12, top, 6, last - 1, offset, top + rows, 6].join(', ');
	return (
		`<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;visibility:hidden;z-index:${id - 1024}" fillcolor="#ffffe1" o:insetmode="auto">` +
		'<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
		'<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
		`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>` +
		`<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`
	);
}
