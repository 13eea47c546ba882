// What the styles of a page do to its texts, by class, id and tag: hidden, struck through, raised, or shown by a format.
import { attributeOf } from './tokens';

export interface HtmlStyle {
	readonly isHidden: boolean;
	readonly isStruck: boolean;
	readonly isRaised: boolean;
	/** What Excel's "Web page" says of its numbers. */
	readonly format?: string;
}
export interface PageStyles {
	/** undefined where nothing is special about the element: nearly always. */
	lookOf(name: string, attributes: string): HtmlStyle | undefined;
}

const HIDDEN = /(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/i;
const TINY = /font-size\s*:\s*0+(?:\.0+)?(?:px|pt|em|%)?\s*(?:;|$|!)/i;
const STRUCK = /text-decoration(?:-line)?\s*:[^;:]*line-through/i;
const RAISED = /vertical-align\s*:\s*super/i;
const FORMAT = /mso-number-format:\s*(?:"([^"]*)"|([^;]*))/i;
const STRUCK_TAGS = new Set(['s', 'strike', 'del']);

/** Styles for paper say nothing about what is seen on the page. */
export function pageStyles(html: string): PageStyles {
	const rules = rulesIn(styleTexts(html));
	return {
		lookOf(name, attributes) {
			const own = attributes === '' ? [] : looksOf(attributes, { name, rules });
			const byTag = rules.get(name);
			const looks = byTag === undefined ? own : [byTag, ...own];
			if (STRUCK_TAGS.has(name)) looks.push({ ...PLAIN, isStruck: true });
			if (name === 'sup') looks.push({ ...PLAIN, isRaised: true });
			return looks.length === 0 ? undefined : looks.reduce(together);
		}
	};
}

const PLAIN: HtmlStyle = { isHidden: false, isStruck: false, isRaised: false };

const together = (one: HtmlStyle, other: HtmlStyle): HtmlStyle => ({
	...one,
	...other,
	isHidden: one.isHidden || other.isHidden,
	isStruck: one.isStruck || other.isStruck,
	isRaised: one.isRaised || other.isRaised
});

function looksOf(
	attributes: string,
	{ name, rules }: { readonly name: string; readonly rules: ReadonlyMap<string, HtmlStyle> }
): HtmlStyle[] {
	const looks: HtmlStyle[] = [];
	if (/\bhidden\b/i.test(attributes) && attributeOf(attributes, 'hidden') !== undefined)
		looks.push({ ...PLAIN, isHidden: true });
	const style = /style/i.test(attributes) ? attributeOf(attributes, 'style') : undefined;
	const byStyle = style === undefined ? undefined : lookIn(style);
	if (byStyle !== undefined) looks.push(byStyle);
	if (rules.size === 0) return looks;
	const classes = (attributeOf(attributes, 'class') ?? '').split(/\s+/, 20);
	const id = attributeOf(attributes, 'id');
	const keys = [...classes.map((one) => `.${one}`), ...(id === undefined ? [] : [`#${id}`])];
	for (const key of keys) {
		for (const rule of [rules.get(key), rules.get(name + key)]) if (rule) looks.unshift(rule);
	}
	return looks;
}

function lookIn(declarations: string): HtmlStyle | undefined {
	const [, quoted, bare] = FORMAT.exec(declarations) ?? [];
	const format = (quoted ?? bare ?? '').trim();
	const look = {
		isHidden: HIDDEN.test(declarations) || TINY.test(declarations),
		isStruck: STRUCK.test(declarations),
		isRaised: RAISED.test(declarations)
	};
	if (!look.isHidden && !look.isStruck && !look.isRaised && format === '') return undefined;
	return format === '' ? look : { ...look, format };
}

function styleTexts(html: string): string {
	const texts: string[] = [];
	const open = /<style\b[^<>]*>/gi;
	for (let tag = open.exec(html); tag !== null; tag = open.exec(html)) {
		const end = html.indexOf('</', open.lastIndex);
		if (end < 0) break;
		texts.push(html.slice(open.lastIndex, end));
		open.lastIndex = end;
	}
	return texts.join('\n').replaceAll(/<!--|-->/g, '');
}

/** Simple selectors: "td", ".xl65", "td.xl65", "#key"; what stands below others is not looked for. */
function rulesIn(css: string): ReadonlyMap<string, HtmlStyle> {
	const rules = new Map<string, HtmlStyle>();
	let isForPaper = false;
	for (const block of withoutComments(css).split('}')) {
		const brace = block.lastIndexOf('{');
		if (brace < 0) {
			isForPaper = false;
			continue;
		}
		const selectors = block.slice(0, brace);
		if (selectors.includes('@media')) isForPaper = /@media[^{@]*\bprint\b/i.test(selectors);
		const look = isForPaper ? undefined : lookIn(block.slice(brace + 1));
		if (look === undefined) continue;
		for (const selector of (selectors.split('{').at(-1) ?? '').split(',')) {
			const key = selector.trim();
			if (/^[\w-]*(?:[.#][\w-]+)?$/.test(key) && key !== '') rules.set(key, look);
		}
	}
	return rules;
}

function withoutComments(css: string): string {
	const pieces: string[] = [];
	for (let at = 0; at < css.length;) {
		const open = css.indexOf('/*', at);
		if (open < 0) return pieces.join('') + css.slice(at);
		pieces.push(css.slice(at, open));
		const close = css.indexOf('*/', open + 2);
		at = close < 0 ? css.length : close + 2;
	}
	return pieces.join('');
}
