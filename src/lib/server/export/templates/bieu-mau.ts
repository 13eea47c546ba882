// Biểu mẫu 1-7 of one unit, one below the other as the appendix is printed, each form on a page of its own.
import type { Catalogue, Form, Indicator } from '../../../domain/kpi/catalogue';
import { formatPeriod } from '../../../format/period';
import type { TemplateOf } from './template-of';
import {
	blankRow,
	checkOf,
	editionLine,
	whoAndWhen,
	type Validation,
	type TemplateForm,
	type TemplateRow
} from './model';

const WIDTH = 5;
const HEADINGS = [
	'STT',
	'Chỉ tiêu thống kê (sử dụng cho kỳ báo cáo hàng quý, 6 tháng, năm)',
	'Đơn vị tính',
	'Số lượng/Tỷ lệ',
	'Ghi chú'
];

export function formsOfOneUnit(of: TemplateOf): TemplateForm {
	const forms = of.catalogue.forms.filter(isNumbered);
	return {
		name: 'Biểu mẫu 1-7',
		widths: [16, 64, 18, 16, 24],
		rows: [
			...titleRows(of),
			...forms.flatMap((form, index) => formRows(form, of.catalogue, index > 0)),
			blankRow,
			{
				height: 20,
				cells: [
					{ column: 2, look: 'sign', text: 'NGƯỜI LẬP BIỂU' },
					{ column: 3, to: WIDTH, look: 'sign', text: 'THỦ TRƯỞNG ĐƠN VỊ' }
				]
			}
		],
		frozen: { rows: 0, columns: 0 },
		isLandscape: false
	};
}

function titleRows({ template, units, period }: TemplateOf): TemplateRow[] {
	const [only, second] = units;
	const title = template.title.toUpperCase();
	return [
		{
			height: 16,
			cells: [
				{ column: 1, to: 2, look: 'label', text: 'PHỤ LỤC' },
				{ column: 3, to: WIDTH, look: 'small', text: editionLine(template), align: 'right' }
			]
		},
		{
			height: 36,
			cells: [{ column: 1, to: WIDTH, look: 'title', text: title, align: 'center' }]
		},
		...whoAndWhen({
			unit: second === undefined && only !== undefined ? only.name : '',
			period: period === undefined ? '' : formatPeriod(period),
			columns: [1, 2, 3, 4]
		})
	];
}

const isNumbered = ({ id }: Form): boolean => /^bm\d$/u.test(id);

interface Line {
	readonly code: string;
	readonly label: string;
	/** Absent for a line that only heads others. */
	readonly indicator?: Indicator;
}

function formRows(form: Form, catalogue: Catalogue, isNewPage: boolean): TemplateRow[] {
	const across = { column: 1, to: WIDTH, align: 'center' } as const;
	return [
		{
			height: 24,
			cells: [{ ...across, look: 'sign', text: form.name }],
			...(isNewPage ? { isNewPage } : {})
		},
		{ height: 20, cells: [{ ...across, look: 'sign', text: form.title }] },
		{
			height: 34,
			cells: HEADINGS.map((text, index) => ({ column: index + 1, look: 'heading', text }))
		},
		...linesOf(form, catalogue).map(lineRow)
	];
}

/** As printed, groups among them. */
function linesOf({ id, groups = [] }: Form, { indicators }: Catalogue): Line[] {
	const lines = [...indicators.values()].flatMap((indicator) =>
		indicator.forms
			.filter(({ form }) => form === id)
			.map(({ code, label }): Line => ({ code, label, indicator }))
	);
	return [...groups, ...lines].toSorted((a, b) => compareCodes(a.code, b.code));
}

function compareCodes(a: string, b: string): number {
	const [left, right] = [a, b].map((code) => code.split('.').map(Number));
	for (const [index, part] of (left ?? []).entries()) {
		const other = right?.[index];
		if (other === undefined) return 1;
		if (part !== other) return part - other;
	}
	return (left?.length ?? 0) - (right?.length ?? 0);
}

function lineRow({ code, label, indicator }: Line): TemplateRow {
	const given = { look: 'given' } as const;
	const unit = indicator === undefined ? '' : unitText(indicator);
	const lines = Math.max(linesIn(label, LETTERS.label), linesIn(unit, LETTERS.unit));
	return {
		height: 4 + lines * 15,
		cells: [
			{ ...given, column: 1, text: code },
			{ ...given, column: 2, text: label },
			{ ...given, column: 3, text: unit },
			indicator === undefined
				? { ...given, column: 4 }
				: { column: 4, look: 'open', check: checkFor(indicator) },
			{ column: 5, look: 'open' }
		]
	};
}

/** That fit a line of the column. */
const LETTERS = { label: 70, unit: 17 } as const;
const linesIn = (text: string, letters: number): number =>
	Math.max(1, Math.ceil(text.length / letters));

const checkFor = ({ codes, measure }: Indicator): Validation =>
	codes === undefined ? checkOf(measure) : { kind: 'codes', codes };

/** "Hồ sơ"; of a coded answer its codes: "Chưa=0; Hoàn thành=1". */
function unitText({ codes, unit }: Indicator): string {
	if (codes === undefined) return unit.charAt(0).toUpperCase() + unit.slice(1);
	return Object.entries(codes)
		.map(([code, meaning]) => `${meaning}=${code}`)
		.join('; ');
}
