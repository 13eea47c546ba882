// Colours, type and the shape of an option. Options are plain JSON: no functions, so that they can travel from load to the browser.
import type { BarSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type {
	GridComponentOption,
	MarkLineComponentOption,
	TitleComponentOption,
	TooltipComponentOption
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

export type ChartOption = ComposeOption<
	| BarSeriesOption
	| LineSeriesOption
	| ScatterSeriesOption
	| GridComponentOption
	| MarkLineComponentOption
	| TitleComponentOption
	| TooltipComponentOption
>;
export interface ChartSize {
	readonly width: number;
	readonly height: number;
}

export const INK = '#15202c';
export const SOFT = '#4b5968';
export const RULE = '#d7dde4';
export const RULE_STRONG = '#78869a';
export const GREY_LINE = '#b5bfca';
export const PAPER = '#ffffff';
export const BAR = '#6c98c6';
export const BAR_EDGE = '#1a5490';
export const POOR = '#d07a3c';
export const POOR_EDGE = '#a8420a';

/** Lines of chosen units: none of them blue or orange, which mean good and poor; told apart by dash and label too. */
export const LINES: readonly { readonly color: string; readonly dash: 'solid' | number[] }[] = [
	{ color: '#0f6b66', dash: 'solid' },
	{ color: '#7b3a9a', dash: [7, 3] },
	{ color: '#a01f5d', dash: [2, 2] },
	{ color: '#6a5a00', dash: [9, 3, 2, 3] },
	{ color: '#35621a', dash: [4, 2] },
	{ color: '#5b4636', dash: [12, 3] }
];

export const FONT =
	"'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', 'Liberation Sans', Arial, 'DejaVu Sans', sans-serif";
export const FONT_SIZE = 12;

/** What every chart starts from. */
export const BASE: ChartOption = {
	animation: false,
	textStyle: { fontFamily: FONT, fontSize: FONT_SIZE, color: INK },
	tooltip: {
		trigger: 'item',
		confine: true,
		borderColor: RULE_STRONG,
		padding: [5, 9],
		textStyle: { fontSize: 13, color: INK },
		transitionDuration: 0
	}
};

/** In place of a drawing when there is nothing to draw. */
export function emptyChart(text: string): ChartOption {
	return {
		...BASE,
		title: {
			text,
			left: 'center',
			top: 'middle',
			textStyle: { fontSize: 14, fontWeight: 'normal', color: SOFT }
		}
	};
}
