// Several tables in a file: below one another, side by side, a sheet each; and the fields of form II.06a.
import {
	asGrid,
	chosen,
	figureCell,
	hasMerges,
	headingOf,
	setFor,
	signature,
	titleLines,
	type Desk,
	type Layout
} from './drawing';
import { QUARTERS, quarterWritten, type Commune } from './facts';
import { EMPTY, number, text, type Cell, type Grid, type GridMerge, type Row } from './grid';

function tableFor(
	desk: Desk,
	communes: readonly Commune[],
	of: { readonly period: string; readonly set: readonly string[]; readonly isPeriodSaid: boolean }
): Row[] {
	const { chance } = desk;
	const { period, set, isPeriodSaid } = of;
	for (const commune of communes)
		desk.truth.add(commune, period, chosen(desk.figures(commune, period), set));
	const head = [
		'Đơn vị',
		...(isPeriodSaid ? ['Kỳ báo cáo'] : []),
		...set.map((id) => headingOf(desk, id))
	].map(text);
	const rows = communes.map((commune): Row => {
		const figures = chosen(desk.figures(commune, period), set);
		return [
			text(commune.name),
			...(isPeriodSaid ? [text(quarterWritten(period, chance))] : []),
			...set.map((id) => figureCell(desk, figures[id] ?? 0, id))
		];
	});
	return [head, ...rows];
}

/** Two halves of the communes, each with a set of its own. */
function halves(desk: Desk): readonly [readonly Commune[], readonly Commune[]] {
	const communes = desk.chance.some(desk.office.communes, 3, 8);
	const cut = desk.chance.int(1, communes.length - 1);
	return [communes.slice(0, cut), communes.slice(cut)];
}

export const stacked: Layout = (desk) => {
	const { chance, office } = desk;
	const [upper, lower] = halves(desk);
	const period = chance.pick(QUARTERS);
	const sets = [upper, lower].map((communes) =>
		setFor(
			desk,
			communes.map((commune) => desk.figures(commune, period))
		)
	);
	const isClose = chance.is(0.5);
	if (isClose) desk.decorations.push('no row between');
	const gap: Row[] = isClose ? [] : [[EMPTY]];
	const [first, second] = [upper, lower].map((communes, at) =>
		tableFor(desk, communes, { period, set: sets[at] ?? [], isPeriodSaid: true })
	);
	return {
		grids: [asGrid([...(first ?? []), ...gap, ...(second ?? [])])],
		asked: { organisingId: office.unitId }
	};
};

export const sideBySide: Layout = (desk) => {
	const { chance, office } = desk;
	const [left, right] = halves(desk);
	const period = chance.pick(QUARTERS);
	const all = [...left, ...right].map((commune) => desk.figures(commune, period));
	const set = setFor(desk, all);
	const words = set.map((id) => headingOf(desk, id));
	for (const commune of [...left, ...right])
		desk.truth.add(commune, period, chosen(desk.figures(commune, period), set));
	const isGapped = chance.is(0.6);
	const gap: Cell[] = isGapped ? [EMPTY] : [];
	const headed = ['Đơn vị', 'Kỳ báo cáo', ...words].map(text);
	const half = (commune: Commune | undefined): Cell[] => {
		if (commune === undefined) return headed.map(() => EMPTY);
		const figures = chosen(desk.figures(commune, period), set);
		return [
			text(commune.name),
			text(quarterWritten(period, chance)),
			...set.map((id) => figureCell(desk, figures[id] ?? 0, id))
		];
	};
	const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, at): Row => [
		...half(left[at]),
		...gap,
		...half(right[at])
	]);
	return {
		grids: [asGrid([[...headed, ...gap, ...headed], ...rows])],
		asked: { organisingId: office.unitId }
	};
};

export const sheetPerCommune: Layout = (desk) => {
	const { chance, office } = desk;
	const communes = chance.some(office.communes, 2, 4);
	const period = chance.pick(QUARTERS);
	const set = setFor(
		desk,
		communes.map((commune) => desk.figures(commune, period))
	);
	const grids = communes.map((commune): Grid => {
		desk.truth.add(commune, period, chosen(desk.figures(commune, period), set));
		const titles = titleLines(desk, {
			about: 'BÁO CÁO SỐ LIỆU',
			unit: commune.name,
			period: quarterWritten(period, chance)
		});
		const rows = set.map((id): Row => [
			text(headingOf(desk, id)),
			figureCell(desk, chosen(desk.figures(commune, period), set)[id] ?? 0, id)
		]);
		return asGrid([...titles, [text('Chỉ tiêu'), text('Giá trị')], ...rows], {
			name: commune.name
		});
	});
	return { grids, asked: { organisingId: office.unitId } };
};

export const sheetPerPeriod: Layout = (desk) => {
	const { chance, office } = desk;
	const communes = chance.some(office.communes, 2, 4);
	const periods = chance.some(QUARTERS, 2, 4);
	const set = setFor(
		desk,
		communes.flatMap((commune) => periods.map((period) => desk.figures(commune, period)))
	);
	const grids = periods.map((period): Grid => {
		const titles = titleLines(desk, {
			about: 'SỐ LIỆU CÁC ĐƠN VỊ',
			period: quarterWritten(period, chance)
		});
		return asGrid([...titles, ...tableFor(desk, communes, { period, set, isPeriodSaid: false })], {
			name: `Quý ${period.slice(-1)}`
		});
	});
	return { grids, asked: { organisingId: office.unitId } };
};

const FIELDS = ['Chứng thực', 'Hộ tịch', 'Đất đai', 'Người có công'];
const FORM = [
	'dossiers_received_total',
	'dossiers_received_online',
	'dossiers_received_direct_postal',
	'dossiers_carried_over',
	'dossiers_resolved_total',
	'dossiers_resolved_early',
	'dossiers_resolved_on_time',
	'dossiers_resolved_late',
	'dossiers_pending_total',
	'dossiers_pending_in_time',
	'dossiers_pending_overdue'
];

const ABOVE = [
	'STT',
	'Lĩnh vực giải quyết',
	'Số lượng hồ sơ tiếp nhận',
	'',
	'',
	'',
	'Số lượng hồ sơ đã giải quyết',
	'',
	'',
	'',
	'Số lượng hồ sơ đang giải quyết',
	'',
	''
];
const BELOW = [
	'',
	'',
	'Tổng số',
	'Trực tuyến',
	'Trực tiếp, dịch vụ bưu chính',
	'Từ kỳ trước',
	'Tổng số',
	'Trước hạn',
	'Đúng hạn',
	'Quá hạn',
	'Tổng số',
	'Trong hạn',
	'Quá hạn'
];
const NUMBERS = [
	'(1)',
	'(2)',
	'(3)=(4)+(5)+(6)',
	'(4)',
	'(5)',
	'(6)',
	'(7)=(8)+(9)+(10)',
	'(8)',
	'(9)',
	'(10)',
	'(11)=(12)+(13)',
	'(12)',
	'(13)'
];
const GROUPS = [
	[2, 4],
	[6, 4],
	[10, 3]
] as const;

/** Biểu II.06a: the fields of one commune, or of several one below the other. */
export const fields: Layout = (desk) => {
	const { chance, office, decorations } = desk;
	const isOne = chance.is(0.6);
	const communes = isOne ? [chance.pick(office.communes)] : chance.some(office.communes, 2, 3);
	if (!isOne) decorations.push('communes as groups');
	const period = chance.pick(QUARTERS);
	const unit = isOne ? { unit: communes[0]?.name ?? '' } : {};
	const written = { period: quarterWritten(period, chance) };
	const titles = titleLines(desk, { about: 'Biểu số II.06a/VPCP/KSTT', ...written, ...unit });
	const groups = communes.map((commune, order) =>
		fieldRows(desk, { commune, period, order, isOne })
	);
	const grand = FORM.map((_, at) => groups.reduce((sum, { total }) => sum + (total[at] ?? 0), 0));
	const isSummed = !isOne && chance.is(0.5);
	if (isSummed) decorations.push('grand total');
	const last: Row[] = isSummed ? [[EMPTY, text('TỔNG CỘNG TOÀN HUYỆN'), ...grand.map(number)]] : [];
	const rows = [...groups.flatMap((group) => group.rows), ...last];
	const head = [ABOVE, BELOW, NUMBERS].map((words) => words.map(text));
	const all = [...titles, ...head, ...rows, ...signature(desk, ABOVE.length)];
	const merges = hasMerges(desk) ? formMerges(titles.length) : [];
	return { grids: [asGrid(all, { merges })], asked: { organisingId: office.unitId } };
};

const formMerges = (row: number): GridMerge[] => [
	...[0, 1].map((column) => ({ row, column, rows: 2, columns: 1 })),
	...GROUPS.map(([column, columns]) => ({ row, column, rows: 1, columns }))
];

/** The fields of one commune, with or without a row that sums them. */
function fieldRows(
	desk: Desk,
	of: {
		readonly commune: Commune;
		readonly period: string;
		readonly order: number;
		readonly isOne: boolean;
	}
): { readonly rows: Row[]; readonly total: readonly number[] } {
	const { chance, catalogue } = desk;
	const { commune, period, isOne } = of;
	const written = chance.some(FIELDS, 2, 4).map((field) => {
		const id = [...catalogue.fields].find(({ name }) => name === field)?.id;
		if (id === undefined) throw new Error(`no field ${field}`);
		const figures = chosen(
			desk.figures({ ...commune, code: `${commune.code}-${field}` }, period),
			FORM
		);
		desk.truth.add(commune, period, figures, id);
		return { field, figures };
	});
	const total = FORM.map((id) => written.reduce((sum, { figures }) => sum + (figures[id] ?? 0), 0));
	const sums = Object.fromEntries(FORM.map((id, at) => [id, total[at] ?? 0]));
	const isSummed = isOne || chance.is(0.5);
	if (isSummed) desk.truth.add(commune, period, sums);
	else desk.truth.tolerate(commune, period, sums);
	const named: Row[] = isOne
		? []
		: [[text(['I', 'II', 'III'][of.order] ?? ''), text(commune.name)]];
	const rows = written.map(({ field, figures }, at): Row => [
		number(at + 1),
		text(field),
		...FORM.map((id) => figureCell(desk, figures[id] ?? 0))
	]);
	const last: Row[] = isSummed ? [[EMPTY, text('Tổng cộng'), ...total.map(number)]] : [];
	return { rows: [...named, ...rows, ...last], total };
}

export const needsSheets = (layout: Layout): boolean =>
	layout === sheetPerCommune || layout === sheetPerPeriod;
