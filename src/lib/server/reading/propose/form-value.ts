// Which column of a printed form holds the values: its rows say what is counted, so that is all there is to choose.
import type { ColumnTarget } from '../../../domain/reading-choices';
import { columnLetter } from '../../../domain/figures/column-letter';
import { senseOf } from '../table/headings/heading-sense';
import { valuesOf, type ColumnValues } from '../table/columns/column-values';
import { columnIndexOf } from '../table/columns/column-index';
import type { Knowledge } from '../draft';
import { bieuMauColumns } from '../formats/bieu-mau-columns';
import { layoutKey } from './layout-key';
import type { ColumnProposal, Proposal } from './proposal';
import type { Sheet } from '../table/sheet';
import { headAt, PATH } from '../table/table-head';
import { readTitle } from '../table/titles/title';

export function proposeFormValue(sheet: Sheet, knowledge: Knowledge): Proposal | undefined {
	const { choices, register } = knowledge;
	const found = formHead(sheet);
	if (found === undefined) return undefined;
	const { row, head, columns } = found;
	const taken = [columns.number, columns.label, columns.measure, columns.note];
	const isTaken = new Set(taken.flatMap((column) => column?.index ?? []));
	const body = sheet.rows.slice(head.body);
	const open = head.headings.flatMap((heading, index) =>
		isTaken.has(index) || heading === '' ? [] : [{ ...valuesOf(body, index, register), heading }]
	);
	const figures = open.filter(({ kind }) => kind === 'number' || kind === 'percent');
	const plain = figures.filter(({ heading }) => !isAside(heading));
	const only = plain.length === 1 ? plain[0]?.index : undefined;
	const { unit, period } = readTitle(sheet.rows.slice(0, head.first), sheet, knowledge);
	return {
		...(sheet.name === undefined ? {} : { sheet: sheet.name }),
		headingRow: row.number,
		lastHeadingRow: sheet.rows[head.last]?.number ?? row.number,
		layoutKey: layoutKey(head.headings),
		headings: head.headings,
		columns: figures.map((column) => proposalOf(column, { only, chosen: chosenIn(knowledge) })),
		rows: body.length,
		said: {
			unit: unit !== null || choices.unitId !== undefined,
			period: period !== null || choices.period !== undefined
		}
	};
}

function formHead(sheet: Sheet) {
	const row = sheet.rows.find((one) => bieuMauColumns(one, sheet) !== undefined);
	const columns = row && bieuMauColumns(row, sheet);
	const head = row && headAt(sheet, row.number);
	return row && columns && head && { row, columns, head };
}

/** "Kỳ trước", "Kế hoạch", "So sánh (%)": no value of the reported period. */
const isAside = (heading: string): boolean =>
	heading.split(PATH).some((words) => senseOf(words).aside !== undefined);

const chosenIn = ({ choices }: Knowledge): ReadonlyMap<number, ColumnTarget> =>
	new Map(
		Object.entries(choices.columns ?? {}).flatMap(([letter, target]) => {
			const index = columnIndexOf(letter);
			return index === undefined ? [] : [[index, target] as const];
		})
	);

const FAIRLY = 0.75;

function proposalOf(
	column: ColumnValues & { readonly heading: string },
	of: {
		/** The one column that nothing speaks against. */
		readonly only: number | undefined;
		readonly chosen: ReadonlyMap<number, ColumnTarget>;
	}
): ColumnProposal {
	const { index, heading, samples, fillRate, kind } = column;
	const chosen = of.chosen.get(index);
	const isProposed = index === of.only;
	const target = chosen ?? (isProposed ? 'role:value' : null);
	const about = { index, letter: columnLetter(index), heading, samples, fillRate, kind, target };
	const close = ['role:value', 'ignore'] as const;
	const alternatives = close.filter((one) => one !== target);
	if (chosen !== undefined) return { ...about, close, alternatives, ...CHOSEN };
	return isProposed
		? {
				...about,
				close,
				alternatives,
				confidence: FAIRLY,
				sureness: 'fairly',
				why: { kind: 'figures' }
			}
		: { ...about, close, alternatives, confidence: 0, sureness: 'unknown', why: null };
}

const CHOSEN = { confidence: 1, sureness: 'certain', why: { kind: 'chosen' } } as const;
