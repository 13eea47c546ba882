// Headings that nobody knows: columns given their meaning by a person read exactly as the headings would.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnTarget } from '../../src/lib/domain/reading-choices';
import type { Db } from '../../src/lib/server/db/database';
import { closeDatabase, write } from '../../src/lib/server/db/database';
import {
	columnChoices,
	revokeColumnChoice,
	saveColumnChoice
} from '../../src/lib/server/db/submissions/column-choices';
import type { Observation } from '../../src/lib/domain/figures/observation';
import { columnKeys, layoutKey } from '../../src/lib/server/reading/propose/layout-key';
import type { Receipt } from '../../src/lib/server/intake/receive';
import { openOffice, receiveText } from './office';
import { OFFICER } from '../support/actor';

interface Column {
	readonly heading: string;
	readonly target: ColumnTarget;
	readonly cells: readonly string[];
}
const KNOWN: readonly Column[] = [
	{ heading: 'Đơn vị', target: 'role:unit', cells: ['Thị trấn Lai Cách', 'Thị trấn Thanh Miện'] },
	{ heading: 'Kỳ báo cáo', target: 'role:period', cells: ['Quý III/2023', 'Quý III/2023'] },
	{ heading: 'Mới tiếp nhận', target: 'indicator:dossiers_received_new', cells: ['1.144', '302'] },
	{ heading: 'Trực tuyến', target: 'indicator:dossiers_received_online', cells: ['1.103', '280'] },
	{
		heading: 'Trực tiếp, bưu chính',
		target: 'indicator:dossiers_received_direct_postal',
		cells: ['41', '22']
	},
	{
		heading: 'Đã giải quyết',
		target: 'indicator:dossiers_resolved_total',
		cells: ['1.128', 'Không phát sinh']
	},
	{ heading: 'Ghi chú', target: 'role:note', cells: ['đã rà soát', ''] }
];
const JUNK: Column = { heading: 'Ký nhận', target: 'ignore', cells: ['12', 'anh Tám'] };

let db: Db;
beforeAll(() => {
	db = openOffice();
});
afterAll(() => closeDatabase(db));

const csv = (columns: readonly Column[]): string =>
	[
		columns.map(({ heading }) => heading),
		...[0, 1].map((row) => columns.map(({ cells }) => cells[row] ?? ''))
	]
		.map((cells) => cells.join(';'))
		.join('\n');

const letters = (columns: readonly Column[]): Record<string, ColumnTarget> =>
	Object.fromEntries(columns.map(({ target }, index) => [String.fromCharCode(65 + index), target]));

/** What is stored, without the place it came from. */
const figuresOf = ({ observations }: Receipt) =>
	observations
		.map(({ place: _place, ...figure }: Observation) => figure)
		.sort((a, b) => a.unitId - b.unitId || a.indicator.localeCompare(b.indicator));

const dryRun = (columns: readonly Column[], reading?: object) =>
	receiveText(db, csv(columns), { dryRun: true, ...(reading === undefined ? {} : { reading }) });

describe('a table whose headings nobody knows', () => {
	const expected = () => figuresOf(dryRun(KNOWN));

	it('is refused until its columns are decided', () => {
		const strange = KNOWN.map((column, index) => ({ ...column, heading: `Mục ${index + 1}` }));
		expect(expected()).toHaveLength(8);
		expect(dryRun(strange)).toMatchObject({ layout: null, outcome: 'must_fix' });
	});

	it('in any order and under any words gives the figures of the known table', () => {
		const words = fc.stringMatching(/^[A-ZĐa-zđàáâêôơư]{1,12}( [a-zđàáâêôơư]{1,8}){0,2}$/u);
		const tables = fc.record({
			columns: fc.shuffledSubarray([...KNOWN, JUNK], { minLength: KNOWN.length + 1 }),
			headings: fc.array(words, { minLength: 8, maxLength: 8 })
		});
		fc.assert(
			fc.property(tables, ({ columns, headings }) => {
				const renamed = columns.map((column, index) => ({
					...column,
					heading: headings[index] ?? ''
				}));
				const reading = { columns: letters(renamed), headingRow: 1 };
				expect(figuresOf(dryRun(renamed, reading))).toEqual(expected());
			}),
			{ seed: 20230909, numRuns: 60 }
		);
	});

	it('leads from each figure to the cell of the sender', () => {
		const turned = KNOWN.map((column, index) => ({
			...column,
			heading: `Mục ${index}`
		})).toReversed();
		const { observations } = dryRun(turned, { columns: letters(turned), headingRow: 1 });
		const received = observations.find(
			({ indicator, text }) => indicator === 'dossiers_received_new' && text === '1.144'
		);
		expect(received?.place).toMatchObject({ row: 2, letter: 'E', quote: '1.144' });
	});

	it('of a single figure is read where unit and period are chosen for the file', () => {
		const unitId = dryRun(KNOWN).observations[0]?.unitId ?? 0;
		const text = 'Nhận vào\n12\n';
		const reading = { columns: { A: 'indicator:dossiers_received_new' as const }, headingRow: 1 };
		const receipt = receiveText(db, text, { dryRun: true, unitId, period: '2023-q3', reading });
		expect(receipt.observations).toMatchObject([
			{ unitId, indicator: 'dossiers_received_new', quantity: { kind: 'exact', value: 12 } }
		]);
	});
});

describe('a decision about columns', () => {
	const strange = KNOWN.map((column, index) => ({ ...column, heading: `Mục ${index + 1}` }));
	const headings = strange.map(({ heading }) => heading);
	const decide = () =>
		write(db, (writer) =>
			saveColumnChoice(writer, {
				sender: {},
				layoutKey: layoutKey(headings),
				columns: Object.fromEntries(
					columnKeys(headings).map((key, index) => [key, strange[index]?.target ?? 'ignore'])
				),
				headings,
				chosenAt: '2023-10-01T02:00:00.000Z',
				actor: OFFICER
			})
		);

	it('is used for the next file of the sender, and told', () => {
		decide();
		const receipt = dryRun(strange);
		expect(figuresOf(receipt)).toEqual(figuresOf(dryRun(KNOWN)));
		const told = receipt.issues.find(({ code }) => code === 'remembered_columns');
		expect(told).toMatchObject({ severity: 'info', place: { row: 1 } });
	});

	it('is not used for another sender, nor once it is revoked', () => {
		const unitId = dryRun(KNOWN).observations[0]?.unitId ?? 0;
		expect(receiveText(db, csv(strange), { dryRun: true, unitId }).layout).toBeNull();
		const [choice] = columnChoices(db, {});
		write(db, (writer) =>
			revokeColumnChoice(writer, choice?.id ?? 0, {
				actor: OFFICER,
				at: '2023-10-02T02:00:00.000Z'
			})
		);
		expect(dryRun(strange)).toMatchObject({ layout: null, outcome: 'must_fix' });
	});
});
