// One row a unit, one column an indicator, with all that offices put around it.
import {
	chosen,
	asGrid,
	figureCell,
	hasRichText,
	headingOf,
	isText,
	setFor,
	signature,
	titleLines,
	type Desk,
	type Drawing,
	type Layout
} from './drawing';
import { QUARTERS, quarterWritten, type Commune, type Figures } from './facts';
import { EMPTY, number, text, type Cell, type GridMerge, type Row } from './grid';

interface Body {
	readonly communes: readonly Commune[];
	readonly periods: readonly string[];
	readonly set: readonly string[];
}

/** Units, periods and indicators of a table; their figures are true. */
export function bodyOf(desk: Desk, most = 3): Body {
	const { chance, office } = desk;
	const communes = chance.some(office.communes, 2, 6);
	const periods = chance.some(QUARTERS, 1, most);
	const all = communes.flatMap((commune) => periods.map((period) => desk.figures(commune, period)));
	const set = setFor(desk, all);
	for (const commune of communes)
		for (const period of periods)
			desk.truth.add(commune, period, chosen(desk.figures(commune, period), set));
	return { communes, periods, set };
}

/** How the key columns of a wide table say unit and period. */
interface Keys {
	readonly hasOrder: boolean;
	readonly names: 'name' | 'code' | 'two' | 'district';
	/** In the title, in a column, or in two: year and quarter. */
	readonly period: 'title' | 'column' | 'two';
}

function keysOf({ chance, decorations }: Desk, periods: number): Keys {
	const names = chance.pick(['name', 'name', 'code', 'two', 'district'] as const);
	const isTitled = periods === 1 && chance.is(0.4);
	const period = isTitled ? 'title' : chance.is(0.2) ? 'two' : 'column';
	decorations.push(`unit by ${names}`, `period in ${period}`);
	return { hasOrder: chance.is(0.4), names, period };
}

const NAME_HEADINGS = {
	name: ['Đơn vị'],
	code: ['Mã đơn vị'],
	two: ['Mã đơn vị', 'Đơn vị'],
	district: ['Huyện', 'Xã']
} as const;
const PERIOD_HEADINGS = { title: [], column: ['Kỳ báo cáo'], two: ['Năm', 'Quý'] } as const;

function keyHeadings({ hasOrder, names, period }: Keys): string[] {
	return [...(hasOrder ? ['STT'] : []), ...NAME_HEADINGS[names], ...PERIOD_HEADINGS[period]];
}

function keyCells(
	{ chance, office }: Desk,
	{ hasOrder, names, period }: Keys,
	of: { readonly commune: Commune; readonly period: string; readonly order: number }
): Cell[] {
	const { commune, order } = of;
	const district = order === 1 || chance.is(0.5) ? text(office.name) : EMPTY;
	const unit = {
		name: [text(commune.name)],
		code: [text(commune.code)],
		two: [text(commune.code), text(commune.name)],
		district: [district, text(commune.name)]
	}[names];
	const [year, quarter] = [Number(of.period.slice(0, 4)), Number(of.period.slice(-1))];
	const when = {
		title: [],
		column: [text(quarterWritten(of.period, chance))],
		two: [number(year), number(quarter)]
	}[period];
	return [...(hasOrder ? [number(order)] : []), ...unit, ...when];
}

interface Beside {
	readonly hasRank: boolean;
	readonly hasNote: boolean;
}
const besideHeadings = ({ hasRank, hasNote }: Beside): string[] => [
	...(hasRank ? ['Xếp hạng'] : []),
	...(hasNote ? ['Ghi chú'] : [])
];
const besideCells = ({ chance }: Desk, { hasRank, hasNote }: Beside, order: number): Cell[] => [
	...(hasRank ? [number(order)] : []),
	...(hasNote && chance.is(0.3) ? [text('đã rà soát')] : [])
];

export const wide: Layout = (desk) => {
	const { chance, decorations, office } = desk;
	const { communes, periods, set } = bodyOf(desk);
	const [only = ''] = periods;
	const keys = keysOf(desk, periods.length);
	const about = { about: 'TỔNG HỢP KẾT QUẢ CỦA CÁC ĐƠN VỊ' };
	const said = keys.period === 'title' ? { period: quarterWritten(only, chance) } : {};
	const isTitled = keys.period === 'title' || chance.is(0.4);
	const titles = isTitled ? titleLines(desk, { ...about, ...said }) : [];
	const beside = { hasRank: chance.is(0.15), hasNote: chance.is(0.25) };
	if (beside.hasRank) decorations.push('rank column');
	const words = set.map((id) => headingOf(desk, id));
	const headings = [...keyHeadings(keys), ...words, ...besideHeadings(beside)];
	const rows = periods.flatMap((period, later) =>
		communes.map((commune, at): Row => {
			const order = later * communes.length + at + 1;
			const figures = chosen(desk.figures(commune, period), set);
			const cells = set.map((id) => decorated(desk, figures[id] ?? 0, id));
			const key = keyCells(desk, keys, { commune, period, order });
			return [...key, ...cells, ...besideCells(desk, beside, order)];
		})
	);
	const { top, bottom } =
		periods.length === 1
			? sumRows(desk, {
					communes,
					period: only,
					set,
					keys: keyHeadings(keys).length,
					hasOrder: keys.hasOrder
				})
			: { top: [], bottom: [] };
	const end = signature(desk, headings.length);
	const all = [...titles, headings.map(text), ...top, ...rows, ...bottom, ...end];
	const isHidden = !isText(desk) && beside.hasNote && chance.is(0.2);
	if (isHidden) decorations.push('hidden note column');
	const hiddenColumns = isHidden ? [headings.indexOf('Ghi chú')] : [];
	return { grids: [asGrid(all, { hiddenColumns })], asked: { organisingId: office.unitId } };
};

/** A mark that only the eye tells from the figure. */
function decorated(desk: Desk, value: number, id: string): Cell {
	const { chance, decorations } = desk;
	const cell = figureCell(desk, value, id);
	if (!hasRichText(desk) || cell.kind === 'text' || cell.format !== undefined || !chance.is(0.01))
		return cell;
	const mark = chance.pick(['footnote', 'struck', 'sort key'] as const);
	if (mark === 'sort key' && desk.kind !== 'xls-html') return cell;
	decorations.push(mark);
	if (mark === 'footnote') return { ...cell, footnote: String(chance.int(1, 3)) };
	if (mark === 'struck') return { ...cell, struck: value + chance.int(1, 30) };
	return { ...cell, sortKey: String(value).padStart(8, '0') };
}

/** Rows that sum up: above or below, named in one of many ways; a mean, a target, last year. */
function sumRows(
	desk: Desk,
	of: {
		readonly communes: readonly Commune[];
		readonly period: string;
		readonly set: readonly string[];
		readonly keys: number;
		readonly hasOrder: boolean;
	}
): { readonly top: Row[]; readonly bottom: Row[] } {
	const { chance, decorations, office } = desk;
	const countable = (id: string): boolean => id !== 'online_share';
	const sum = (id: string): number =>
		of.communes.reduce(
			(all, commune) => all + (chosen(desk.figures(commune, of.period), of.set)[id] ?? 0),
			0
		);
	const named = (name: string, cell: (id: string) => Cell): Row => {
		const head: Cell[] = Array.from({ length: of.keys }, () => EMPTY);
		head[of.hasOrder ? 1 : 0] = text(name);
		return [...head, ...of.set.map(cell)];
	};
	const total = (name: string): Row =>
		named(name, (id) => (countable(id) ? number(sum(id)) : EMPTY));
	const [top, bottom]: [Row[], Row[]] = [[], []];
	if (chance.is(0.35)) {
		const name = chance.pick(['Tổng cộng', 'Tổng số', 'Cộng', 'Toàn huyện', office.name]);
		const isTop = chance.is(0.3);
		decorations.push(`total ${isTop ? 'on top' : 'below'}: ${name}`);
		(isTop ? top : bottom).push(total(name));
	}
	if (chance.is(0.12)) {
		decorations.push('mean row');
		const mean = (id: string): Cell => number(Math.round(sum(id) / of.communes.length));
		bottom.push(named(chance.pick(['Bình quân', 'Trung bình']), mean));
	}
	if (chance.is(0.1)) {
		decorations.push('last year row');
		bottom.push(named('Cùng kỳ năm trước', () => number(chance.int(1, 900))));
	}
	return { top, bottom };
}

/** Groups over sub-headings, merged or not, with the form's column numbers below. */
export const grouped: Layout = (desk) => {
	const { chance, decorations, office } = desk;
	const communes = chance.some(office.communes, 2, 5);
	const period = chance.pick(QUARTERS);
	const set = [
		'dossiers_received_total',
		'dossiers_resolved_total',
		'dossiers_resolved_early',
		'dossiers_resolved_on_time',
		'dossiers_resolved_late',
		'dossiers_pending_total',
		'dossiers_pending_in_time',
		'dossiers_pending_overdue'
	];
	for (const commune of communes)
		desk.truth.add(commune, period, chosen(desk.figures(commune, period), set));
	const titles = titleLines(desk, {
		about: 'TÌNH HÌNH GIẢI QUYẾT HỒ SƠ',
		period: quarterWritten(period, chance)
	});
	const resolved = ['Tổng số', 'Trước hạn', 'Đúng hạn', 'Quá hạn'];
	const pending = ['Tổng số', 'Trong hạn', 'Quá hạn'];
	const above = [
		'STT',
		'Đơn vị',
		'Tiếp nhận',
		'Đã giải quyết',
		'',
		'',
		'',
		'Đang giải quyết',
		'',
		''
	].map(text);
	const below = ['', '', '', ...resolved, ...pending].map(text);
	const isFlat = isText(desk) || chance.is(0.3);
	const at = titles.length;
	const merges: GridMerge[] = isFlat
		? []
		: [
				...[0, 1, 2].map((column) => ({ row: at, column, rows: 2, columns: 1 })),
				{ row: at, column: 3, rows: 1, columns: 4 },
				{ row: at, column: 7, rows: 1, columns: 3 }
			];
	if (isFlat) decorations.push('groups not merged');
	const numbers: Row[] = chance.is(0.4) ? [above.map((_, index) => text(`(${index + 1})`))] : [];
	const rows = communes.map((commune, order): Row => {
		const figures = chosen(desk.figures(commune, period), set);
		return [
			number(order + 1),
			text(commune.name),
			...set.map((id) => figureCell(desk, figures[id] ?? 0))
		];
	});
	return {
		grids: [
			asGrid([...titles, above, below, ...numbers, ...rows, ...signature(desk, above.length)], {
				merges
			})
		],
		asked: { organisingId: office.unitId }
	};
};

/** The same words without groups: what they mean depends on what stands before them. */
export const flat: Layout = (desk) => {
	const { chance, office } = desk;
	const communes = chance.some(office.communes, 1, 5);
	const period = chance.pick(QUARTERS);
	const isWhole = chance.is(0.5);
	const pending: [string, string][] = [
		['dossiers_pending_total', 'Đang giải quyết'],
		['dossiers_pending_in_time', 'Trong hạn'],
		['dossiers_pending_overdue', 'Quá hạn']
	];
	const resolved: [string, string][] = [
		['dossiers_resolved_total', 'Đã giải quyết'],
		['dossiers_resolved_early', 'Trước hạn'],
		['dossiers_resolved_on_time', 'Đúng hạn'],
		['dossiers_resolved_late', 'Quá hạn']
	];
	const columns = isWhole ? [...resolved, ...pending] : pending;
	for (const commune of communes)
		desk.truth.add(
			commune,
			period,
			chosen(
				desk.figures(commune, period),
				columns.map(([id]) => id)
			)
		);
	desk.decorations.push(isWhole ? 'overdue twice' : 'pending only');
	const head = ['Đơn vị', 'Kỳ báo cáo', ...columns.map(([, heading]) => heading)].map(text);
	const rows = communes.map((commune): Row => {
		const figures: Figures = desk.figures(commune, period);
		return [
			text(commune.name),
			text(quarterWritten(period, chance)),
			...columns.map(([id]) => figureCell(desk, figures[id] ?? 0))
		];
	});
	return { grids: [asGrid([head, ...rows])], asked: { organisingId: office.unitId } };
};

/** "Đơn vị · Kỳ báo cáo · Chỉ tiêu · Giá trị" */
export const long: Layout = (desk): Drawing => {
	const { chance, office } = desk;
	const { communes, periods, set } = bodyOf(desk);
	const names = new Map(set.map((id) => [id, chance.is(0.3) ? id : headingOf(desk, id)]));
	const hasNote = chance.is(0.3);
	const head = ['Đơn vị', 'Kỳ báo cáo', 'Chỉ tiêu', 'Giá trị', ...(hasNote ? ['Ghi chú'] : [])].map(
		text
	);
	const rows = communes.flatMap((commune) =>
		periods.flatMap((period) =>
			set.map((id): Row => {
				const figures = chosen(desk.figures(commune, period), set);
				return [
					text(commune.name),
					text(quarterWritten(period, chance)),
					text(names.get(id) ?? id),
					figureCell(desk, figures[id] ?? 0, id)
				];
			})
		)
	);
	return { grids: [asGrid([head, ...rows])], asked: { organisingId: office.unitId } };
};
