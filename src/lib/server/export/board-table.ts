// The submission board as a file: one row for each unit and campaign, so that Excel can filter and count.
import type { PeriodId } from '../../domain/figures/period';
import type { ReportStanding } from '../../domain/checks/report-state';
import { reportStateText, standingText } from '../../format/office/board-text';
import type { Names } from '../../format/issues/issue-text';
import { formatDay, formatInstant, formatPeriod } from '../../format/period';
import { DEMONSTRATION_LINE } from '../../format/figures/ranking-table';
import { countCell, textCell, type ReportColumn, type ReportTable } from '../../format/table';

export interface ListedBoard {
	readonly campaigns: readonly { readonly period: PeriodId; readonly dueOn: string }[];
	readonly rows: readonly {
		readonly unit: { readonly code: string; readonly name: string };
		readonly cells: readonly (ReportStanding | null)[];
	}[];
}
export interface BoardTableContext {
	readonly names: Names;
	/** Whose board, in words. */
	readonly of: string;
	readonly isDemonstration: boolean;
}

const COLUMNS: readonly ReportColumn[] = [
	{ key: 'unit', heading: 'Đơn vị', align: 'start' },
	{ key: 'unit_code', heading: 'Mã', align: 'start' },
	{ key: 'period', heading: 'Kỳ báo cáo', align: 'start' },
	{ key: 'due_on', heading: 'Hạn nộp', align: 'start' },
	{ key: 'state', heading: 'Trạng thái', align: 'start' },
	{ key: 'first_at', heading: 'Nhận lần đầu', align: 'start' },
	{ key: 'last_at', heading: 'Nhận lần cuối', align: 'start' },
	{ key: 'days_late', heading: 'Trễ (ngày)', align: 'end' },
	{ key: 'corrections', heading: 'Số lần đính chính', align: 'end' },
	{ key: 'sentence', heading: 'Chuyện gì đã xảy ra', align: 'start' }
];

export function boardTable(board: ListedBoard, context: BoardTableContext): ReportTable {
	const instant = (at: string | null): string => (at === null ? '' : formatInstant(at));
	return {
		title: 'Theo dõi nộp báo cáo',
		subtitle: [context.of],
		columns: COLUMNS,
		rows: board.rows.flatMap(({ unit, cells }) =>
			cells.flatMap((cell, index) => {
				const campaign = board.campaigns[index];
				if (cell === null || campaign === undefined) return [];
				return [
					{
						kind: 'data' as const,
						cells: [
							textCell(unit.name),
							textCell(unit.code),
							textCell(formatPeriod(campaign.period)),
							textCell(formatDay(campaign.dueOn)),
							textCell(reportStateText(cell.state)),
							textCell(instant(cell.firstAt)),
							textCell(instant(cell.lastAt)),
							countCell(cell.daysLate),
							countCell(cell.corrections),
							textCell(standingText(cell, context.names))
						]
					}
				];
			})
		),
		notes: context.isDemonstration ? [DEMONSTRATION_LINE] : []
	};
}
