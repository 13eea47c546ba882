// `import`: the same pipeline as the upload page, file by file, each all or nothing.
import { formatCount } from '../../src/lib/format/number';
import { layoutText } from '../../src/lib/format/intake/layout-text';
import { formatPeriod } from '../../src/lib/format/period';
import type { Names } from '../../src/lib/format/issues/issue-text';
import { filesIn } from '../../src/lib/server/intake/files-in';
import {
	receive,
	type Outcome,
	type Receipt,
	type ReceiveRequest
} from '../../src/lib/server/intake/receive';
import { receiptJson, WHOLE_RECEIPT } from '../../src/lib/server/jobs/receipt-json';
import { namesFor } from '../../src/lib/server/reports/basis/names';
import { readArguments, UsageError, type Given } from './arguments';
import { fileGiven } from './files';
import { issueLines } from './issue-lines';
import {
	officeGiven,
	periodNamed,
	settingsOrUsage,
	unitIdNamed,
	withOffice,
	type Office
} from './office';
import { printJson, printLines } from './output';

const EXPECTED = {
	usage:
		'import TỆP… [--of CƠ-QUAN] [--unit ĐƠN-VỊ] [--period KỲ] [--submitted-by "NGƯỜI NỘP"] [--note "GHI CHÚ"] [--dry-run] [--confirm "lý do"] [--json]',
	values: ['of', 'unit', 'period', 'confirm', 'submitted-by', 'note'],
	flags: ['dry-run', 'json']
};
const MUST_FIX = 1;
const NEEDS_CONFIRMATION = 3;

export function importFiles(words: readonly string[]): Promise<number> {
	const given = readArguments(words, EXPECTED);
	if (given.words.length === 0)
		throw new UsageError(`Thiếu tên tệp.\nCách dùng: cchc ${EXPECTED.usage}`);
	if (given.value('confirm')?.trim() === '') throw new UsageError('Lý do sau --confirm để trống.');
	const { fileBytes } = settingsOrUsage().limits;
	const files = given.words.map(fileGiven).flatMap((file) => filesIn(file, fileBytes));
	return withOffice((office) => {
		const choices = { ...choicesOf(office, given), largestFile: fileBytes };
		const names = namesFor(office.reports);
		const receipts = files.map(({ file, notes }) => {
			const request = { ...choices, file, receivedAt: office.clock.now() };
			const receipt = receive(office.db, office.catalogue, request);
			const told = { ...receipt, issues: [...notes, ...receipt.issues] };
			// At once: what was said to be stored stays so whatever happens to the files after it.
			if (!given.flag('json')) printLines(receiptLines(told, names));
			return told;
		});
		if (given.flag('json')) tell(receipts, names);
		return exitCode(receipts.map(({ outcome }) => outcome));
	});
}

function choicesOf(office: Office, given: Given): Omit<ReceiveRequest, 'file' | 'receivedAt'> {
	const [of, unit] = [given.value('of'), given.value('unit')];
	const [written, reason] = [given.value('period'), given.value('confirm')];
	const [submittedBy, note] = [given.value('submitted-by'), given.value('note')];
	const period = written === undefined ? {} : { period: periodNamed(written) };
	const organisingId = officeGiven(office, of, period.period);
	const within = organisingId === undefined ? {} : { within: organisingId };
	const unitScope = { role: 'commune', ...period, ...within } as const;
	return {
		actor: office.actor,
		dryRun: given.flag('dry-run'),
		...period,
		...(organisingId === undefined ? {} : { organisingId }),
		...(unit === undefined ? {} : { unitId: unitIdNamed(office, unit, unitScope) }),
		...(reason === undefined ? {} : { confirmReason: reason }),
		...(submittedBy === undefined ? {} : { submittedBy }),
		...(note === undefined ? {} : { note })
	};
}

/** One file: its receipt. Several: all of them, in the order given. */
function tell(receipts: readonly Receipt[], names: Names): void {
	const [only] = receipts;
	if (only !== undefined && receipts.length === 1)
		printJson(receiptJson(only, names, WHOLE_RECEIPT));
	else printJson({ files: receipts.map((receipt) => receiptJson(receipt, names, WHOLE_RECEIPT)) });
}

function exitCode(outcomes: readonly Outcome[]): number {
	if (outcomes.includes('must_fix')) return MUST_FIX;
	return outcomes.includes('needs_confirmation') ? NEEDS_CONFIRMATION : 0;
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
	stored: 'Đã lưu.',
	unchanged: 'Mọi số liệu đã có sẵn, không có gì thay đổi.',
	would_store: 'Kiểm tra thử: lưu được. Chưa lưu gì.',
	must_fix: 'Chưa lưu gì: có lỗi phải sửa trong tệp.',
	needs_confirmation:
		'Chưa lưu gì: số liệu mâu thuẫn nhau. Kiểm tra lại, hoặc lưu nguyên như báo cáo bằng --confirm "lý do".'
};

function receiptLines(receipt: Receipt, names: Names): string[] {
	const { file, layout, outcome, counts, submissions, issues } = receipt;
	const { added, changed, unchanged, skipped } = counts;
	const figures = `  Số liệu: ${formatCount(added)} thêm, ${formatCount(changed)} sửa, ${formatCount(unchanged)} không đổi; ${formatCount(skipped)} dòng bỏ qua.`;
	return [
		`${file} – ${layoutText(layout)}`,
		`  ${OUTCOMES[outcome]}`,
		...(outcome === 'must_fix' ? [] : [figures]),
		...submissions
			.slice(0, MOST_SUBMISSIONS)
			.map(({ name, code, period }) => `  ${name} (${code}), ${formatPeriod(period)}`),
		...(submissions.length > MOST_SUBMISSIONS
			? [`  … và ${formatCount(submissions.length - MOST_SUBMISSIONS)} báo cáo khác`]
			: []),
		...issueLines(issues, names, { isStored: outcome === 'stored' || outcome === 'unchanged' }),
		''
	];
}
const MOST_SUBMISSIONS = 20;
