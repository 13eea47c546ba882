// The two standard tables: one line for each unit, and one line for each figure.
import { indicatorsOf } from '../../../domain/kpi/formula';
import type { Catalogue, Indicator } from '../../../domain/kpi/catalogue';
import { formatPeriod } from '../../../format/period';
import { LONG_HEADINGS, wideHeadings } from './headings';
import type { TemplateOf } from './template-of';
import {
	checkOf,
	editionLine,
	type Validation,
	type TemplateCell,
	type TemplateForm,
	type TemplateRow
} from './model';
import { wideIndicators } from './wide-columns';

/** Lines for whatever is not listed. */
const SPARE_LINES = 15;
const HEADING_ROW = 5;

export function wideForm(of: TemplateOf): TemplateForm {
	const headings = wideHeadings(of.catalogue);
	const checks = wideChecks(of.catalogue);
	const period = of.period === undefined ? '' : formatPeriod(of.period);
	const names = [...of.units.map(({ name }) => name), ...Array<string>(SPARE_LINES).fill('')];
	return {
		name: 'Bảng rộng',
		widths: [28, 18, ...headings.slice(2, -1).map(() => 11.5), 24],
		rows: [
			...head(of, headings.length, 'Mỗi dòng một đơn vị và một kỳ.'),
			headingRow(headings),
			...names.map((name): TemplateRow => ({
				height: 18,
				cells: checks.map((check, index) => openCell(index, check, filledIn(index, name, period)))
			}))
		],
		frozen: { rows: HEADING_ROW, columns: 1 },
		printed: { from: HEADING_ROW, to: HEADING_ROW },
		isLandscape: true
	};
}

/** The period belongs to a listed unit only: an empty line stays empty. */
const filledIn = (index: number, name: string, period: string): string =>
	index === 0 ? name : index === 1 && name !== '' ? period : '';

const wideChecks = (catalogue: Catalogue): readonly (Validation | undefined)[] => [
	{ kind: 'list', list: 'units' },
	{ kind: 'list', list: 'periods' },
	...wideIndicators(catalogue).map(({ measure }) => checkOf(measure)),
	undefined
];

export function longForm(of: TemplateOf): TemplateForm {
	const period = of.period === undefined ? '' : formatPeriod(of.period);
	const [only, second] = of.units;
	const unit = second === undefined && only !== undefined ? only.name : '';
	const lines = neededIndicators(of.catalogue).map(({ name, measure }) => ({
		given: [unit, period, name],
		value: checkOf(measure)
	}));
	const spare = { given: ['', '', ''], value: { kind: 'amount' } as const };
	return {
		name: 'Bảng dài',
		widths: [26, 18, 64, 12, 22, 12, 12, 16, 22],
		rows: [
			...head(of, LONG_HEADINGS.length, 'Mỗi dòng một số liệu; dòng không có giá trị được bỏ qua.'),
			headingRow(LONG_HEADINGS),
			...[...lines, ...Array<typeof spare>(4 * SPARE_LINES).fill(spare)].map(
				({ given, value }): TemplateRow => ({
					height: 18,
					cells: LONG_CHECKS.map((check, index) =>
						openCell(index, index === VALUE ? value : check, given[index] ?? '')
					)
				})
			)
		],
		frozen: { rows: HEADING_ROW, columns: 3 },
		printed: { from: HEADING_ROW, to: HEADING_ROW },
		isLandscape: true
	};
}

const VALUE = LONG_HEADINGS.indexOf('Giá trị');
const LONG_CHECKS: readonly (Validation | undefined)[] = [
	{ kind: 'list', list: 'units' },
	{ kind: 'list', list: 'periods' },
	{ kind: 'list', list: 'indicators' },
	undefined,
	{ kind: 'list', list: 'fields' },
	{ kind: 'date' },
	{ kind: 'date' },
	undefined,
	undefined
];

/** What the headline KPIs need, in the order of the catalogue. */
export function neededIndicators(catalogue: Catalogue): Indicator[] {
	const headline = [...catalogue.kpis.values()].filter((kpi) => kpi.headline);
	const needed = new Set(headline.flatMap((kpi) => [...indicatorsOf(kpi)]));
	return [...catalogue.indicators.values()].filter(({ id }) => needed.has(id));
}

/** Title, whose units, what to know at once, and the edition. */
function head({ template, office }: TemplateOf, width: number, said: string): TemplateRow[] {
	const line = (cell: Omit<TemplateCell, 'column' | 'to'>, height: number): TemplateRow => ({
		height,
		cells: [{ ...cell, column: 1, to: width }]
	});
	const whose = office === undefined ? '' : `Cơ quan tổng hợp: ${office}`;
	return [
		line({ look: 'title', text: template.title.toUpperCase(), align: 'center' }, 26),
		line({ look: 'line', text: whose, align: 'center' }, 18),
		line({ look: 'line', text: `${said} ${BLANK_OR_ZERO}`, align: 'center' }, 18),
		line({ look: 'small', text: editionLine(template), align: 'right' }, 14)
	];
}

export const BLANK_OR_ZERO =
	'Ô để trống là chưa có số liệu; không phát sinh thì ghi 0. Xem trang “Hướng dẫn”.';

const headingRow = (headings: readonly string[]): TemplateRow => ({
	height: 48,
	cells: headings.map((text, index) => ({ column: index + 1, look: 'heading', text }))
});

const openCell = (index: number, check: Validation | undefined, text: string): TemplateCell => ({
	column: index + 1,
	look: 'open',
	...(check === undefined ? {} : { check }),
	...(text === '' ? {} : { text })
});
