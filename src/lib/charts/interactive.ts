// In the browser: the same option the server drew, mounted over the still picture.
import { init } from './echarts-parts';
import type { ChartOption, ChartSize } from './theme';

export interface MountedChart {
	resize(size: ChartSize): void;
	setOption(option: ChartOption): void;
	dispose(): void;
}

export function mountChart(place: HTMLElement, option: ChartOption, size: ChartSize): MountedChart {
	const chart = init(place, null, { renderer: 'svg', ...size });
	chart.setOption(option);
	return {
		resize: (next) => chart.resize({ ...next }),
		setOption: (next) => chart.setOption(next, { notMerge: true }),
		dispose: () => chart.dispose()
	};
}
