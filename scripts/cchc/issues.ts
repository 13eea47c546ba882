// `issues`: contradictions and notes about stored figures that are still open.
import { formatPeriod } from '../../src/lib/format/period';
import { issuesReport, type OpenIssue } from '../../src/lib/server/reports/issues/issues';
import { namesFor } from '../../src/lib/server/reports/basis/names';
import { readArguments, type Given } from './arguments';
import { issueJson } from '../../src/lib/server/jobs/receipt-json';
import { issueLines } from './issue-lines';
import { officeGiven, periodNamed, unitIdNamed, withOffice, type Office } from './office';
import { printJson, printLines } from './output';

export function issues(words: readonly string[]): Promise<number> {
	const given = readArguments(words, {
		usage: 'issues [--period KỲ] [--unit ĐƠN-VỊ] [--of CƠ-QUAN] [--json]',
		values: ['period', 'unit', 'of'],
		flags: ['json']
	});
	return withOffice((office) => {
		const { rows } = issuesReport(office.reports, wanted(office, given));
		const names = namesFor(office.reports);
		if (given.flag('json')) {
			printJson({
				rows: rows.map((row) => {
					const { unit, period, openedAt, reason, file } = row;
					const { unitId, code, name } = unit;
					const head = { unitId, unitCode: code, name, period };
					return { ...head, ...issueJson(row.issue, names), openedAt, reason, file: file.name };
				})
			});
		} else printLines(rows.length === 0 ? ['Không có vấn đề nào còn mở.'] : blocks(rows, names));
		return 0;
	});
}

function wanted(office: Office, given: Given): Parameters<typeof issuesReport>[1] {
	const [written, unit] = [given.value('period'), given.value('unit')];
	const period = written === undefined ? {} : { period: periodNamed(written) };
	const organisingId = officeGiven(office, given.value('of'), period.period);
	const within = organisingId === undefined ? {} : { within: organisingId };
	const scope = { role: 'commune', ...period, ...within } as const;
	return {
		...period,
		...(organisingId === undefined ? {} : { organisingId }),
		...(unit === undefined ? {} : { unitId: unitIdNamed(office, unit, scope) })
	};
}

/** One block for each unit and period. */
function blocks(rows: readonly OpenIssue[], names: ReturnType<typeof namesFor>): string[] {
	const byReport = new Map<string, OpenIssue[]>();
	for (const row of rows) {
		const heading = `${row.unit.name} (${row.unit.code}), ${formatPeriod(row.period)}`;
		byReport.set(heading, [...(byReport.get(heading) ?? []), row]);
	}
	return [...byReport].flatMap(([heading, own]) => [
		heading,
		...issueLines(
			own.map(({ issue }) => issue),
			names,
			{ isStored: true }
		),
		''
	]);
}
