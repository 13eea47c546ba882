// Option → SVG text in Node: small, without <style> or generated names, and readable by a screen reader.
import { init } from './echarts-parts';
import { FONT, type ChartOption, type ChartSize } from './theme';

export interface SvgText {
	/** One sentence: what the drawing shows. */
	readonly title: string;
	/** Its content in words, for those who do not see it. */
	readonly description: string;
}

export function renderSvg(option: ChartOption, size: ChartSize, text?: SvgText): string {
	const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
	try {
		chart.setOption(option);
		return named(lean(chart.renderToSVGString()), text);
	} finally {
		// Without it Node never exits.
		chart.dispose();
	}
}

/** Hover styles, class names and hit-testing marks are of no use in a still picture. */
function lean(svg: string): string {
	return (
		svg
			.replace(/<style\b[^>]*>[\s\S]*?<\/style>\s*/g, '')
			.replace(/<rect [^>]*fill="none"><\/rect>\n?/, '')
			// Nothing lies outside the axes; ids of two drawings on one page would meet.
			.replace(/<defs\b[^>]*>[\s\S]*?<\/defs>\s*/g, '')
			.replace(/ clip-path="[^"]*"/g, '')
			.replace(
				/ (?:class|ecmeta_\w+|pointer-events|xml:space|baseProfile|version|xmlns:xlink)="[^"]*"/g,
				''
			)
			.replace(/ style="([^"]*)"/g, (_, css: string) => presentation(css))
			.replace(/<(path|rect|circle)([^>]*)><\/\1>/g, '<$1$2/>')
			.replaceAll('\n', '')
	);
}

/** Text style as attributes; the font family stands once on the root. */
function presentation(css: string): string {
	return css
		.split(';')
		.map((rule) => rule.split(/:(.*)/s))
		.flatMap(([name = '', value = '']) =>
			name.trim() === '' || name.trim() === 'font-family'
				? []
				: [` ${name.trim()}="${value.trim().replaceAll('&quot;', "'")}"`]
		)
		.join('');
}

function named(svg: string, text: SvgText | undefined): string {
	const font = ` font-family="${FONT}"`;
	if (!text) return svg.replace(/^<svg /, `<svg role="img"${font} `);
	const words = `<title>${escapeXml(text.title)}</title><desc>${escapeXml(text.description)}</desc>`;
	return svg.replace(
		/^<svg ([^>]*)>/,
		(_, rest: string) => `<svg role="img"${font} ${rest}>${words}`
	);
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
