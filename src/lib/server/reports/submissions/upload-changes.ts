// Figures that an upload added or changed, with what stood there before.
import type { Observation } from '../../../domain/figures/observation';
import type { PeriodId, Window } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import type { Place, Quantity } from '../../../domain/figures/observation';
import { observationOf, type FigureRow } from '../../db/figures/figure-rows';
import { submissionHeads } from '../../db/submissions/submission-heads';
import { keptUpload, type KeptRows, type KeptUpload } from '../../db/submissions/undone-uploads';
import {
	changesOfUndoing,
	figuresByRow,
	uploadChanges,
	type ChangedRows
} from '../../db/submissions/upload-changes';
import type { ReportContext } from '../basis/context';
import type { UnitHead } from '../basis/unit-head';
import { registerOf, unitHeadIn } from '../basis/units-in-period';
import { isKnown, knownOf } from '../basis/viewer';

export interface StatedValue {
	readonly quantity: Quantity;
	/** The cell as written. */
	readonly text: string;
	readonly place: Place;
	readonly window: Window | null;
	readonly submissionId: number | null;
	/** null when its upload was undone as well. */
	readonly fileName: string | null;
}
export interface UploadChange {
	readonly unit: UnitHead;
	readonly period: PeriodId;
	readonly indicatorName: string;
	readonly unitOfMeasure: string;
	readonly fieldName: string;
	readonly source: string;
	readonly stated: StatedValue;
	/** null: nothing. */
	readonly other: StatedValue | null;
}
export interface UploadChanges {
	/** In the order of the file. */
	readonly rows: readonly UploadChange[];
	readonly total: number;
	/** Of `total`, those with no other value. */
	readonly alone: number;
	readonly page: number;
	readonly pages: number;
}

const PAGE_SIZE = 100;

/** Page from 0. Of an undone upload as it was when it was undone. */
export function changesOfUpload(ctx: ReportContext, uploadId: number, page = 0): UploadChanges {
	const kept = keptUpload(ctx.db, uploadId);
	if (kept !== undefined) return changesOfKept(ctx, kept, page);
	return paged(page, (slice) => {
		const changed = uploadChanges(ctx.db, { uploadId, ...knownTo(ctx) }, slice);
		return { ...changed, rows: rowsOf(ctx, changed) };
	});
}

/** What would stand there if the upload were undone: the first figures, and how many. */
export function undoingOf(ctx: ReportContext, uploadId: number, page = 0): UploadChanges {
	return paged(page, (slice) => {
		const changed = changesOfUndoing(ctx.db, { uploadId, ...knownTo(ctx) }, slice);
		return { ...changed, rows: rowsOf(ctx, changed) };
	});
}

function knownTo(ctx: ReportContext): { readonly unitIds?: readonly UnitId[] } {
	const unitIds = knownOf(ctx);
	return unitIds === undefined ? {} : { unitIds };
}

type Found = Omit<UploadChanges, 'page' | 'pages'>;

function paged(
	asked: number,
	find: (slice: { readonly limit: number; readonly offset: number }) => Found
): UploadChanges {
	const page = Math.max(0, asked);
	const found = find({ limit: PAGE_SIZE, offset: page * PAGE_SIZE });
	const pages = Math.max(1, Math.ceil(found.total / PAGE_SIZE));
	if (page < pages) return { ...found, page, pages };
	const last = pages - 1;
	return { ...find({ limit: PAGE_SIZE, offset: last * PAGE_SIZE }), page: last, pages };
}

interface Pair {
	readonly stated: Observation;
	readonly other: Observation | undefined;
}

function rowsOf(ctx: ReportContext, { rows }: ChangedRows): UploadChange[] {
	const figures = figuresByRow(
		ctx.db,
		rows.flatMap(({ id, otherId }) => (otherId === null ? [id] : [id, otherId]))
	);
	const pairs = rows.flatMap(({ id, otherId }): Pair[] => {
		const stated = figures.get(id);
		const other = otherId === null ? undefined : figures.get(otherId);
		return stated === undefined ? [] : [{ stated, other }];
	});
	return viewsOf(ctx, pairs, new Map());
}

function viewsOf(
	ctx: ReportContext,
	pairs: readonly Pair[],
	keptNames: ReadonlyMap<number, string>
): UploadChange[] {
	const { catalogue, db } = ctx;
	const register = registerOf(ctx);
	const fields = new Map(catalogue.fields.map(({ id, name }) => [id, name]));
	const ids = pairs.flatMap(({ stated, other }) => [stated.submissionId, other?.submissionId]);
	const heads = submissionHeads(db, { ids: [...new Set(ids.filter((id) => id !== undefined))] });
	const names = new Map([...keptNames, ...heads.map(({ id, file }) => [id, file.name] as const)]);
	const valueOf = ({ quantity, text, place, window, submissionId }: Observation): StatedValue => ({
		...{ quantity, text, place, window },
		submissionId: submissionId ?? null,
		fileName: submissionId === undefined ? null : (names.get(submissionId) ?? null)
	});
	return pairs.flatMap(({ stated, other }) => {
		const { unitId, period, indicator, field, source } = stated;
		const unit = unitHeadIn(register, unitId, period);
		if (unit === undefined) return [];
		const known = catalogue.indicators.get(indicator);
		return [
			{
				...{ unit, period, source },
				indicatorName: known?.name ?? indicator,
				unitOfMeasure: known?.unit ?? '',
				fieldName: field === '' ? '' : (fields.get(field) ?? field),
				stated: valueOf(stated),
				other: other === undefined ? null : valueOf(other)
			}
		];
	});
}

type Row = Readonly<Record<string, string | number | null>>;

const rowsIn = ({ columns, rows }: KeptRows): Row[] =>
	rows.map((cells) => Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? null])));

function changesOfKept(ctx: ReportContext, kept: KeptUpload, page: number): UploadChanges {
	const reports = new Map(rowsIn(kept.submission).map((report) => [report['id'], report]));
	const before = new Map(rowsIn(kept.superseded).map((row) => [row['id'], row]));
	const pairs = rowsIn(kept.observation).flatMap((row): Pair[] => {
		const report = reports.get(row['submission_id'] ?? null);
		if (report === undefined) return [];
		const stated = figureOf(row, report);
		const old = before.get(row['supersedes_id'] ?? null);
		// Its window may have been the one of its report, which is not kept with it.
		const other = old === undefined ? undefined : { ...figureOf(old, report), window: null };
		const isAgain =
			other !== undefined && JSON.stringify(other.quantity) === JSON.stringify(stated.quantity);
		return isAgain || !isKnown(ctx, stated.unitId) ? [] : [{ stated, other }];
	});
	return paged(page, ({ limit, offset }) => ({
		rows: viewsOf(ctx, pairs.slice(offset, offset + limit), new Map()),
		total: pairs.length,
		alone: pairs.filter(({ other }) => other === undefined).length
	}));
}

/** A kept row reads as a stored one does. */
function figureOf(row: Row, report: Row): Observation {
	const { unit_id, period_code } = report;
	const window = {
		window_from_on: row['window_from_on'] ?? report['window_from_on'],
		window_to_on: row['window_to_on'] ?? report['window_to_on']
	};
	return observationOf({ ...row, unit_id, period_code, ...window } as unknown as FigureRow);
}
