// `uploads`, `undo`, `withdraw`, `reinstate`: the history of what was stored, and taking it back.
import { formatCount } from '../../src/lib/format/number';
import { formatInstant, formatPeriod } from '../../src/lib/format/period';
import { issueText } from '../../src/lib/format/issues/issue-text';
import { personText, uploadStanding, undoneText } from '../../src/lib/format/intake/upload-text';
import type { Decision } from '../../src/lib/server/db/submissions/submission-decisions';
import { undoUpload, type UndoRefusal } from '../../src/lib/server/ledger/undo';
import { decideSubmission, type DecideResult } from '../../src/lib/server/ledger/withdraw';
import { namesFor } from '../../src/lib/server/reports/basis/names';
import {
	uploadsReport,
	type UploadState,
	type UploadView
} from '../../src/lib/server/reports/submissions/uploads';
import { readArguments, UsageError, type Expected, type Given } from './arguments';
import { officeGiven, periodNamed, unitIdNamed, withOffice, type Office } from './office';
import { alignedTable, printJson, printLines } from './output';

const REFUSED = 1;
const STATES: readonly UploadState[] = ['counting', 'withdrawn', 'sent_back', 'undone'];

export function uploads(words: readonly string[]): Promise<number> {
	const given = readArguments(words, {
		usage:
			'uploads [--of CƠ-QUAN] [--unit ĐƠN-VỊ] [--period KỲ] [--state TRẠNG-THÁI] [--text CHỮ] [--page SỐ] [--json]',
		values: ['of', 'unit', 'period', 'state', 'text', 'page'],
		flags: ['json']
	});
	return withOffice((office) => {
		const report = uploadsReport(office.reports, wanted(office, given));
		if (given.flag('json')) printJson(report);
		else {
			printLines(alignedTable(COLUMNS, report.rows.map(cellsOf)));
			if (report.pages > 1)
				printLines([
					'',
					`Trang ${report.page + 1} / ${report.pages}, tất cả ${formatCount(report.total)} lần nhập. Trang sau: --page ${report.page + 2}`
				]);
		}
		return 0;
	});
}

function wanted(office: Office, given: Given): Parameters<typeof uploadsReport>[1] {
	const [written, unit, state] = [given.value('period'), given.value('unit'), given.value('state')];
	const period = written === undefined ? {} : { period: periodNamed(written) };
	const organisingId = officeGiven(office, given.value('of'), period.period);
	const within = organisingId === undefined ? {} : { within: organisingId };
	const known = STATES.find((each) => each === state);
	if (state !== undefined && known === undefined)
		throw new UsageError(`Trạng thái "${state}" không có. Các trạng thái: ${STATES.join(', ')}.`);
	const text = given.value('text');
	const page = given.value('page');
	return {
		...period,
		...(organisingId === undefined ? {} : { organisingId }),
		...(unit === undefined
			? {}
			: { unitId: unitIdNamed(office, unit, { role: 'commune', ...period, ...within }) }),
		...(known === undefined ? {} : { state: known }),
		...(text === undefined ? {} : { text }),
		...(page === undefined ? {} : { page: numberGiven(page, '--page') - 1 })
	};
}

const COLUMNS = [
	{ heading: 'Lần nhập', align: 'end' },
	{ heading: 'Nhận lúc' },
	{ heading: 'Người nộp' },
	{ heading: 'Tệp' },
	{ heading: 'Báo cáo', align: 'end' },
	{ heading: 'Thêm', align: 'end' },
	{ heading: 'Sửa', align: 'end' },
	{ heading: 'Không đổi', align: 'end' },
	{ heading: 'Trạng thái' }
] as const;

const cellsOf = (row: UploadView): string[] => [
	String(row.uploadId),
	formatInstant(row.receivedAt),
	personText(row.submittedBy),
	row.file.name,
	...[row.reports, row.added, row.changed, row.unchanged].map(formatCount),
	row.undone === null ? uploadStanding(row) : undoneText(row.undone)
];

const UNDO = { usage: 'undo LẦN-NHẬP --reason "lý do" [--by TÊN]', values: ['reason', 'by'] };

export function undo(words: readonly string[]): Promise<number> {
	const { id: uploadId, by, reason } = decided(words, UNDO);
	return withOffice((office) => {
		const at = office.clock.now();
		const result = undoUpload(office.db, office.catalogue, {
			...{ uploadId, at, by, reason },
			actor: office.actor
		});
		if (result.outcome !== 'undone') return refuse(refusalLines(office, uploadId, result));
		printLines([
			`Đã hoàn tác lần nhập ${uploadId}: ${formatCount(result.reports)} báo cáo không còn được tính.`
		]);
		return 0;
	});
}

const WITHDRAW = {
	usage: 'withdraw BÁO-CÁO --reason "lý do" [--send-back] [--by TÊN]',
	values: ['reason', 'by'],
	flags: ['send-back']
};
const REINSTATE = {
	usage: 'reinstate BÁO-CÁO --reason "lý do" [--by TÊN]',
	values: ['reason', 'by']
};

export function withdraw(words: readonly string[]): Promise<number> {
	const given = decided(words, WITHDRAW);
	return decide(given, given.flag('send-back') ? 'sent_back' : 'withdrawn');
}

export function reinstate(words: readonly string[]): Promise<number> {
	return decide(decided(words, REINSTATE), 'restored');
}

interface Decided extends Given {
	readonly id: number;
	readonly by: string | null;
	readonly reason: string;
}

function decided(words: readonly string[], expected: Expected): Decided {
	const given = readArguments(words, expected);
	const [word, more] = given.words;
	if (word === undefined || more !== undefined)
		throw new UsageError(`Cách dùng: cchc ${expected.usage}`);
	const reason = given.needed('reason').trim();
	if (reason === '') throw new UsageError('Lý do sau --reason để trống.');
	const by = given.value('by')?.trim() ?? '';
	return { ...given, id: numberGiven(word, 'Số'), by: by === '' ? null : by, reason };
}

function numberGiven(written: string, what: string): number {
	if (/^[1-9]\d{0,8}$/.test(written)) return Number(written);
	throw new UsageError(`${what} "${written}" phải là số nguyên từ 1.`);
}

function decide({ id: submissionId, by, reason }: Decided, decision: Decision): Promise<number> {
	return withOffice((office) => {
		const at = office.clock.now();
		const result = decideSubmission(office.db, office.catalogue, {
			...{ submissionId, decision, at, by, reason, actor: office.actor }
		});
		if (result.outcome !== 'done') return refuse([undecided(office, submissionId, result)]);
		printLines([
			`${DONE[decision]} báo cáo ${submissionId}; ${formatCount(result.figuresMoved)} số liệu đổi theo.`
		]);
		return 0;
	});
}

const DONE: Readonly<Record<Decision, string>> = {
	withdrawn: 'Đã rút',
	sent_back: 'Đã trả lại',
	restored: 'Đã khôi phục'
};

function undecided(
	office: Office,
	id: number,
	result: Exclude<DecideResult, { readonly outcome: 'done' }>
): string {
	if (result.outcome === 'unknown') return `Không có báo cáo số ${id}.`;
	if (result.outcome === 'as_it_is') return `Báo cáo số ${id} đang ở trạng thái đó rồi.`;
	return result.issues
		.map((issue) => issueText(issue, namesFor(office.reports)).message)
		.join('\n');
}

function refusalLines(office: Office, uploadId: number, refusal: UndoRefusal): string[] {
	const names = namesFor(office.reports);
	switch (refusal.outcome) {
		case 'unknown':
			return [`Không có lần nhập số ${uploadId}.`];
		case 'already_undone':
			return [`Lần nhập số ${uploadId} đã được hoàn tác trước đó.`];
		case 'locked':
			return refusal.issues.map((issue) => issueText(issue, names).message);
		case 'later_uploads':
			return [
				`Chưa hoàn tác gì: có lần nhập sau cùng đơn vị và kỳ. Hoàn tác các lần đó trước, theo thứ tự này:`,
				...refusal.later.map(
					(later) =>
						`  ${later.uploadId}: ${later.fileName}, nhận lúc ${formatInstant(later.receivedAt)} (${later.reports
							.slice(0, 5)
							.map(({ unitId, period }) => `${names.unit(unitId)}, ${formatPeriod(period)}`)
							.join('; ')}${later.reports.length > 5 ? '; …' : ''})`
				)
			];
	}
}

function refuse(lines: readonly string[]): number {
	for (const line of lines) console.error(line);
	return REFUSED;
}
