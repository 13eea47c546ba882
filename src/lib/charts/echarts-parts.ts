// The parts of ECharts the product uses, registered once; the same set on the server and in the browser.
import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import {
	GridComponent,
	MarkLineComponent,
	TitleComponent,
	TooltipComponent
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

use([
	BarChart,
	LineChart,
	ScatterChart,
	GridComponent,
	MarkLineComponent,
	TitleComponent,
	TooltipComponent,
	LabelLayout,
	SVGRenderer
]);

export { init };
