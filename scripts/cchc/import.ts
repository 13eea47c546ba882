// `import`: the same pipeline as the upload page, file by file, each all or nothing.
import type { Issue } from '../../src/lib/domain/issue';
import { formatCount } from '../../src/lib/format/number';
import { layoutText } from '../../src/lib/format/layout-text';
import { formatPeriod } from '../../src/lib/format/period';
import type { Names } from '../../src/lib/format/issue-text';
import {
	receive,
	type Outcome,
	type Receipt,
	type ReceivedFile,
	type ReceiveRequest
} from '../../src/lib/server/import/receive';
import { isArchive, unpackArchive } from '../../src/lib/server/import/read/archive';
import { DEFAULT_LIMITS } from '../../src/lib/server/import/read/limits';
import { namesFor } from '../../src/lib/server/reports/names';
import { readArguments, UsageError, type Given } from './arguments';
import { fileGiven } from './files';
import { issueJson, issueLines } from './issue-lines';
import {
	officeNamed,
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
		const receipts = files.map(({ file, notes }) => {
			const request = { ...choices, file, receivedAt: office.clock.now() };
			const receipt = receive(office.db, office.catalogue, request);
			return { ...receipt, issues: [...notes, ...receipt.issues] };
		});
		tell(receipts, namesFor(office.reports), given);
		return exitCode(receipts.map(({ outcome }) => outcome));
	});
}

interface OneFile {
	readonly file: ReceivedFile;
	/** What was told of the archive it comes from, told once. */
	readonly notes: readonly Issue[];
}

/** The files of an archive each on its own; an archive that cannot be unpacked is told as a file is. */
function filesIn(file: ReceivedFile, bytes: number): OneFile[] {
	const unpacked = isArchive(file.bytes)
		? unpackArchive(file, { ...DEFAULT_LIMITS, bytes })
		: undefined;
	if (unpacked?.ok !== true) return [{ file, notes: [] }];
	return unpacked.value.map((inside, index) => ({
		file: { ...inside, name: `${file.name} › ${inside.name}` },
		notes: index === 0 ? unpacked.issues : []
	}));
}

function choicesOf(office: Office, given: Given): Omit<ReceiveRequest, 'file' | 'receivedAt'> {
	const [of, unit] = [given.value('of'), given.value('unit')];
	const [written, reason] = [given.value('period'), given.value('confirm')];
	const [submittedBy, note] = [given.value('submitted-by'), given.value('note')];
	const period = written === undefined ? {} : { period: periodNamed(written) };
	const organisingId = officeNamed(office, of, period.period);
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
function tell(receipts: readonly Receipt[], names: Names, given: Given): void {
	const [only] = receipts;
	if (!given.flag('json')) printLines(receipts.flatMap((receipt) => receiptLines(receipt, names)));
	else if (only !== undefined && receipts.length === 1) printJson(receiptJson(only, names));
	else printJson({ files: receipts.map((receipt) => receiptJson(receipt, names)) });
}

function exitCode(outcomes: readonly Outcome[]): number {
	if (outcomes.includes('must_fix')) return MUST_FIX;
	return outcomes.includes('needs_confirmation') ? NEEDS_CONFIRMATION : 0;
}

function receiptJson(receipt: Receipt, names: Names): object {
	const { file, layout, outcome, counts, submissions, issues } = receipt;
	return {
		file,
		layout,
		stored: outcome === 'stored' || outcome === 'unchanged',
		counts,
		submissions: submissions.map(({ unitId, code, name, period }) => ({
			unitId,
			code,
			name,
			period
		})),
		issues: issues.map((issue) => issueJson(issue, names))
	};
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
