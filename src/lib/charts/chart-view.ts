// A chart as a page carries it: drawn twice on the server (wide and narrow), with the options the browser redraws it from.
import { renderSvg } from './render-svg';
import type { ChartOption, ChartSize } from './theme';

export interface DrawnChart extends ChartSize {
	readonly svg: string;
	/** What the browser redraws it from; null: it stays a still picture. */
	readonly option: ChartOption | null;
}
export interface ChartView {
	/** A sentence of at most 15 words. */
	readonly title: string;
	/** Measure, unit, place, period. */
	readonly subtitle: string;
	readonly wide: DrawnChart;
	/** For boxes up to 480 px; null: the wide one is legible there. */
	readonly narrow: DrawnChart | null;
}
export interface ChartRequest {
	readonly title: string;
	readonly subtitle: string;
	readonly description: string;
	readonly draw: (size: ChartSize) => ChartOption;
	readonly wide: ChartSize;
	readonly narrow?: ChartSize;
	/** Never redrawn: small pictures among many. */
	readonly still?: boolean;
}

export function drawChart(request: ChartRequest): ChartView {
	const { title, subtitle, description, draw, wide, narrow, still = false } = request;
	const drawn = (size: ChartSize): DrawnChart => {
		const option = draw(size);
		const svg = renderSvg(option, size, { title, description });
		return { ...size, option: still ? null : option, svg };
	};
	return { title, subtitle, wide: drawn(wide), narrow: narrow ? drawn(narrow) : null };
}
