import { fail } from '@sveltejs/kit';
import { auditEntry } from '$lib/components/history/audit-entry';
import { AUDIT_GROUPS } from '$lib/domain/office/audit-group';
import { comparePeriods } from '$lib/domain/figures/period';
import { auditGroupName } from '$lib/format/office/audit-text';
import { chainText, verdictText } from '$lib/format/office/audit-verdict-text';
import { formatInstant, formatPeriod } from '$lib/format/period';
import { workFaultText } from '$lib/format/intake/progress-text';
import { lastLine } from '$lib/server/db/audit/audit';
import { verifyChain } from '$lib/server/db/audit/audit-chain';
import { auditPeople, auditUnits } from '$lib/server/db/audit/audit-log';
import { lastVerdict } from '$lib/server/db/audit/audit-verdict';
import { uploadPeriods } from '$lib/server/db/submissions/uploads';
import { auditNames, auditReport } from '$lib/server/reports/audit/audit';
import type { Actions, PageServerLoad } from './$types';
import { auditQuery } from './audit-query';

export const load: PageServerLoad = ({ url, locals }) => {
	const { filter, request, isFiltered, faults } = auditQuery(url);
	const names = auditNames(locals.reports);
	const report = auditReport(locals.reports, request);
	return {
		filter,
		isFiltered,
		faults,
		entries: report.rows.map((line) => auditEntry(line, names)),
		total: report.total,
		page: report.page,
		pages: report.pages,
		people: auditPeople(locals.db).map(({ accountId, name }) => ({
			id: accountId === null ? `ten-${name}` : `tk-${accountId}`,
			text: name
		})),
		groups: AUDIT_GROUPS.map((id) => ({ id, text: auditGroupName(id) })),
		units: auditUnits(locals.db)
			.map((id) => ({ id, text: names.unit(id) }))
			.sort((a, b) => a.text.localeCompare(b.text, 'vi')),
		periods: uploadPeriods(locals.db)
			.sort((a, b) => comparePeriods(b, a))
			.map((id) => ({ id, text: formatPeriod(id) })),
		state: stateOf(locals)
	};
};

/** A page checks so many lines in some ten milliseconds; more are checked when somebody asks. */
const MOST_CHECKED = 3_000;

/** The chain as it is now, or as it was found when it was last checked. */
function stateOf({ db }: App.Locals) {
	const head = lastLine(db);
	if (head.id <= MOST_CHECKED) {
		const chain = verifyChain(db);
		return { isIntact: chain.intact, text: chainText(chain), head: head.hash, checkedAt: null };
	}
	const last = lastVerdict(db);
	if (last === undefined)
		return { isIntact: null, text: 'Chuỗi chưa được kiểm tra', head: head.hash, checkedAt: null };
	const { isIntact, title } = verdictText(last.verdict);
	return { isIntact, text: title, head: head.hash, checkedAt: formatInstant(last.at) };
}

/** Most logs are checked while the browser waits; a long one beside. */
const PATIENCE_MS = 10_000;

export const actions: Actions = {
	'kiem-tra': async ({ locals: { jobs, account } }) => {
		const id = jobs.start('verify_audit', {}, account?.id ?? null);
		const state = await jobs.finished('verify_audit', id, PATIENCE_MS);
		if (state?.status === 'done') return { verdict: verdictText(state.result) };
		if (state?.status === 'failed') return fail(503, { ended: workFaultText(state.fault) });
		return { isUnderWay: true };
	}
};
