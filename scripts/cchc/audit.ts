// `audit`: reads the log, writes it to a file, and proves that nobody altered it or the figures that it vouches for.
import { AUDIT_GROUPS, type AuditGroup } from '../../src/lib/domain/office/audit-group';
import { parseDay } from '../../src/lib/domain/figures/period';
import { auditSentence } from '../../src/lib/format/office/audit-text';
import { chainText, verdictText } from '../../src/lib/format/office/audit-verdict-text';
import { formatCount } from '../../src/lib/format/number';
import { formatInstant } from '../../src/lib/format/period';
import { roleName } from '../../src/lib/format/office/role-text';
import { accountNamed } from '../../src/lib/server/db/accounts/accounts';
import { isIntact, verifyAudit } from '../../src/lib/server/db/audit/audit-verdict';
import {
	auditExtract,
	auditNames,
	auditReport,
	auditStream,
	type AuditRequest
} from '../../src/lib/server/reports/audit/audit';
import { auditCsv, auditTable } from '../../src/lib/server/export/audit-table';
import { tableXlsx } from '../../src/lib/server/export/xlsx';
import { readArguments, UsageError, type Given } from './arguments';
import { pathGiven } from './files';
import { periodNamed, unitIdNamed, withOffice, type Office } from './office';
import { alignedTable, printJson, printLines } from './output';
import { writeExport } from './write-export';

const BROKEN = 1;
const FILTERS =
	'[--from NGÀY] [--to NGÀY] [--person NGƯỜI] [--kind LOẠI] [--unit ĐƠN-VỊ] [--period KỲ] [--text CHỮ]';
const AUDIT_USAGE = `audit verify [--head MÃ] [--json] | audit list ${FILTERS} [--page SỐ] [--json] | audit export ${FILTERS} --format csv|xlsx --out TỆP`;
const FILTER_VALUES = ['from', 'to', 'person', 'kind', 'unit', 'period', 'text'];

type Step = (office: Office, given: Given) => number | Promise<number>;
const STEPS: Readonly<
	Record<
		string,
		{ readonly step: Step; readonly values: readonly string[]; readonly json: boolean }
	>
> = {
	verify: { step: verify, values: ['head'], json: true },
	list: { step: list, values: [...FILTER_VALUES, 'page'], json: true },
	export: { step: exportLines, values: [...FILTER_VALUES, 'format', 'out'], json: false }
};

export function audit(words: readonly string[]): Promise<number> {
	const [name = '', ...rest] = words;
	const chosen = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
	if (chosen === undefined) throw new UsageError(`Cách dùng: cchc ${AUDIT_USAGE}`);
	const { step, values, json } = chosen;
	const given = readArguments(rest, { usage: AUDIT_USAGE, values, flags: json ? ['json'] : [] });
	if (given.words.length > 0) throw new UsageError(`Cách dùng: cchc ${AUDIT_USAGE}`);
	return withOffice((office) => step(office, given));
}

function verify({ db }: Office, given: Given): number {
	const head = given.value('head')?.trim().toLowerCase();
	if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
		throw new UsageError('Mã sau --head là 64 chữ số thập lục phân, như trang Nhật ký ghi.');
	const verdict = verifyAudit(db, head === undefined ? {} : { head });
	if (given.flag('json')) printJson({ intact: isIntact(verdict), ...verdict });
	else {
		const { chain } = verdict;
		const { findings } = verdictText(verdict);
		const last = chain.intact ? [`Mã dòng cuối: ${chain.head.hash}`] : [];
		printLines([`${chainText(chain)}.`, ...last, ...findings]);
	}
	return isIntact(verdict) ? 0 : BROKEN;
}

function list(office: Office, given: Given): number {
	const page = pageGiven(given.value('page'));
	const report = auditReport(office.reports, { ...requestGiven(office, given), page });
	if (given.flag('json')) {
		printJson({ ...report, page: report.page + 1 });
		return 0;
	}
	const names = auditNames(office.reports);
	printLines([
		...alignedTable(
			COLUMNS,
			report.rows.map((line) => [
				formatCount(line.id),
				formatInstant(line.at),
				line.actor.name,
				roleName(line.actor.role),
				line.actor.address,
				auditSentence(line, names)
			])
		),
		`${formatCount(report.total)} dòng, trang ${report.page + 1} / ${report.pages}`
	]);
	return 0;
}

const COLUMNS = [
	{ heading: 'Dòng', align: 'end' },
	{ heading: 'Lúc' },
	{ heading: 'Người làm' },
	{ heading: 'Vai trò' },
	{ heading: 'Từ địa chỉ' },
	{ heading: 'Việc' }
] as const;

async function exportLines(office: Office, given: Given): Promise<number> {
	const format = given.needed('format');
	const out = pathGiven(given.needed('out'));
	if (format !== 'csv' && format !== 'xlsx') throw new UsageError('--format là csv hoặc xlsx.');
	const { reports, clock } = office;
	const request = requestGiven(office, given);
	const names = auditNames(reports);
	const file = { what: 'audit', format, out };
	if (format === 'csv') {
		writeExport(office, { ...file, content: auditCsv(auditStream(reports, request), names) });
		printLines([`Đã ghi ${out}`]);
		return 0;
	}
	const { rows, total } = auditExtract(reports, request, MOST_IN_WORKBOOK);
	const table = auditTable(rows, { names, total });
	const content = await tableXlsx(table, { sheetName: 'Nhật ký', createdAt: clock.now() });
	writeExport(office, { ...file, content });
	printLines([`Đã ghi ${out}: ${formatCount(rows.length)} dòng`, ...table.notes]);
	return 0;
}

/** A worksheet holds 1 048 576 rows, and the library needs memory for each. */
const MOST_IN_WORKBOOK = 100_000;

function requestGiven(office: Office, given: Given): AuditRequest {
	const [person, kind, unit] = [given.value('person'), given.value('kind'), given.value('unit')];
	const [period, text] = [given.value('period'), given.value('text')];
	return {
		...dayGiven(given, 'from'),
		...dayGiven(given, 'to'),
		...(person === undefined ? {} : { person: personNamed(office, person) }),
		...(kind === undefined ? {} : { group: groupNamed(kind) }),
		...(unit === undefined ? {} : { unitId: unitIdNamed(office, unit, { role: 'commune' }) }),
		...(period === undefined ? {} : { period: periodNamed(period) }),
		...(text === undefined ? {} : { text })
	};
}

function dayGiven(given: Given, option: 'from' | 'to'): Pick<AuditRequest, 'from' | 'to'> {
	const written = given.value(option);
	if (written === undefined) return {};
	const day = parseDay(written);
	if (day !== undefined) return { [option]: day };
	throw new UsageError(`--${option} "${written}" phải là một ngày, như 05/10/2026.`);
}

/** The name of an account, or of somebody without one as the log shows it. */
function personNamed({ db }: Office, written: string): NonNullable<AuditRequest['person']> {
	const account = accountNamed(db, written.trim().toLowerCase());
	return account === undefined ? { name: written.trim() } : { accountId: account.id };
}

function groupNamed(written: string): AuditGroup {
	const group = AUDIT_GROUPS.find((known) => known === written);
	if (group !== undefined) return group;
	throw new UsageError(`--kind là một trong: ${AUDIT_GROUPS.join(', ')}.`);
}

function pageGiven(written: string | undefined): number {
	if (written === undefined) return 0;
	if (/^[1-9]\d{0,8}$/.test(written)) return Number(written) - 1;
	throw new UsageError(`--page "${written}" phải là số nguyên từ 1.`);
}
