// The styles of a workbook with ours added behind them: no style that is there changes its number or its look.
import type { Severity } from '../../../domain/checks/issue';
import { colourAttributes, DARK_TEXT, fillCode, fontCode, isLight, MARK_COLOURS } from './colours';
import {
	appended,
	attribute,
	childOf,
	childrenOf,
	edited,
	prefixAt,
	rootOf,
	withAttribute,
	type Edit,
	type Element
} from './xml';
import { escaped } from './xml-text';

/** In the order in which the schema wants them. */
const ORDER = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs'];
type SectionName = 'fonts' | 'fills' | 'borders' | 'cellXfs';

interface Section {
	readonly element: Element | undefined;
	/** What is there, as written; then what is added. */
	readonly items: string[];
	readonly there: number;
}
/** What a cell looked like before it was marked, in codes; absent where nothing was lost. */
export interface LookBefore {
	readonly fill?: string;
	readonly font?: string;
}

const EMPTY = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></styleSheet>`;

export class StyleSheet {
	readonly #xml: Buffer;
	readonly #root: Element;
	readonly #prefix: string;
	readonly #sections: Readonly<Record<SectionName, Section>>;
	readonly #known = new Map<string, number>();

	constructor(xml: Buffer | undefined) {
		const read = xml === undefined ? undefined : rootOf(xml);
		this.#xml = xml === undefined || read === undefined ? Buffer.from(EMPTY) : xml;
		const root = rootOf(this.#xml);
		if (root === undefined) throw new Error('The empty style sheet has a root.');
		this.#root = root;
		this.#prefix = prefixAt(this.#xml, root);
		const p = this.#prefix;
		this.#sections = {
			fonts: this.#section('fonts', [
				`<${p}font><${p}sz val="11"/><${p}name val="Calibri"/></${p}font>`
			]),
			fills: this.#section(
				'fills',
				['none', 'gray125'].map(
					(type) => `<${p}fill><${p}patternFill patternType="${type}"/></${p}fill>`
				)
			),
			borders: this.#section('borders', [
				`<${p}border><${p}left/><${p}right/><${p}top/><${p}bottom/><${p}diagonal/></${p}border>`
			]),
			cellXfs: this.#section('cellXfs', [
				`<${p}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`
			])
		};
	}

	#section(name: SectionName, otherwise: readonly string[]): Section {
		const element = childrenOf(this.#xml, this.#root).find((child) => child.name === name);
		const items = element === undefined ? [] : childrenOf(this.#xml, element);
		if (items.length > 0) {
			const written = items.map(({ start, end }) => this.#xml.toString('utf8', start, end));
			return { element, items: written, there: written.length };
		}
		return { element, items: [...otherwise], there: 0 };
	}

	/** Adds an item once; gives its number. */
	#add(section: SectionName, item: string): number {
		const { items } = this.#sections[section];
		const known = items.indexOf(item);
		return known >= 0 ? known : items.push(item) - 1;
	}

	/** A style like this one, filled with the colour of a fault. */
	marked(style: number, severity: Severity): number {
		return this.#once(`${style} ${severity}`, () => {
			const fill = this.#add('fills', this.#solid(` rgb="${MARK_COLOURS[severity]}"`));
			const xf = this.#xf(style);
			const font = numberIn(xf, 'fontId');
			const written = this.#sections.fonts.items[font] ?? '';
			const fontId = isLight(fontCode(written))
				? this.#add('fonts', withColour(written, ` rgb="${DARK_TEXT}"`, this.#prefix))
				: font;
			const own = fontId === font ? {} : { fontId: String(fontId), applyFont: '1' };
			return this.#add('cellXfs', changed(xf, { fillId: String(fill), applyFill: '1', ...own }));
		});
	}

	/** What marking this style hides. */
	lookOf(style: number): LookBefore {
		const xf = this.#xf(style);
		const fill = fillCode(this.#sections.fills.items[numberIn(xf, 'fillId')] ?? '');
		const font = fontCode(this.#sections.fonts.items[numberIn(xf, 'fontId')] ?? '');
		return {
			...(fill === undefined ? {} : { fill }),
			...(font !== undefined && isLight(font) ? { font } : {})
		};
	}

	/** Styles filled with one of our colours: marks of an earlier time. */
	markedStyles(): ReadonlySet<number> {
		const colours = Object.values(MARK_COLOURS).map((colour) => `rgb:${colour}`);
		const { fills, cellXfs } = this.#sections;
		const ours = new Set(
			fills.items.flatMap((fill, id) => (colours.includes(fillCode(fill) ?? '') ? [id] : []))
		);
		return new Set(
			cellXfs.items.flatMap((xf, style) => (ours.has(numberIn(xf, 'fillId')) ? [style] : []))
		);
	}

	/** The style without its mark, looking as it did before. */
	unmarked(style: number, before: LookBefore): number {
		const xf = this.#xf(style);
		const colour = before.fill === undefined ? '' : colourAttributes(before.fill);
		const fillId = colour === '' ? 0 : this.#add('fills', this.#solid(colour));
		const text = before.font === undefined ? '' : colourAttributes(before.font);
		const font = this.#sections.fonts.items[numberIn(xf, 'fontId')] ?? '';
		const own =
			text === ''
				? {}
				: { fontId: String(this.#add('fonts', withColour(font, text, this.#prefix))) };
		return this.#add('cellXfs', changed(xf, { fillId: String(fillId), ...own }));
	}

	/** A style of our own sheet. */
	own(look: OwnLook): number {
		const p = this.#prefix;
		const fontId = this.#add('fonts', this.#ownFont(look));
		const fillId =
			look.colour === undefined ? 0 : this.#add('fills', this.#solid(` rgb="${look.colour}"`));
		const side = (name: string) =>
			`<${p}${name} style="thin"><${p}color rgb="FFA6A6A6"/></${p}${name}>`;
		const sides = ['left', 'right', 'top', 'bottom'].map(side).join('');
		const borderId =
			look.isBoxed === true
				? this.#add('borders', `<${p}border>${sides}<${p}diagonal/></${p}border>`)
				: 0;
		const numFmtId = look.numFmtId ?? 0;
		const wrap = look.isWrapped === true ? ' wrapText="1"' : '';
		return this.#add(
			'cellXfs',
			`<${p}xf numFmtId="${numFmtId}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0"` +
				' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">' +
				`<${p}alignment vertical="top"${wrap}/></${p}xf>`
		);
	}

	/** In the letters of the workbook. */
	#ownFont({ size, isBold, isLink }: OwnLook): string {
		const p = this.#prefix;
		const name = escaped(nameOf(this.#sections.fonts.items[0] ?? ''));
		const bold = isBold === true ? `<${p}b/>` : '';
		const line = isLink === true ? `<${p}u/>` : '';
		const colour = isLink === true ? 'FF0B5394' : DARK_TEXT;
		return (
			`<${p}font>${bold}${line}<${p}sz val="${size ?? 11}"/><${p}color rgb="${colour}"/>` +
			`<${p}name val="${name}"/></${p}font>`
		);
	}

	#solid(colour: string): string {
		const p = this.#prefix;
		return (
			`<${p}fill><${p}patternFill patternType="solid"><${p}fgColor${colour}/>` +
			`<${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`
		);
	}

	#xf(style: number): string {
		const { items } = this.#sections.cellXfs;
		return items[style] ?? items[0] ?? '';
	}

	#once(key: string, make: () => number): number {
		const known = this.#known.get(key) ?? make();
		this.#known.set(key, known);
		return known;
	}

	bytes(): Buffer {
		const names = ['fonts', 'fills', 'borders', 'cellXfs'] as const;
		return edited(
			this.#xml,
			names.flatMap((name) => this.#editsOf(name))
		);
	}

	#editsOf(name: SectionName): Edit[] {
		const { element, items, there } = this.#sections[name];
		if (element !== undefined && items.length === there) return [];
		const added = items.slice(there).join('');
		if (element !== undefined)
			return [
				withAttribute(this.#xml, element, { name: 'count', value: String(items.length) }),
				appended(this.#xml, element, added)
			];
		const tag = `${this.#prefix}${name}`;
		const at = this.#placeFor(name);
		const text = `<${tag} count="${items.length}">${added}</${tag}>`;
		return [{ from: at, to: at, text }];
	}

	/** Behind the last section that comes before it. */
	#placeFor(name: SectionName): number {
		const before = ORDER.slice(0, ORDER.indexOf(name));
		const sections = childrenOf(this.#xml, this.#root);
		return sections.findLast((child) => before.includes(child.name))?.end ?? this.#root.openEnd;
	}
}

export interface OwnLook {
	readonly size?: number;
	readonly isBold?: true;
	readonly isLink?: true;
	readonly isBoxed?: true;
	readonly isWrapped?: true;
	/** ARGB */
	readonly colour?: string;
	readonly numFmtId?: number;
}

function nameOf(font: string): string {
	const xml = Buffer.from(font, 'utf8');
	const root = rootOf(xml);
	const name = root && childOf(xml, root, 'name');
	return (name && attribute(xml, name, 'val')) ?? 'Calibri';
}

function numberIn(item: string, name: string): number {
	const xml = Buffer.from(item, 'utf8');
	const root = rootOf(xml);
	return root === undefined ? 0 : Number(attribute(xml, root, name) ?? 0);
}

function changed(item: string, attributes: Readonly<Record<string, string>>): string {
	let written = item;
	for (const [name, value] of Object.entries(attributes)) {
		const xml = Buffer.from(written, 'utf8');
		const root = rootOf(xml);
		if (root !== undefined)
			written = edited(xml, [withAttribute(xml, root, { name, value })]).toString('utf8');
	}
	return written;
}

/** The font in another colour; in the schema `color` comes before these. */
function withColour(font: string, attributes: string, prefix: string): string {
	const xml = Buffer.from(font, 'utf8');
	const root = rootOf(xml);
	if (root === undefined) return font;
	const colour = `<${prefix}color${attributes}/>`;
	const children = childrenOf(xml, root);
	const known = children.find(({ name }) => name === 'color');
	if (known !== undefined)
		return edited(xml, [{ from: known.start, to: known.end, text: colour }]).toString('utf8');
	const next = children.find(({ name }) => AFTER_COLOUR.includes(name));
	const edit =
		next === undefined
			? appended(xml, root, colour)
			: { from: next.start, to: next.start, text: colour };
	return edited(xml, [edit]).toString('utf8');
}

const AFTER_COLOUR = ['name', 'family', 'charset', 'scheme'];
