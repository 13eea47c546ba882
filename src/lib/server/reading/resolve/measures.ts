// Figures stated in another unit than the catalogue's ("nghìn đồng" for "triệu đồng"): converted and told, or a question.
import type { Indicator } from '../../../domain/kpi/catalogue';
import type { Issue } from '../../../domain/checks/issue';
import { measureFit, type MeasureFit } from '../../../domain/figures/measure-unit';
import { splitUnit } from '../../../domain/figures/quantity-words';
import type { Quantity } from '../../../domain/figures/observation';
import { fold, spell, tidy } from '../../../domain/text';
import type { Said } from '../draft';
import type { FigureCell, ReadNumber } from './cell';

type Numbers = readonly (ReadNumber | undefined)[];

/** The numbers in the catalogue's units; undefined where the unit contradicts the indicator, which is told once. */
export function inCatalogueUnits(
	cells: readonly FigureCell[],
	numbers: Numbers,
	issues: Issue[]
): Numbers {
	if (cells.every(({ measure }) => measure === undefined)) return numbers;
	const told = new Set<string>();
	const fits = new Map<string, MeasureFit | undefined>();
	return cells.map((cell, index) => {
		const number = numbers[index];
		const { measure } = cell;
		if (number === undefined || measure === undefined || saysItsUnit(cell)) return number;
		if (number.quantity.kind === 'missing') return number;
		const key = `${measure.text}\n${cell.indicator.id}`;
		if (!fits.has(key)) fits.set(key, measureFit(measure.text, cell.indicator));
		const fit = fits.get(key);
		if (fit === undefined || fit.kind === 'same') return number;
		const read = fit.kind === 'times' ? scaled(number, fit.factor) : undefined;
		if (!told.has(key)) issues.push(...toldOf(cell, measure, { fit, read }));
		told.add(key);
		return read;
	});
}

/** "3 tỷ đồng" in the cell itself is nearer than what stands above it. */
const saysItsUnit = ({ value }: FigureCell): boolean =>
	value.number === undefined && splitUnit(spell(value.text)).unit !== '';

function scaled({ quantity, decimals }: ReadNumber, factor: number): ReadNumber {
	const exact = (value: number): number => Number((value * factor).toPrecision(15));
	return {
		quantity: scaledQuantity(quantity, exact),
		decimals: Math.max(0, decimals - Math.round(Math.log10(factor)))
	};
}

function scaledQuantity(quantity: Quantity, scale: (value: number) => number): Quantity {
	switch (quantity.kind) {
		case 'exact':
		case 'at_least':
		case 'about':
			return { ...quantity, value: scale(quantity.value) };
		case 'between':
			return { ...quantity, low: scale(quantity.low), high: scale(quantity.high) };
		case 'missing':
			return quantity;
	}
}

function toldOf(
	{ indicator, value }: FigureCell,
	measure: Said,
	of: { readonly fit: MeasureFit; readonly read: ReadNumber | undefined }
): Issue[] {
	const units = { found: measure.text, expected: indicator.unit, indicator: indicator.id };
	if (of.fit.kind === 'contradicts')
		return [{ code: 'other_measure', severity: 'error', place: measure.place, ...units }];
	const quantity = of.read?.quantity;
	if (quantity?.kind !== 'exact') return [];
	const example = { example: value.text, reading: quantity.value };
	return [
		{ code: 'measure_converted', severity: 'info', place: value.place, ...units, ...example }
	];
}

/** Of the units named above a table the one that an indicator can be counted in; of a form of many kinds the others say nothing of it. */
export function measureFor(
	indicator: Pick<Indicator, 'measure' | 'unit'>,
	measures: readonly Said[]
): Said | undefined {
	return measures.find(({ text }) => {
		const kind = measureFit(text, indicator)?.kind;
		return kind === 'same' || kind === 'times';
	});
}

/** "ĐVT: đồng" above a table in which nothing can be counted in đồng. */
export function uselessMeasures(
	measures: readonly Said[],
	indicators: readonly Indicator[]
): Issue[] {
	const [first] = indicators;
	if (first === undefined) return [];
	return measures.flatMap((measure) => {
		const fits = indicators.map((indicator) => measureFit(measure.text, indicator)?.kind);
		if (fits.some((kind) => kind !== 'contradicts')) return [];
		const { text: found, place } = measure;
		const { id: indicator, unit: expected } = first;
		return [{ code: 'other_measure', severity: 'error', place, found, expected, indicator }];
	});
}

const LABEL = /^\(?(?:don vi(?: tinh)?|dvt) ?[:=-] ?/;
const LABEL_ALONE = /^\(?(?:don vi tinh|dvt) ?:?\)?$/;

/** "(Đơn vị tính: triệu đồng)" → triệu đồng; '' after a label that stands alone; undefined for any other line. */
export function labelledMeasure(text: string): string | undefined {
	const line = tidy(text);
	const folded = fold(line);
	if (LABEL_ALONE.test(folded)) return '';
	const label = LABEL.exec(folded)?.[0];
	if (label === undefined || folded.length !== line.length) return undefined;
	return line.slice(label.length).replace(/(?<![).\s])[).\s]+$/u, '');
}
