// The rows of the ranking page: the cells of the shared table, in the order asked for, with what links and marks need.
import type { Band } from '$lib/domain/kpi/chance-interval';
import type { KpiFlag } from '$lib/domain/kpi/catalogue';
import { NO_MARKS, type ChangeMarks } from '$lib/domain/kpi/change-marks';
import { missesTarget } from '$lib/domain/kpi/misses-target';
import type { RankedUnit, Ranking } from '$lib/domain/kpi/ranking';
import type { UnitId } from '$lib/domain/unit/unit';
import type { ReportTable, ReportRow } from '$lib/format/table';

export interface RankingRow {
	readonly kind: ReportRow['kind'];
	/** null: the organising unit itself. */
	readonly unitId: UnitId | null;
	/** Text as displayed, by column key; the files print the same. */
	readonly cells: Readonly<Record<string, string>>;
	readonly flags: readonly KpiFlag[];
	readonly missesTarget: boolean;
	readonly band: Band | null;
	readonly openIssues: number;
	readonly valueChange: number | null;
	readonly rankChange: number | null;
	readonly valueChangeLastYear: number | null;
	readonly changeMarks: ChangeMarks;
	readonly changeMarksLastYear: ChangeMarks;
}

export const SORTS = [
	'rank',
	'name',
	'denominator',
	'value_change',
	'rank_change',
	'value_change_last_year'
] as const;
export type SortKey = (typeof SORTS)[number];
export interface Sorting {
	readonly key: SortKey;
	readonly descending: boolean;
}

/** Names in the URL, a minus before them turns the order: `sap-xep=-mau-so`. */
const WRITTEN: Readonly<Record<SortKey, string>> = {
	rank: 'hang',
	name: 'ten',
	denominator: 'mau-so',
	value_change: 'thay-doi',
	rank_change: 'doi-hang',
	value_change_last_year: 'cung-ky'
};
export const RANK_ORDER: Sorting = { key: 'rank', descending: false };

/** What is not known is the order by rank. */
export function sortingFrom(written: string | null): Sorting {
	const descending = written?.startsWith('-') ?? false;
	const name = descending ? written?.slice(1) : written;
	const key = SORTS.find((sort) => WRITTEN[sort] === name);
	return key === undefined ? RANK_ORDER : { key, descending };
}

export const sortingText = ({ key, descending }: Sorting): string =>
	(descending ? '-' : '') + WRITTEN[key];

/** A second click turns the order; counts and changes begin with the largest. */
export function nextSorting(current: Sorting, key: SortKey): Sorting {
	if (current.key === key) return { key, descending: !current.descending };
	return { key, descending: key !== 'rank' && key !== 'name' };
}

export function rankingRows(table: ReportTable, ranking: Ranking, sorting: Sorting): RankingRow[] {
	const ranked = ranking.rows.map((row, i) => rankedView(row, cellsOf(table, i), ranking));
	const total: RankingRow = {
		...PLAIN,
		kind: 'total',
		unitId: null,
		cells: cellsOf(table, ranking.rows.length),
		flags: ranking.total.flags,
		valueChange: ranking.totalChange,
		changeMarks: ranking.comparison?.marks ?? NO_MARKS
	};
	const without = ranking.unranked.map((row, i): RankingRow => ({
		...PLAIN,
		kind: 'without',
		unitId: row.unitId,
		cells: cellsOf(table, ranking.rows.length + 1 + i),
		flags: row.few?.flags ?? [],
		openIssues: row.openIssues
	}));
	return [...sorted(ranked, ranking.rows, sorting), total, ...without];
}

const PLAIN = {
	flags: [],
	missesTarget: false,
	band: null,
	openIssues: 0,
	valueChange: null,
	rankChange: null,
	valueChangeLastYear: null,
	changeMarks: NO_MARKS,
	changeMarksLastYear: NO_MARKS
} as const;

function cellsOf(table: ReportTable, row: number): Readonly<Record<string, string>> {
	const cells = table.rows[row]?.cells ?? [];
	return Object.fromEntries(table.columns.map(({ key }, i) => [key, cells[i]?.text ?? '']));
}

function rankedView(row: RankedUnit, cells: RankingRow['cells'], ranking: Ranking): RankingRow {
	const { unitId, flags, openIssues, valueChange, rankChange, valueChangeLastYear } = row;
	return {
		kind: 'data',
		unitId,
		cells,
		flags,
		missesTarget: missesTarget(row.value, ranking),
		band: row.band,
		openIssues,
		valueChange,
		rankChange,
		valueChangeLastYear,
		changeMarks: row.changeMarks,
		changeMarksLastYear: row.changeMarksLastYear
	};
}

const byName = new Intl.Collator('vi', { numeric: true });
const VALUES: Readonly<Record<Exclude<SortKey, 'name'>, (row: RankedUnit) => number | null>> = {
	rank: (row) => row.rank,
	denominator: (row) => row.denominator,
	value_change: (row) => row.valueChange,
	rank_change: (row) => row.rankChange,
	value_change_last_year: (row) => row.valueChangeLastYear
};

/** Equal ones keep the order of the ranking; what has no change to compare stands last either way. */
function sorted(
	views: readonly RankingRow[],
	rows: readonly RankedUnit[],
	{ key, descending }: Sorting
): RankingRow[] {
	const turn = descending ? -1 : 1;
	const order = rows.map((row, i) => ({ row, i }));
	order.sort((a, b) => {
		if (key === 'name') return turn * byName.compare(a.row.name, b.row.name) || a.i - b.i;
		const [left, right] = [VALUES[key](a.row), VALUES[key](b.row)];
		if (left === null || right === null)
			return Number(left === null) - Number(right === null) || a.i - b.i;
		return turn * (left - right) || a.i - b.i;
	});
	return order.flatMap(({ i }) => views[i] ?? []);
}
