// What storing the checked files takes the place of, and what must be said before it: reasons, notes, a look at converted letters.
import type { Issue } from '$lib/domain/checks/issue';
import type { KpiMoves, RankMove } from '$lib/server/reports/ranking/rank-moves';
import type { CheckedFile } from '$lib/server/jobs/tasks/checked-file';
import type { RanksResult } from '$lib/server/jobs/tasks/ranks';
import { formatPercent } from '$lib/format/number';
import { formatPeriod } from '$lib/format/period';
import { fileView, type Words } from '../../checked/file-view';
import { issueParts } from '../../checked/issue-lines';

/** A guess about how the file is written: whoever looked at it may say so without more words. */
const LOOKED_AT: Partial<
	Record<Issue['code'], { readonly label: string; readonly reason: string }>
> = {
	encoding_converted: {
		label: 'Đã xem: chữ đọc đúng',
		reason: 'Đã xem chữ chuyển từ bảng mã cũ: đọc đúng.'
	},
	percent_scale: {
		label: 'Đã xem: tỷ lệ đọc đúng',
		reason: 'Đã xem cách đọc tỷ lệ: đọc đúng.'
	}
};

export interface Question {
	/** Names the field. */
	readonly code: string;
	readonly label: string;
	readonly reason: string;
}

/** What is asked about a file before it is stored. */
export interface Questions {
	readonly looks: readonly Question[];
	/** Contradictions beyond those: they need words. */
	readonly needsReason: boolean;
	/** Figures of an earlier report are replaced. */
	readonly needsNote: boolean;
}

export function questionsOf({ outcome, newIssues, counts }: CheckedFile): Questions {
	const warnings = newIssues.filter(({ severity }) => severity === 'warning');
	const codes = [...new Set(warnings.map(({ code }) => code))];
	const looks = codes.flatMap((code) => {
		const look = LOOKED_AT[code];
		return look === undefined ? [] : [{ code, ...look }];
	});
	const mustConfirm = outcome === 'needs_confirmation';
	return {
		looks: mustConfirm ? looks : [],
		needsReason: mustConfirm && codes.some((code) => LOOKED_AT[code] === undefined),
		needsNote: counts.changed > 0
	};
}

export function confirmView(file: CheckedFile, words: Words) {
	const { id, name, counts, outcome, reading, submissions, changes, moreChanges, moreSubmissions } =
		fileView(file, words);
	const warnings = file.newIssues.filter(({ severity }) => severity === 'warning');
	return {
		...{ id, name, counts, outcome, moreSubmissions },
		/** Reports of which something is new. */
		written: submissions.filter((submission) => submission.changes > 0),
		encodings: reading.encodings,
		rates: reading.rates,
		replaced: changes.filter(({ before }) => before !== null),
		/** Changes beyond those the check lists. */
		moreChanges,
		warnings: issueParts({
			issues: warnings,
			codes: file.newCodes,
			submissions: file.submissions,
			changes: file.changes,
			isCut: file.moreChanges > 0,
			isTable: false,
			names: words.names,
			catalogue: words.catalogue
		}),
		newWarnings: file.newWarnings,
		questions: questionsOf(file),
		note: file.choices.note ?? '',
		submittedBy: file.choices.submittedBy ?? ''
	};
}
export type ConfirmView = ReturnType<typeof confirmView>;

export function ranksView({ offices, more }: RanksResult) {
	return {
		offices: offices.map(({ office, period, kpis }) => ({
			key: `${office.unitId} ${period}`,
			office: office.name,
			period: formatPeriod(period),
			kpis: kpis.map(kpiView)
		})),
		more
	};
}
export type RanksView = ReturnType<typeof ranksView>;

/** Other units beyond these are counted. */
const MOST_OTHERS = 12;

function kpiView({ kpi, own, others }: KpiMoves) {
	return {
		id: kpi.id,
		name: kpi.shortName,
		own: own.map((move) => moveView(move, kpi.decimals)),
		others: others.slice(0, MOST_OTHERS).map((move) => moveView(move, kpi.decimals)),
		moreOthers: Math.max(0, others.length - MOST_OTHERS)
	};
}

const moveView = ({ unitId, name, before, after }: RankMove, decimals: number) => ({
	unitId,
	name,
	before:
		before === null ? null : { rank: before.rank, value: formatPercent(before.value, decimals) },
	after: after === null ? null : { rank: after.rank, value: formatPercent(after.value, decimals) }
});
