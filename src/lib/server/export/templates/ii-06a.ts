// Biểu II.06a/VPCP/KSTT as it is printed: the fields of one commune, or the communes of an office.
import { columnLetter } from '../../../domain/figures/column-letter';
import type { Catalogue } from '../../../domain/kpi/catalogue';
import { formatPeriod } from '../../../format/period';
import type { TemplateOf } from './template-of';
import {
	blankRow,
	editionLine,
	whoAndWhen,
	type TemplateCell,
	type TemplateForm,
	type TemplateRow
} from './model';

const FORM = 'ii_06a';
const LAST = 13;
const SPARE_LINES = 5;

export const fieldsForm = (of: TemplateOf): TemplateForm =>
	printedForm(of, {
		name: 'II.06a',
		heading: 'Lĩnh vực giải quyết',
		lines: of.catalogue.fields.map((field) => field.name),
		list: 'fields',
		above: whoAndWhen({ unit: onlyUnit(of), period: written(of), columns: [1, 3, 7, 9] })
	});

export const unitsForm = (of: TemplateOf): TemplateForm =>
	printedForm(of, {
		name: 'II.06a',
		heading: 'Đơn vị',
		lines: of.units.map(({ name }) => name),
		list: 'units',
		above: [
			{
				height: 18,
				cells: [
					{ column: 1, to: 2, look: 'label', text: 'Cơ quan tổng hợp:' },
					{
						column: 3,
						to: 9,
						look: 'answer',
						...(of.office === undefined ? {} : { text: of.office })
					}
				]
			},
			...whoAndWhen({ unit: '', period: written(of), columns: [1, 3, 7, 9] }).slice(1)
		]
	});

const written = ({ period }: TemplateOf): string =>
	period === undefined ? '' : formatPeriod(period);

function onlyUnit({ units }: TemplateOf): string {
	const [only, second] = units;
	return second === undefined && only !== undefined ? only.name : '';
}

interface Printed {
	readonly name: string;
	readonly heading: string;
	readonly lines: readonly string[];
	readonly list: 'fields' | 'units';
	readonly above: readonly TemplateRow[];
}

function titleRows(of: TemplateOf): TemplateRow[] {
	const mark = editionLine(of.template);
	const title = of.template.title.toUpperCase();
	return [
		{
			height: 16,
			cells: [
				{ column: 1, to: 6, look: 'label', text: titleOf(of.catalogue) },
				{ column: 7, to: LAST, look: 'small', text: mark, align: 'right' }
			]
		},
		{
			height: 36,
			cells: [{ column: 1, to: LAST, look: 'title', text: title, align: 'center' }]
		}
	];
}

const MEASURE: TemplateRow = {
	height: 18,
	cells: [{ column: 1, to: LAST, look: 'line', text: 'Đơn vị tính: Số hồ sơ TTHC', align: 'right' }]
};

function printedForm(of: TemplateOf, printed: Printed): TemplateForm {
	const above = [...titleRows(of), ...printed.above, MEASURE];
	const first = above.length + 1;
	const headings = headingRows(printed.heading);
	const firstLine = first + headings.length;
	const lines = [...printed.lines, ...Array<string>(SPARE_LINES).fill('')];
	return {
		name: printed.name,
		widths: [6, 44, ...Array<number>(LAST - 2).fill(11)],
		rows: [
			...above,
			...headings,
			...lines.map((name, index) => dataRow(name, index, printed)),
			totalRow(firstLine, firstLine + lines.length - 1),
			blankRow,
			SIGNATURES
		],
		frozen: { rows: firstLine - 1, columns: 2 },
		printed: { from: first, to: firstLine - 1 },
		isLandscape: true
	};
}

const titleOf = ({ forms }: Catalogue): string => {
	const form = forms.find(({ id }) => id === FORM);
	return form?.aliases.find((alias) => alias.includes('/VPCP/')) ?? form?.name ?? '';
};

function headingRows(heading: string): TemplateRow[] {
	const cell = (column: number, text: string, more: Partial<TemplateCell> = {}): TemplateCell => ({
		column,
		look: 'heading',
		text,
		...more
	});
	return [
		{
			height: 20,
			cells: [
				cell(1, 'STT', { down: 2 }),
				cell(2, heading, { down: 2 }),
				cell(3, 'Số lượng hồ sơ tiếp nhận', { to: 6 }),
				cell(7, 'Số lượng hồ sơ đã giải quyết', { to: 10 }),
				cell(11, 'Số lượng hồ sơ đang giải quyết', { to: LAST })
			]
		},
		{
			height: 20,
			cells: [
				cell(4, 'Trong kỳ', { to: 5 }),
				...LOW_HEADINGS.map(([column, text]) => cell(column, text, { down: 1 }))
			]
		},
		{ height: 46, cells: [cell(4, 'Trực tuyến'), cell(5, 'Trực tiếp, dịch vụ bưu chính')] },
		{
			height: 30,
			cells: COLUMN_NUMBERS.map((text, index) => ({ column: index + 1, look: 'numbers', text }))
		}
	];
}

/** Those that reach down to the column numbers. */
const LOW_HEADINGS: readonly (readonly [column: number, text: string])[] = [
	[3, 'Tổng số'],
	[6, 'Từ kỳ trước'],
	[7, 'Tổng số'],
	[8, 'Trước hạn'],
	[9, 'Đúng hạn'],
	[10, 'Quá hạn'],
	[11, 'Tổng số'],
	[12, 'Trong hạn'],
	[13, 'Quá hạn']
];

const COLUMN_NUMBERS = Array.from({ length: LAST }, (_, index) => {
	const sums: Readonly<Record<number, string>> = {
		3: '=(4)+(5)+(6)',
		7: '=(8)+(9)+(10)',
		11: '=(12)+(13)'
	};
	return `(${index + 1})${sums[index + 1] ?? ''}`;
});

const figureColumns = Array.from({ length: LAST - 2 }, (_, index) => index + 3);

const dataRow = (name: string, index: number, { list }: Printed): TemplateRow => ({
	height: 18,
	cells: [
		{ column: 1, look: 'open', align: 'center', ...(name === '' ? {} : { text: `${index + 1}` }) },
		{
			column: 2,
			look: 'open',
			check: { kind: 'list', list },
			...(name === '' ? {} : { text: name })
		},
		...figureColumns.map((column): TemplateCell => ({
			column,
			look: 'open',
			check: { kind: 'count' }
		}))
	]
});

/** Empty as long as its column is: an unfilled form says nothing. */
const totalRow = (from: number, to: number): TemplateRow => ({
	height: 20,
	cells: [
		{ column: 1, to: 2, look: 'total', text: 'Tổng cộng', align: 'center' },
		...figureColumns.map((column): TemplateCell => {
			const range = `${columnLetter(column - 1)}${from}:${columnLetter(column - 1)}${to}`;
			return { column, look: 'total', formula: `IF(COUNT(${range})=0,"",SUM(${range}))` };
		})
	]
});

const SIGNATURES: TemplateRow = {
	height: 20,
	cells: [
		{ column: 3, to: 6, look: 'sign', text: 'NGƯỜI LẬP BIỂU' },
		{ column: 10, to: LAST, look: 'sign', text: 'THỦ TRƯỞNG ĐƠN VỊ' }
	]
};
