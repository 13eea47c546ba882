// What every layout is drawn from, and what comes of it.
import type { Catalogue } from '../../../src/lib/domain/kpi/catalogue';
import type { PeriodId } from '../../../src/lib/domain/figures/period';
import type { UnitId } from '../../../src/lib/domain/unit/unit';
import type { Chance } from './chance';
import type { Commune, Figures, Office, Truth } from './facts';
import { EMPTY, number, text, type Cell, type Grid, type GridMerge, type Row } from './grid';
import type { FileKind, Signs } from './write';

export interface Desk {
	readonly chance: Chance;
	readonly office: Office;
	readonly catalogue: Catalogue;
	readonly kind: FileKind;
	readonly signs: Signs;
	/** Drawn once for each unit and period. */
	readonly figures: (commune: Commune, period: string) => Figures;
	readonly truth: Truth;
	/** What was drawn around the figures, to be named when something is wrong. */
	readonly decorations: string[];
}
export interface Asked {
	readonly organisingId?: UnitId;
	readonly unitId?: UnitId;
	readonly period?: PeriodId;
}
export interface Drawing {
	readonly grids: readonly Grid[];
	readonly asked: Asked;
}
export type Layout = (desk: Desk) => Drawing;

export const isText = ({ kind }: Desk): boolean => /^(csv|tsv)/.test(kind);
export const hasRichText = ({ kind }: Desk): boolean => kind === 'xlsx' || kind === 'xls-html';
export const hasMerges = (desk: Desk): boolean => !isText(desk);

/** Names of an indicator that no other has. */
export function headingOf({ chance, catalogue }: Desk, id: string): string {
	const indicator = catalogue.indicators.get(id);
	if (indicator === undefined) throw new Error(`no indicator ${id}`);
	const { name, shortName = name, headings } = indicator;
	return chance.pick([name, shortName, ...headings]);
}

/** Sets of indicators as offices put them side by side, in the order of the forms. */
export const SETS: readonly (readonly string[])[] = [
	['dossiers_received_total', 'dossiers_resolved_total', 'dossiers_pending_total'],
	[
		'dossiers_received_new',
		'dossiers_received_online',
		'dossiers_received_direct_postal',
		'online_share'
	],
	[
		'dossiers_resolved_total',
		'dossiers_resolved_early',
		'dossiers_resolved_on_time',
		'dossiers_resolved_late'
	],
	[
		'dossiers_received_total',
		'dossiers_received_new',
		'dossiers_carried_over',
		'dossiers_resolved_total',
		'dossiers_resolved_early',
		'dossiers_resolved_on_time',
		'dossiers_resolved_late',
		'dossiers_pending_total'
	],
	['survey_votes_collected', 'documents_issued_total', 'pakn_received', 'pakn_resolved'],
	['dossiers_fee_bearing', 'dossiers_paid_online', 'linked_birth_received', 'linked_birth_resolved']
];

export function chosen(figures: Figures, of: readonly string[]): Figures {
	return Object.fromEntries(of.map((id) => [id, valueOf(figures, id)]));
}

function valueOf(figures: Figures, id: string): number {
	if (id === 'online_share') {
		const share = shareOf(figures);
		return Math.round(share * 100) / 100;
	}
	const value = figures[id];
	if (value === undefined) throw new Error(`no figure for ${id}`);
	return value;
}

const shareOf = ({
	dossiers_received_online: online = 0,
	dossiers_received_new: all = 0
}: Figures): number => (all === 0 ? 0 : (100 * online) / all);

/** A set that can be told for all of these: a share needs something to divide by and shows no rounding to a whole. */
export function setFor(desk: Desk, all: readonly Figures[]): readonly string[] {
	const set = desk.chance.pick(SETS);
	const hasShare = all.every((figures) => {
		const share = shareOf(figures);
		return share > 2 && share < 99.9;
	});
	return set.filter((id) => id !== 'online_share' || hasShare);
}

/** A figure in a cell as this desk writes figures. */
export function figureCell(desk: Desk, value: number, id = ''): Cell {
	const { chance, kind } = desk;
	if (isText(desk) || kind === 'xls-html') return number(value);
	if (id === 'online_share') return number(value);
	return chance.is(0.4) && value >= 1000
		? { kind: 'number', value, format: '#,##0' }
		: number(value);
}

export const asGrid = (
	rows: readonly Row[],
	more: Partial<Pick<Grid, 'name' | 'merges' | 'hiddenColumns'>> = {}
): Grid => {
	const width = Math.max(...rows.map((row) => row.length));
	return {
		name: 'Sheet1',
		merges: [],
		hiddenColumns: [],
		...more,
		rows: rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => EMPTY)])
	};
};

/** Lines above the table, and how far the table is moved down by them. */
export function titleLines(
	desk: Desk,
	of: { readonly about: string; readonly unit?: string; readonly period?: string }
): Row[] {
	const { chance } = desk;
	const rows: Row[] = [];
	if (chance.is(0.3)) {
		desk.decorations.push('national header');
		rows.push([
			text(`UBND ${(of.unit ?? 'huyện Sông Mây').toUpperCase()}`),
			EMPTY,
			text('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
		]);
		rows.push([EMPTY, EMPTY, text('Độc lập - Tự do - Hạnh phúc')]);
	}
	const [named, of_] = [of.unit ?? '', of.period ?? ''];
	rows.push([text(of.about)]);
	if (named !== '') rows.push([text(`Đơn vị: ${named}`)]);
	if (of_ !== '')
		rows.push([text(chance.pick([`Kỳ báo cáo: ${of_}`, of_, `(${of_})`, `Số liệu ${of_}`]))]);
	if (chance.is(0.4)) rows.push([EMPTY]);
	return rows;
}

export function signature({ chance, decorations }: Desk, width: number): Row[] {
	if (!chance.is(0.35)) return [];
	decorations.push('signature');
	const place = (words: string): Row => [
		...Array.from({ length: Math.max(0, width - 2) }, () => EMPTY),
		text(words)
	];
	return [
		[EMPTY],
		place('Sông Mây, ngày 5 tháng 10 năm 2023'),
		[text('NGƯỜI LẬP BIỂU'), ...place('CHỦ TỊCH').slice(1)]
	];
}

export const moved = (merges: readonly GridMerge[], down: number, right = 0): GridMerge[] =>
	merges.map((merge) => ({ ...merge, row: merge.row + down, column: merge.column + right }));
