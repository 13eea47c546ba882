// The figures of one unit and period as a file, each with where it stands.
import type { Place, Quantity } from '../../domain/figures/observation';
import type { PeriodId, Window } from '../../domain/figures/period';
import { formatNumber, formatQuantity } from '../../format/number';
import { formatDay, formatPeriod } from '../../format/period';
import { formatPlace } from '../../format/place';
import { DEMONSTRATION_LINE } from '../../format/figures/ranking-table';
import {
	EMPTY,
	textCell,
	type ReportCell,
	type ReportColumn,
	type ReportTable
} from '../../format/table';

export interface ListedFigure {
	readonly indicator: string;
	readonly indicatorName: string;
	readonly unitOfMeasure: string;
	readonly fieldName: string;
	readonly source: string;
	readonly quantity: Quantity;
	readonly text: string;
	readonly window: Window | null;
	readonly note: string | null;
	readonly place: Place;
	readonly file: { readonly name: string } | null;
	readonly unverified: boolean;
	readonly derivedFrom: readonly { readonly period: PeriodId; readonly text: string }[];
}
export interface FigureTableContext {
	readonly unit: { readonly name: string; readonly code: string };
	readonly period: PeriodId;
	readonly isDemonstration: boolean;
}

const COLUMNS: readonly ReportColumn[] = [
	{ key: 'unit', heading: 'Đơn vị', align: 'start' },
	{ key: 'period', heading: 'Kỳ báo cáo', align: 'start' },
	{ key: 'indicator', heading: 'Mã chỉ tiêu', align: 'start' },
	{ key: 'indicator_name', heading: 'Chỉ tiêu', align: 'start' },
	{ key: 'field', heading: 'Lĩnh vực', align: 'start' },
	{ key: 'value', heading: 'Giá trị', align: 'end' },
	{ key: 'measure', heading: 'Đơn vị tính', align: 'start' },
	{ key: 'written', heading: 'Ghi trong báo cáo', align: 'start' },
	{ key: 'source', heading: 'Nguồn', align: 'start' },
	{ key: 'from', heading: 'Từ ngày', align: 'start' },
	{ key: 'to', heading: 'Đến ngày', align: 'start' },
	{ key: 'file', heading: 'Tệp', align: 'start' },
	{ key: 'place', heading: 'Vị trí', align: 'start' },
	{ key: 'note', heading: 'Ghi chú', align: 'start' }
];

export function figureTable(
	figures: readonly ListedFigure[],
	{ unit, period, isDemonstration }: FigureTableContext
): ReportTable {
	return {
		title: `Số liệu của ${unit.name}`,
		subtitle: [formatPeriod(period)],
		columns: COLUMNS,
		rows: figures.map((figure) => ({
			kind: 'data',
			cells: [textCell(unit.name), textCell(formatPeriod(period)), ...cellsOf(figure)]
		})),
		notes: isDemonstration ? [DEMONSTRATION_LINE] : []
	};
}

function cellsOf(figure: ListedFigure): ReportCell[] {
	return [
		textCell(figure.indicator),
		textCell(figure.indicatorName),
		textCell(figure.fieldName),
		valueCell(figure.quantity),
		textCell(figure.unitOfMeasure),
		textCell(figure.text),
		textCell(figure.source),
		textCell(figure.window === null ? '' : formatDay(figure.window.from)),
		textCell(figure.window === null ? '' : formatDay(figure.window.to)),
		textCell(figure.file?.name ?? ''),
		textCell(formatPlace(figure.place)),
		textCell(noteOf(figure))
	];
}

/** Bounds and ranges stay words, a blank stays blank. */
function valueCell(quantity: Quantity): ReportCell {
	if (quantity.kind === 'missing') return EMPTY;
	if (quantity.kind !== 'exact') return textCell(formatQuantity(quantity));
	const text = formatNumber(quantity.value);
	const decimals = text.split(',')[1]?.length ?? 0;
	return { kind: 'number', value: quantity.value, decimals, text };
}

function noteOf({ unverified, derivedFrom, note }: ListedFigure): string {
	const from = derivedFrom.map(({ period, text }) => `${formatPeriod(period)}: ${text}`);
	return [
		unverified ? 'chưa xác minh' : '',
		from.length === 0 ? '' : `suy ra từ ${from.join('; ')}`,
		note ?? ''
	]
		.filter((part) => part !== '')
		.join('; ');
}
