// Colours of faulty cells, and how the colour a cell had before is written down so that it can be given back.
import type { Severity } from '../../../domain/checks/issue';
import { attribute, childOf, childrenOf, rootOf } from './xml';

/** Told apart without red and green, and by their lightness in print; shades that no palette offers. */
export const MARK_COLOURS: Readonly<Record<Severity, string>> = {
	error: 'FFF6B093',
	warning: 'FFFDE38B',
	info: 'FFB8DCF1'
};
export const DARK_TEXT = 'FF1F1F1F';

const CODE = /^(?:rgb:[\dA-F]{8}|theme:\d{1,2}(?::-?\d(?:\.\d{1,17})?)?|indexed:\d{1,2})$/u;

/** `rgb:FFD9E1F2`, `theme:4:0.6`, `indexed:22`; undefined for anything else. */
export function colourCode(xml: Buffer, element: { start: number; openEnd: number }) {
	const value = (name: string): string | undefined => attribute(xml, element, name);
	const [rgb, theme, indexed] = [value('rgb'), value('theme'), value('indexed')];
	const tint = value('tint');
	const code =
		rgb !== undefined
			? `rgb:${rgb.toUpperCase().padStart(8, 'F')}`
			: theme !== undefined
				? `theme:${theme}${tint === undefined ? '' : `:${tint}`}`
				: `indexed:${indexed ?? ''}`;
	return CODE.test(code) ? code : undefined;
}

/** Attributes of a colour; '' for what is no code of ours: the file it stands in was in other hands. */
export function colourAttributes(code: string): string {
	if (!CODE.test(code)) return '';
	const [kind = '', value = '', tint] = code.split(':');
	return ` ${kind}="${value}"${tint === undefined ? '' : ` tint="${tint}"`}`;
}

/** The colour of a fill of one colour; undefined for patterns, gradients and no fill. */
export function fillCode(fill: string): string | undefined {
	const xml = Buffer.from(fill, 'utf8');
	const root = rootOf(xml);
	const pattern = root && childOf(xml, root, 'patternFill');
	if (pattern === undefined || attribute(xml, pattern, 'patternType') !== 'solid') return undefined;
	const colour = childOf(xml, pattern, 'fgColor');
	return colour && colourCode(xml, colour);
}

export function fontCode(font: string): string | undefined {
	const xml = Buffer.from(font, 'utf8');
	const root = rootOf(xml);
	const colour = root && childrenOf(xml, root).find(({ name }) => name === 'color');
	return colour && colourCode(xml, colour);
}

/** White letters of a dark heading would vanish on a light mark. */
export function isLight(code: string | undefined): boolean {
	if (code === undefined) return false;
	const [kind, value = '', tint = '0'] = code.split(':');
	if (kind === 'theme') return (value === '0' || value === '2') && Number(tint) > -0.3;
	if (kind === 'indexed') return value === '1' || value === '9';
	const [red = 0, green = 0, blue = 0] = [2, 4, 6].map((at) =>
		Number.parseInt(value.slice(at, at + 2), 16)
	);
	return 0.299 * red + 0.587 * green + 0.114 * blue > 160;
}
