import { test } from 'vitest';
import { expectGolden } from './__golden__/golden';
import { seriesOf } from './__golden__/samples';
import { renderSvg } from './render-svg';
import { smallMultipleChart } from './small-multiple-chart';

const SIZE = { width: 300, height: 120 };
const total = seriesOf({ unitId: null, name: 'Cụm Mẫu' }, [72, 75, 77, 82, 86, 88]);
const drawn = (values: readonly (number | null)[], target: number | null = 85) =>
	renderSvg(
		smallMultipleChart(
			{ unit: seriesOf({ unitId: 1, name: 'Xã A' }, values), total, decimals: 1, target },
			SIZE
		),
		SIZE
	);

test('the line of the unit against the office, the last value written out', () => {
	expectGolden('small-multiple-typical', drawn([70, 74, 79, 83, 88, 91.25]));
});

test('missing values are gaps', () => {
	expectGolden('small-multiple-gaps', drawn([70, null, 79, null, null, 91.25], null));
});

test('a KPI without any value says so', () => {
	expectGolden('small-multiple-empty', drawn([null, null, null, null, null, null]));
});
