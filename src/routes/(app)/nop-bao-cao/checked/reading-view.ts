// How the words and numbers of a file were read, told beside what it was recognised as.
import type { Issue } from '$lib/domain/checks/issue';
import type { Names } from '$lib/format/issues/issue-text';
import { meaningText } from '$lib/format/issues/issue-reading-text';
import { formatNumber, formatQuantity } from '$lib/format/number';

/** Notes that the page tells in a place of their own. */
const OWN_PLACE = new Set<Issue['code']>([
	'number_reading',
	'percent_scale',
	'remembered_columns',
	'mended_cell'
]);
export const TOLD_AS_READING = ({ code, severity }: Issue): boolean =>
	severity === 'info' && OWN_PLACE.has(code);

export function readingView(issues: readonly Issue[], names: Names) {
	return {
		numbers: numbersOf(issues),
		rates: ratesOf(issues),
		encodings: encodingsOf(issues),
		remembered: rememberedOf(issues, names)
	};
}

/** One line per way of writing numbers, with an example from each column. */
function numbersOf(issues: readonly Issue[]) {
	const readings = issues.filter((issue) => issue.code === 'number_reading');
	return CONVENTIONS.flatMap(({ convention, words }) => {
		const columns = readings
			.filter((reading) => reading.convention === convention)
			.map(({ column, example, reading }) => ({
				column,
				example,
				reading: formatQuantity({ kind: 'exact', value: reading })
			}));
		return columns.length === 0 ? [] : [{ words, columns }];
	});
}

const CONVENTIONS = [
	{ convention: 'comma', words: 'dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân' },
	{ convention: 'point', words: 'dấu phẩy ngăn hàng nghìn, dấu chấm ngăn phần thập phân' }
] as const;

/** Whether 0,95 means 95 %, where that was decided. */
function ratesOf(issues: readonly Issue[]) {
	return issues.flatMap((issue) =>
		issue.code === 'percent_scale' && issue.scale !== 'mixed'
			? [
					{
						column: issue.column,
						example: issue.example,
						reading: `${formatNumber(issue.reading)} %`
					}
				]
			: []
	);
}

function encodingsOf(issues: readonly Issue[]) {
	return issues.flatMap((issue) =>
		issue.code === 'encoding_converted'
			? [{ encoding: issue.encoding, samples: issue.samples }]
			: []
	);
}

function rememberedOf(issues: readonly Issue[], names: Names) {
	return issues.flatMap((issue) =>
		issue.code === 'remembered_columns'
			? issue.columns.map(({ heading, meaning }) => ({
					heading,
					meaning: meaningText(meaning, names)
				}))
			: []
	);
}
