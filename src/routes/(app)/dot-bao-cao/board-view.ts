// The board as the page and its file show it: each cell with its word, its sign and its sentence.
import { formatDay, formatPeriod, formatPeriodShort, formatWindow } from '$lib/format/period';
import {
	deadlineText,
	reportStateSign,
	reportStateText,
	standingText
} from '$lib/format/office/board-text';
import type { Names } from '$lib/format/issues/issue-text';
import { reminderText, type ReminderSender } from '$lib/format/office/reminder-text';
import type { IndicatorId } from '$lib/domain/kpi/catalogue';
import type { IsoDate } from '$lib/domain/figures/period';
import { isMissing } from '$lib/domain/checks/report-state';
import { COMMUNE_KINDS, KIND_WORDS, type UnitId } from '$lib/domain/unit/unit-version';
import type { Board, BoardCell, CampaignHead } from '$lib/server/reports/board/board';

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
export type BoardCellView = ReturnType<typeof cellView>;

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

export interface RemindersOf {
	readonly head: CampaignHead;
	readonly cells: readonly BoardCell[];
	/** Figures that are waited for, by unit. */
	readonly lacking: ReadonlyMap<UnitId, readonly IndicatorId[]>;
}
export interface RemindersBy {
	readonly sender: ReminderSender;
	readonly today: IsoDate;
	/** Address of the page that takes files. */
	readonly bringTo: string;
	readonly names: Names;
}

/**
 * One text for all whose report or figures are missing, and one for each of them. They tell of what the unit itself
 * sent: a file that the office tried out for it is none of its business.
 */
export function remindersOf({ head, cells, lacking }: RemindersOf, by: RemindersBy) {
	const { sender, today, bringTo, names } = by;
	const reminded = cells.flatMap(({ unit, own }) => {
		const figures = lacking.get(unit.unitId) ?? [];
		if (!isMissing(own.state) && figures.length === 0) return [];
		const { state } = own;
		return [
			{
				unitId: unit.unitId,
				...{ name: unit.name, state, sentence: standingText(own, names) },
				lacking: figures.map((indicator) => names.indicator(indicator))
			}
		];
	});
	const { period, dueOn, daysLeft } = head;
	const about = { sender, period, dueOn, daysLeft, today, bringTo, everyone: everyoneIn(cells) };
	return {
		all: reminderText({ ...about, units: reminded }),
		each: reminded.map((unit) => ({
			unitId: unit.unitId,
			unit: unit.name,
			lacking: isMissing(unit.state) ? 0 : unit.lacking.length,
			text: reminderText({ ...about, units: [unit] })
		}))
	};
}

/** "các xã, phường": as they were called in the period. */
function everyoneIn(cells: readonly BoardCell[]): string {
	const kinds = new Set(cells.map(({ unit }) => unit.kind));
	const words = COMMUNE_KINDS.filter((kind) => kinds.has(kind)).map((kind) =>
		KIND_WORDS[kind].full.toLocaleLowerCase('vi')
	);
	return `các ${words.length === 0 ? 'đơn vị' : words.join(', ')}`;
}
