// Reports whose counts and rates agree: drawn from known counts, written as offices write them.
import { utils, write } from '@e965/xlsx';
import { roundHalfUp, truncate } from '../../src/lib/domain/figures/measured';
import { random } from './random';

export type Counts = Readonly<Record<string, number>>;
/** `half_up` and `cut_off` at so many decimals; `full`: all that the division gives. */
export interface Rounding {
	readonly how: 'half_up' | 'cut_off' | 'full';
	readonly decimals: number;
}
export type RateWriting = 'percent_heading' | 'plain_heading' | 'sign' | 'share';
export type Layout = 'wide' | 'long' | 'json' | 'workbook';
export interface Style {
	readonly layout: Layout;
	readonly rounding: Rounding;
	readonly writing: RateWriting;
}
export interface Row {
	readonly unit: string;
	readonly counts: Counts;
	/** In per cent, as stated. */
	readonly rates: Counts;
}

const D = 'dossiers_';
const COUNT_HEADINGS: Readonly<Record<string, string>> = {
	[`${D}received_total`]: 'Tổng số hồ sơ tiếp nhận',
	[`${D}received_new`]: 'Mới tiếp nhận',
	[`${D}received_online`]: 'Trực tuyến',
	[`${D}received_direct_postal`]: 'Trực tiếp, bưu chính',
	[`${D}carried_over`]: 'Kỳ trước chuyển qua',
	[`${D}resolved_total`]: 'Đã giải quyết',
	[`${D}resolved_early`]: 'Trước hạn',
	[`${D}resolved_on_time`]: 'Đúng hạn',
	[`${D}resolved_late`]: 'Quá hạn',
	[`${D}pending_total`]: 'Đang giải quyết',
	[`${D}fee_bearing`]: 'Hồ sơ có phí, lệ phí',
	[`${D}paid_online`]: 'Thanh toán trực tuyến'
};
const RATES: Readonly<
	Record<string, { readonly heading: string; readonly of: readonly string[] }>
> = {
	online_share: {
		heading: 'Tỷ lệ trực tuyến',
		of: [`${D}received_online`, `${D}received_new`]
	},
	overdue_rate: { heading: 'Tỷ lệ quá hạn', of: [`${D}resolved_late`, `${D}resolved_total`] },
	resolution_rate: {
		heading: 'Tỷ lệ giải quyết',
		of: [`${D}resolved_total`, `${D}received_total`]
	},
	resolved_early_rate: {
		heading: 'Tỷ lệ trước hạn',
		of: [`${D}resolved_early`, `${D}resolved_total`]
	}
};

/** How often things happen: seldom enough for rates below one per cent, never, always, or as usual. */
const REGIMES = ['usual', 'seldom', 'never', 'always'] as const;
export type Regime = (typeof REGIMES)[number];
export const regimeOf = (index: number): Regime => REGIMES[index % REGIMES.length] ?? 'usual';

export function drawnCounts(seed: number, regime: Regime): Counts {
	const draw = random(seed);
	const upTo = (most: number): number => Math.floor(draw() * (most + 1));
	const some = (whole: number): number => {
		if (regime === 'never') return 0;
		if (regime === 'always') return whole;
		return regime === 'seldom' ? upTo(Math.floor(whole / 100)) : upTo(whole);
	};
	const received = 150 + upTo(4000);
	const carried = upTo(60);
	const online = some(received);
	const pending = regime === 'always' ? 0 : upTo(50);
	const resolved = received + carried - pending;
	const late = some(Math.floor(resolved / 20));
	const early = some(resolved - late);
	const fees = upTo(resolved);
	return {
		[`${D}received_total`]: received + carried,
		[`${D}received_new`]: received,
		[`${D}received_online`]: online,
		[`${D}received_direct_postal`]: received - online,
		[`${D}carried_over`]: carried,
		[`${D}resolved_total`]: resolved,
		[`${D}resolved_early`]: early,
		[`${D}resolved_on_time`]: resolved - late - early,
		[`${D}resolved_late`]: late,
		[`${D}pending_total`]: pending,
		[`${D}fee_bearing`]: fees,
		[`${D}paid_online`]: some(fees)
	};
}

export function statedRates(counts: Counts, { how, decimals }: Rounding): Counts {
	return Object.fromEntries(
		Object.entries(RATES).map(([id, { of }]) => {
			const [part = 0, whole = 1] = of.map((count) => counts[count] ?? 0);
			const rate = (100 * part) / whole;
			if (how === 'full') return [id, rate];
			return [id, how === 'half_up' ? roundHalfUp(rate, decimals) : truncate(rate, decimals)];
		})
	);
}

/** A number of full precision as JavaScript writes it; shares have two decimals more. */
function written(rate: number, { rounding, writing }: Style): string {
	const value = writing === 'share' ? Number((rate / 100).toPrecision(15)) : rate;
	const digits = rounding.decimals + (writing === 'share' ? 2 : 0);
	const text = rounding.how === 'full' ? value.toFixed(9) : value.toFixed(digits);
	return writing === 'sign' ? `${text}%` : text;
}
const inVietnamese = (number: string): string => number.replace('.', ',');

const PERIOD = 'Quý II/2023';
const quoted = (cells: readonly (string | number)[]): string =>
	cells.map((cell) => `"${cell}"`).join(',');

function tableOf(rows: readonly Row[], style: Style): string[][] {
	const mark = style.writing === 'percent_heading' ? ' (%)' : '';
	const [counts, rates] = [Object.keys(COUNT_HEADINGS), Object.keys(RATES)];
	const first = rows[0]?.counts ?? {};
	const shown = counts.filter((id) => first[id] !== undefined);
	return [
		[
			'Đơn vị',
			'Kỳ báo cáo',
			...shown.map((id) => COUNT_HEADINGS[id] ?? ''),
			...rates.map((id) => `${RATES[id]?.heading}${mark}`)
		],
		...rows.map((row) => [
			row.unit,
			PERIOD,
			...shown.map((id) => String(row.counts[id])),
			...rates.map((id) => inVietnamese(written(row.rates[id] ?? 0, style)))
		])
	];
}

export interface WrittenFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}
const text = (name: string, content: string): WrittenFile => ({
	name,
	bytes: new TextEncoder().encode(content)
});

export function writtenReport(rows: readonly Row[], style: Style): WrittenFile {
	switch (style.layout) {
		case 'wide':
			return text('bao-cao.csv', `${tableOf(rows, style).map(quoted).join('\n')}\n`);
		case 'long':
			return text('bao-cao.csv', `${longRows(rows, style).map(quoted).join('\n')}\n`);
		case 'json':
			return text('bao-cao.json', JSON.stringify(rows.map((row) => submission(row, style))));
		case 'workbook':
			return { name: 'bao-cao.xlsx', bytes: workbook(rows, style) };
	}
}

function longRows(rows: readonly Row[], style: Style): (string | number)[][] {
	const mark = style.writing === 'percent_heading' ? ' (%)' : '';
	return [
		['Đơn vị', 'Kỳ báo cáo', 'Chỉ tiêu', 'Giá trị'],
		...rows.flatMap(({ unit, counts, rates }) => [
			...Object.entries(counts).map(([id, value]) => [unit, PERIOD, id, value]),
			...Object.entries(rates).map(([id, rate]) => [
				unit,
				PERIOD,
				`${RATES[id]?.heading}${mark}`,
				inVietnamese(written(rate, style))
			])
		])
	];
}

const submission = ({ unit, counts, rates }: Row, style: Style) => ({
	unit,
	period: PERIOD,
	figures: {
		...counts,
		...Object.fromEntries(
			Object.entries(rates).map(([id, rate]) => {
				const number = written(rate, style);
				return [id, style.writing === 'sign' ? number : Number(number)];
			})
		)
	}
});

/** Rates are numbers: in a cell with a percent format, or in one that shows them as they are. */
function workbook(rows: readonly Row[], style: Style): Uint8Array {
	const table = tableOf(rows, style);
	const sheet = utils.aoa_to_sheet(
		table.map((line, at) =>
			line.map((cell, column) => (at === 0 || column < 2 ? cell : cellOf(cell, style)))
		)
	);
	const book = utils.book_new();
	utils.book_append_sheet(book, sheet, 'Báo cáo');
	return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

function cellOf(written: string, { rounding }: Style) {
	const value = Number(written.replace('%', '').replace(',', '.'));
	if (!written.endsWith('%')) return { t: 'n', v: value };
	const digits = rounding.how === 'full' ? 9 : rounding.decimals;
	return { t: 'n', v: value / 100, z: digits === 0 ? '0%' : `0.${'0'.repeat(digits)}%` };
}
