import { fail } from '@sveltejs/kit';
import { currentEdition } from '$lib/domain/office/own-files';
import {
	isCommuneKind,
	membersOf,
	organisingUnitsOf,
	unitName,
	type UnitRegister
} from '$lib/domain/unit/unit';
import { layoutText } from '$lib/format/intake/layout-text';
import { formatDay, formatInstant, formatPeriod } from '$lib/format/period';
import { decisionText } from '$lib/format/intake/upload-text';
import { deadlineSentence } from '$lib/format/deadline';
import { isArchive } from '$lib/server/reading/read/archive';
import { dataPath } from '$lib/server/reference/catalogue';
import { loadTemplates } from '$lib/server/reference/templates';
import { boardReport } from '$lib/server/reports/board/board';
import type { ReportContext } from '$lib/server/reports/basis/context';
import { submissionsReport } from '$lib/server/reports/submissions/submissions';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import { isKnown } from '$lib/server/reports/basis/viewer';
import { mayReportFor } from '$lib/server/web/rights/reach';
import type { Actions, PageServerLoad } from './$types';
import { readChoices, typedChoices, type TypedChoices } from './choices';
import {
	draftHours,
	draftsOf,
	heldDrafts,
	keepDrafts,
	officeIn,
	ownDrafts,
	unpackAndCheck
} from './drafts';
import { fileFaults, filesOf, formOf, incomingIn, tooLargeFault } from './incoming';
import { splitIds } from './upload-steps';

export const load: PageServerLoad = async ({ url, locals, parent }) => {
	const { scope } = await parent();
	const register = registerOf(locals.reports);
	const officeId = scope.office?.unitId;
	const { fileBytes, requestBytes, files } = locals.limits;
	return {
		offices: officeNames(locals.reports),
		members: officeId === undefined ? [] : memberNames(register, officeId, locals.clock.today()),
		typed: typedAtFirst(locals, url),
		/** Files chosen before, when the reader comes back to this step. */
		kept: keptAt(locals, url).map(({ id, name, size }) => ({ id, name, size })),
		/** Files of other uploads that wait too. */
		held: heldDrafts(locals).length,
		came: cameBack(url),
		limits: { fileBytes, requestBytes, files, hours: draftHours(locals) },
		/** Communes of the office today, for a template of one of them. */
		communes: officeId === undefined ? [] : communesOf(register, officeId, locals.clock.today()),
		templates: loadTemplates(dataPath()).map((template) => {
			const { version, since } = currentEdition(template);
			const { id, name, purpose } = template;
			return { id, name, purpose, version, since: formatDay(since) };
		}),
		deadlines: officeId === undefined ? [] : deadlinesOf(locals.reports, officeId),
		latest: latestOf(locals.reports, officeId)
	};
};

/** Of this upload; or all that wait, where that is asked for. */
const keptAt = (locals: App.Locals, url: URL) =>
	url.searchParams.has('dang-giu')
		? heldDrafts(locals)
		: draftsOf(locals, url.searchParams.get('cung') ?? '');

/** Why the reader is here again: files dropped, or work stopped and the files kept. */
function cameBack(url: URL): 'cancelled' | 'stopped' | null {
	if (url.searchParams.has('da-huy')) return 'cancelled';
	return url.searchParams.has('da-dung') ? 'stopped' : null;
}

const officeNames = (ctx: ReportContext) =>
	organisingUnitsOf(registerOf(ctx))
		.filter(({ unitId }) => isKnown(ctx, unitId))
		.map((office) => ({ id: office.unitId, name: unitName(office) }));

function memberNames(register: UnitRegister, officeId: number, today: string) {
	const names = membersOf(register, officeId, today).map(unitName);
	return names.sort((a, b) => a.localeCompare(b, 'vi'));
}

const communesOf = (register: UnitRegister, officeId: number, today: string) =>
	membersOf(register, officeId, today)
		.map((version) => ({ id: String(version.unitId), text: unitName(version) }))
		.sort((a, b) => a.text.localeCompare(b.text, 'vi'));

const MOST_DEADLINES = 3;

/** Campaigns that are still to come, and the last one before them while somebody's report is missing. */
function deadlinesOf(ctx: ReportContext, organisingId: number) {
	const { campaigns } = boardReport(ctx, { organisingId });
	const open = campaigns.filter(({ lock }) => lock === null);
	const coming = open.filter(({ daysLeft }) => daysLeft >= 0);
	const last = open
		.filter(({ daysLeft }) => daysLeft < 0)
		.sort((a, b) => b.daysLeft - a.daysLeft)[0];
	const missed = last !== undefined && last.received < last.expected ? last : undefined;
	return [...coming.sort((a, b) => a.daysLeft - b.daysLeft), ...(missed ? [missed] : [])]
		.slice(0, MOST_DEADLINES)
		.map((campaign) => ({
			period: campaign.period,
			sentence: deadlineSentence(campaign),
			isPast: campaign.daysLeft < 0,
			received: campaign.received,
			expected: campaign.expected
		}));
}

const MOST_LATEST = 6;

function latestOf(ctx: ReportContext, organisingId: number | undefined) {
	const list = submissionsReport(ctx, organisingId === undefined ? {} : { organisingId });
	return {
		total: list.total,
		rows: list.rows.slice(0, MOST_LATEST).map((row) => ({
			submissionId: row.submissionId,
			unitId: row.unit.unitId,
			unit: row.unit.name,
			period: row.period,
			periodText: formatPeriod(row.period),
			receivedAt: formatInstant(row.receivedAt),
			file: row.file.name,
			layout: layoutText(row.layout),
			daysLate: row.daysLate,
			setAside: row.setAside === null ? '' : decisionText(row.setAside)
		}))
	};
}

/** A link may say for which unit and period a report is missing. */
function typedAtFirst(locals: App.Locals, url: URL): TypedChoices {
	const register = registerOf(locals.reports);
	const { account } = locals;
	const ownOffice = account?.role === 'home_affairs' ? String(account.unitId) : '';
	const unitId = Number(url.searchParams.get('don-vi') ?? '');
	const versions = register.versions.filter((version) => version.unitId === unitId);
	const last = versions.at(-1);
	return {
		'co-quan': url.searchParams.get('co-quan') ?? ownOffice,
		'don-vi': last && isCommuneKind(last.kind) ? unitName(last) : '',
		'ky-bao-cao': url.searchParams.get('ky-bao-cao') ?? '',
		// An office often brings the report of somebody else.
		'nguoi-nop': account?.role === 'commune' ? account.displayName : '',
		'ghi-chu': ''
	};
}

export const actions: Actions = {
	default: async ({ request, locals, url }) => {
		const sent = await formOf(request, locals.limits);
		if (sent === undefined)
			return fail(413, { ...NOTHING_TYPED, faults: [tooLargeFault(locals.limits)] });

		const typed = typedChoices(sent.fields);
		const incoming = incomingIn(sent);
		const register = registerOf(locals.reports);
		const { choices, faults } = readChoices(register, {
			typed,
			today: locals.clock.today(),
			reach: mayReportFor(locals)
		});
		const carried = carriedBy(sent.fields);
		const all = [...fileFaults(incoming, locals.limits), ...faults];
		if (all.length > 0) return fail(400, { typed, faults: all, carried, pasted: incoming.pasted });

		const files = filesOf(incoming, locals.clock.now());
		const ids = await keepDrafts(locals, { files, choices, replaced: carried.replaced });
		if ('field' in ids) {
			const { pasted } = incoming;
			return fail(409, { typed, faults: [ids], carried, pasted });
		}
		const office = choices.organisingId ?? officeIn(url);
		return unpackAndCheck(locals, {
			ids: [...ownDrafts(locals, carried.beside).map(({ id }) => id), ...ids],
			office,
			hasArchive: files.some(({ bytes }) => isArchive(bytes))
		});
	}
};

/** A mended file takes the place of its first version among the files being checked. */
interface Carried {
	readonly replaced: readonly string[];
	readonly beside: readonly string[];
}
const NOTHING_TYPED = {
	typed: null,
	pasted: '',
	carried: { replaced: [], beside: [] } satisfies Carried as Carried
};

function carriedBy(form: FormData): Carried {
	const ids = (name: string) =>
		form.getAll(name).flatMap((entry) => (typeof entry === 'string' ? splitIds(entry) : []));
	return { replaced: ids('thay'), beside: ids('cung') };
}
