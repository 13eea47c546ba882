// A chart as a page carries it: drawn twice on the server (wide and narrow), with the options the browser redraws it from.
import { renderSvg } from './render-svg';
import type { ChartOption, ChartSize } from './theme';

export interface DrawnChart extends ChartSize {
	readonly svg: string;
	readonly option: ChartOption;
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
}

export function drawChart(request: ChartRequest): ChartView {
	const { title, subtitle, description, draw, wide, narrow } = request;
	const drawn = (size: ChartSize): DrawnChart => {
		const option = draw(size);
		return { ...size, option, svg: renderSvg(option, size, { title, description }) };
	};
	return { title, subtitle, wide: drawn(wide), narrow: narrow ? drawn(narrow) : null };
}
