// Tables whose indicators go down: units across, periods across, or the statistical form with columns beside its value.
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
	type Drawing,
	type Layout
} from './drawing';
import { QUARTERS, quarterWritten, romanOf } from './facts';
import { EMPTY, number, text, type Cell, type GridMerge, type Row } from './grid';

export const unitsAcross: Layout = (desk) => {
	const { chance, office } = desk;
	const communes = chance.some(office.communes, 2, 5);
	const period = chance.pick(QUARTERS);
	const set = setFor(
		desk,
		communes.map((commune) => desk.figures(commune, period))
	);
	for (const commune of communes)
		desk.truth.add(commune, period, chosen(desk.figures(commune, period), set));
	const hasTotal = chance.is(0.3) && !set.includes('online_share');
	if (hasTotal) desk.decorations.push('total column');
	const titles = titleLines(desk, {
		about: 'TỔNG HỢP SỐ LIỆU',
		period: quarterWritten(period, chance)
	});
	const head = [
		'STT',
		'Chỉ tiêu',
		...communes.map(({ name }) => name),
		...(hasTotal ? ['Tổng cộng'] : [])
	].map(text);
	const rows = set.map((id, order): Row => {
		const values = communes.map((commune) => chosen(desk.figures(commune, period), set)[id] ?? 0);
		const total = values.reduce((sum, value) => sum + value, 0);
		return [
			number(order + 1),
			text(headingOf(desk, id)),
			...values.map((value) => figureCell(desk, value, id)),
			...(hasTotal ? [number(total)] : [])
		];
	});
	return {
		grids: [asGrid([...titles, head, ...rows, ...signature(desk, head.length)])],
		asked: { organisingId: office.unitId }
	};
};

export const periodsAcross: Layout = (desk) => {
	const { chance, office } = desk;
	const commune = chance.pick(office.communes);
	const periods = chance.some(QUARTERS, 2, 4);
	const set = setFor(
		desk,
		periods.map((period) => desk.figures(commune, period))
	);
	for (const period of periods)
		desk.truth.add(commune, period, chosen(desk.figures(commune, period), set));
	const isBare = chance.is(0.4);
	if (isBare) desk.decorations.push('year in the title');
	const titles = titleLines(desk, {
		about: `SỐ LIỆU CÁC QUÝ${isBare ? ' NĂM 2023' : ''}`,
		unit: commune.name
	});
	const headed = periods.map((period) =>
		isBare ? `Quý ${romanOf(period)}` : quarterWritten(period, chance)
	);
	const head = [...(chance.is(0.5) ? ['STT'] : []), 'Chỉ tiêu', ...headed].map(text);
	const isNumbered = head.length > headed.length + 1;
	const rows = set.map((id, order): Row => [
		...(isNumbered ? [number(order + 1)] : []),
		text(headingOf(desk, id)),
		...periods.map((period) =>
			figureCell(desk, chosen(desk.figures(commune, period), set)[id] ?? 0, id)
		)
	]);
	return { grids: [asGrid([...titles, head, ...rows])], asked: { organisingId: office.unitId } };
};

/** Biểu mẫu 7, a part of it, with last period or the plan beside the value. */
export const form: Layout = (desk): Drawing => {
	const { chance, office, catalogue, decorations } = desk;
	const commune = chance.pick(office.communes);
	const period = chance.pick(QUARTERS);
	const chosenForm = chance.pick(catalogue.forms.filter(({ id }) => /^bm[137]$/.test(id)));
	const printed = [...catalogue.indicators.values()].flatMap((indicator) =>
		indicator.measure !== 'count' || indicator.codes !== undefined
			? []
			: indicator.forms.flatMap((row) =>
					row.form === chosenForm.id ? [{ id: indicator.id, ...row }] : []
				)
	);
	const rows = apart(desk, chance.some(printed, 3, 8));
	const kinds = chance.pick([
		[],
		[],
		['Kỳ trước'],
		['Cùng kỳ năm trước'],
		['Kế hoạch giao'],
		['Kỳ trước', 'So sánh']
	] as const);
	decorations.push(...kinds.map((heading) => `column ${heading}`));
	const isBefore = chance.is(0.5);
	const titles = titleLines(desk, {
		about: chosenForm.name,
		unit: commune.name,
		period: quarterWritten(period, chance)
	});
	const beside = (cells: readonly Cell[], value: Cell): Cell[] =>
		isBefore ? [...cells, value] : [value, ...cells];
	const head = [
		...['STT', 'Chỉ tiêu thống kê', 'Đơn vị tính'].map(text),
		...beside(kinds.map(text), text('Số lượng/Tỷ lệ')),
		text('Ghi chú')
	];
	const body = rows.map((row): Row => {
		const value = chance.int(0, 400);
		desk.truth.add(commune, period, { [row.id]: value });
		const unit = catalogue.indicators.get(row.id)?.unit ?? '';
		return [
			text(row.code),
			text(row.label),
			text(unit),
			...beside(
				kinds.map(() => figureCell(desk, chance.int(0, 400))),
				figureCell(desk, value)
			),
			EMPTY
		];
	});
	return {
		grids: [asGrid([...titles, head, ...body, ...signature(desk, head.length)])],
		asked: { organisingId: office.unitId }
	};
};

/** Of rows that a check holds together only the first, so that figures drawn one by one cannot contradict one another. */
function apart<Printed extends { readonly id: string }>(
	{ catalogue }: Desk,
	printed: readonly Printed[]
): Printed[] {
	const checks = catalogue.checks.map(
		(check) => new Set(JSON.stringify(check).match(/[a-z_0-9]+/g))
	);
	const free: Printed[] = [];
	for (const row of printed) {
		const isHeld = free.some(
			({ id }) => id === row.id || checks.some((words) => words.has(id) && words.has(row.id))
		);
		if (!isHeld) free.push(row);
	}
	return free;
}

/** The same columns once under each quarter. */
export const periodGroups: Layout = (desk) => {
	const { chance, office } = desk;
	const communes = chance.some(office.communes, 2, 4);
	const periods = chance.some(QUARTERS, 2, 3);
	const all = communes.flatMap((commune) => periods.map((period) => desk.figures(commune, period)));
	const set = setFor(desk, all).filter((id) => id !== 'online_share');
	for (const commune of communes)
		for (const period of periods)
			desk.truth.add(commune, period, chosen(desk.figures(commune, period), set));
	const words = set.map((id) => headingOf(desk, id));
	const above = [
		text('Đơn vị'),
		...periods.flatMap((period) =>
			words.map((_, at) => (at === 0 ? text(quarterWritten(period, chance)) : EMPTY))
		)
	];
	const below = [EMPTY, ...periods.flatMap(() => words.map(text))];
	const merges: GridMerge[] = hasMerges(desk)
		? [
				{ row: 0, column: 0, rows: 2, columns: 1 },
				...(set.length > 1
					? periods.map((_, at) => ({
							row: 0,
							column: 1 + at * set.length,
							rows: 1,
							columns: set.length
						}))
					: [])
			]
		: [];
	const rows = communes.map((commune): Row => [
		text(commune.name),
		...periods.flatMap((period) =>
			set.map((id) => figureCell(desk, desk.figures(commune, period)[id] ?? 0, id))
		)
	]);
	return {
		grids: [asGrid([above, below, ...rows], { merges })],
		asked: { organisingId: office.unitId }
	};
};

/** "Đã giải quyết Quý II/2023" */
export const periodsInHeadings: Layout = (desk) => {
	const { chance, office } = desk;
	const communes = chance.some(office.communes, 2, 4);
	const periods = chance.some(QUARTERS, 2, 3);
	const id = chance.pick(['dossiers_resolved_total', 'dossiers_received_total', 'pakn_received']);
	for (const commune of communes)
		for (const period of periods)
			desk.truth.add(commune, period, chosen(desk.figures(commune, period), [id]));
	const heading = headingOf(desk, id);
	const head = [
		'Đơn vị',
		...periods.map((period) => `${heading} ${quarterWritten(period, chance)}`)
	].map(text);
	const rows = communes.map((commune): Row => [
		text(commune.name),
		...periods.map((period) => figureCell(desk, desk.figures(commune, period)[id] ?? 0, id))
	]);
	return { grids: [asGrid([head, ...rows])], asked: { organisingId: office.unitId } };
};

/** Last year, this year and the change under each indicator. */
export const years: Layout = (desk) => {
	const { chance, office } = desk;
	const communes = chance.some(office.communes, 2, 4);
	const period = chance.pick(QUARTERS);
	const set = chance.some(
		['dossiers_received_total', 'dossiers_resolved_total', 'dossiers_pending_total'],
		1,
		3
	);
	for (const commune of communes)
		desk.truth.add(commune, period, chosen(desk.figures(commune, period), set));
	const words = ['Cùng kỳ 2022', 'Thực hiện 2023', 'So sánh (%)'];
	const above = [
		text('Đơn vị'),
		text('Kỳ báo cáo'),
		...set.flatMap((id) => [text(headingOf(desk, id)), EMPTY, EMPTY])
	];
	const below = [EMPTY, EMPTY, ...set.flatMap(() => words.map(text))];
	const merges: GridMerge[] = hasMerges(desk)
		? [
				...[0, 1].map((column) => ({ row: 0, column, rows: 2, columns: 1 })),
				...set.map((_, at) => ({ row: 0, column: 2 + 3 * at, rows: 1, columns: 3 }))
			]
		: [];
	const rows = communes.map((commune): Row => [
		text(commune.name),
		text(quarterWritten(period, chance)),
		...set.flatMap((id) => {
			const [now, before] = [desk.figures(commune, period)[id] ?? 0, chance.int(50, 900)];
			desk.truth.tolerate(commune, period.replace('2023', '2022'), { [id]: before });
			return [number(before), number(now), number(Math.round((1000 * now) / before) / 10)];
		})
	]);
	return {
		grids: [asGrid([above, below, ...rows], { merges })],
		asked: { organisingId: office.unitId }
	};
};
