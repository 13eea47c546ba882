// The proposed columns as the page shows them.
import { formatCount } from '$lib/format/number';
import type { Proposal } from '$lib/server/reading/propose/proposal';
import { SURENESS, valuesText, whyText } from './column-words';
import { fieldOf, type ColumnMeanings } from './decide';

export function proposalView(
	proposal: Proposal,
	decided: ColumnMeanings,
	texts: ReadonlyMap<string, string>
) {
	const { columns, headingRow, lastHeadingRow, sheet, rows, said } = proposal;
	return {
		sheet: sheet ?? '',
		headingRows:
			headingRow === lastHeadingRow
				? `dòng ${headingRow}`
				: `các dòng ${headingRow}-${lastHeadingRow}`,
		rows: formatCount(rows),
		said,
		isRemembered: columns.some(({ why }) => why?.kind === 'remembered'),
		columns: columns.map((column) => ({
			letter: column.letter,
			field: fieldOf(column.letter),
			heading: column.heading,
			samples: column.samples.map((sample) =>
				sample.length > LONGEST ? `${sample.slice(0, LONGEST)}…` : sample
			),
			values: valuesText(column.kind, column.fillRate),
			target: decided[column.letter] ?? '',
			alternatives:
				column.target !== null && decided[column.letter] === ''
					? [column.target, ...column.alternatives]
					: column.alternatives,
			sureness: SURENESS[column.sureness],
			guess:
				column.target !== null && decided[column.letter] === ''
					? (texts.get(column.target) ?? column.target)
					: null,
			why: whyText(column.why),
			isRemembered: column.why?.kind === 'remembered'
		}))
	};
}
export type ColumnView = ReturnType<typeof proposalView>['columns'][number];

const LONGEST = 40;
