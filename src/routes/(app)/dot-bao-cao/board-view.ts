// The board as the page and its file show it: each cell with its word, its sign and its sentence.
import { formatDay, formatPeriod, formatPeriodShort, formatWindow } from '$lib/format/period';
import {
	deadlineText,
	reminderText,
	reportStateSign,
	reportStateText,
	standingText
} from '$lib/format/board-text';
import type { Names } from '$lib/format/issue-text';
import { isMissing } from '$lib/domain/report-state';
import type { Board, BoardCell, CampaignHead } from '$lib/server/reports/board';

export function campaignView(head: CampaignHead) {
	const { period, dueOn, daysLeft, lock, expected, received, late, corrected, window } = head;
	return {
		period,
		text: formatPeriod(period),
		shortText: formatPeriodShort(period),
		due: formatDay(dueOn),
		dueOn,
		daysLeft,
		deadline: lock === null ? deadlineText(daysLeft) : 'đã khóa',
		window: window === null ? null : formatWindow(window),
		isLocked: lock !== null,
		lockReason: lock?.reason ?? '',
		expected,
		received,
		late,
		corrected
	};
}

export function cellView(cell: BoardCell, names: Names) {
	const { state, daysLate, corrections, submissionId, unit } = cell;
	return {
		unitId: unit.unitId,
		unit: unit.name,
		state,
		word: reportStateText(state),
		sign: reportStateSign(state),
		sentence: standingText(cell, names),
		daysLate,
		corrections,
		submissionId,
		isMissing: isMissing(state)
	};
}
export type CellView = ReturnType<typeof cellView>;

export const boardView = (board: Board, names: Names) => ({
	campaigns: board.campaigns.map(campaignView),
	rows: board.rows.map(({ unit, cells, late, corrected, missing }) => ({
		unitId: unit.unitId,
		unit: unit.name,
		cells: cells.map((cell) => (cell === null ? null : cellView(cell, names))),
		late,
		corrected,
		missing
	}))
});

/** One text for all that are missing, and one for each of them. */
export function remindersOf(
	of: { readonly head: CampaignHead; readonly cells: readonly BoardCell[] },
	{
		office,
		today,
		names
	}: { readonly office: string; readonly today: string; readonly names: Names }
) {
	const { period, dueOn, daysLeft } = of.head;
	const missing = of.cells
		.filter(({ state }) => isMissing(state))
		.map((cell) => ({
			unitId: cell.unit.unitId,
			name: cell.unit.name,
			state: cell.state,
			sentence: standingText(cell, names)
		}));
	const about = { office, period, dueOn, daysLeft, today };
	return {
		all: reminderText({ ...about, units: missing }),
		each: missing.map((unit) => ({
			unitId: unit.unitId,
			unit: unit.name,
			text: reminderText({ ...about, units: [unit] })
		}))
	};
}
