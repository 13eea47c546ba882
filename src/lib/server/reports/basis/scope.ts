// The chosen office and period of a page, and what may be chosen instead.
import type { OfficeChoice, PeriodGroup } from './scope-model';
import type { PeriodId, Window } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';
import { campaignFor } from '../../db/campaigns/campaigns';
import { countOpenWarnings } from '../../db/submissions/issues';
import { receivedReports } from '../../db/figures/received';
import type { ReportContext } from './context';
import { officeChoices, officeFor } from './offices';
import { choosePeriod, periodGroups } from './period-choices';
import { commonestWindow } from './received-window';
import { remembered } from './remembered';
import { everMembers, membershipIn, registerOf } from './units-in-period';
import { knownOf } from './viewer';
/**
 * `ready`: office and period are there · `empty`: no report anywhere, or none of the chosen office ·
 * `no_such_period` / `no_such_office`: what was asked for cannot be (text is not a period, id names no organising unit).
 */
export type ScopeState = 'ready' | 'empty' | 'no_such_period' | 'no_such_office';
export interface Scope {
	readonly state: ScopeState;
	/** null only when no organising unit exists or the asked one does not. */
	readonly office: OfficeChoice | null;
	/** null unless `ready`. */
	readonly period: PeriodId | null;
	/** Offices that have submissions; the chosen one is always among them. */
	readonly offices: readonly OfficeChoice[];
	/** Quarters, halves, nine months, years: only kinds that have a period. */
	readonly periods: readonly PeriodGroup[];
	/** As written in the URL. */
	readonly asked: { readonly office: string | null; readonly period: string | null };
	/** Set when the asked period has no data and the nearest one is shown: "Đang hiện …". */
	readonly shownInstead: PeriodId | null;
	readonly isDemonstration: boolean;
	/** Window and due date of the period from the office's campaign, else the commonest window of its reports. */
	readonly window: Window | null;
	readonly dueOn: string | null;
	/** Instant of the latest submission of the period. */
	readonly updatedAt: string | null;
	/** Communes of the office that should report for the period, and those that did. */
	readonly expected: number;
	readonly received: number;
	/** Open warnings of the office, all periods: the number beside "Vấn đề số liệu". */
	readonly openIssues: number;
}
export interface ScopeRequest {
	/** From the URL, unread: `co-quan` or `of` (a unit id; the API also takes a code). */
	readonly office?: string | null;
	/** `ky` or `period`, unread: an id or any written form. */
	readonly period?: string | null;
}

export function scopeFor(ctx: ReportContext, request: ScopeRequest): Scope {
	const asked = { office: request.office?.trim() || null, period: request.period?.trim() || null };
	return remembered(ctx, `scope ${JSON.stringify(asked)}`, () => scopeOf(ctx, asked));
}

function scopeOf(ctx: ReportContext, asked: Scope['asked']): Scope {
	const offices = officeChoices(ctx);
	const office = officeFor(ctx, offices, asked.office);
	if (office === undefined) {
		const state = asked.office === null ? 'empty' : 'no_such_office';
		return { ...NOTHING, state, offices, asked };
	}
	const everIds = everMembers(registerOf(ctx), office.unitId);
	const periods = periodGroups(ctx, everIds);
	const choice = choosePeriod(periods, asked.period);
	const known = {
		...NOTHING,
		office,
		offices: offices.some(({ unitId }) => unitId === office.unitId)
			? offices
			: [...offices, office],
		periods,
		asked,
		isDemonstration: office.isDemonstration,
		openIssues: countOpenWarnings(ctx.db, knownOf(ctx, everIds) ?? everIds)
	};
	if (choice.state !== 'ready') return { ...known, state: choice.state };
	return {
		...known,
		state: 'ready',
		period: choice.period,
		shownInstead: choice.shownInstead ? choice.period : null,
		...reportsOf(ctx, office.unitId, choice.period)
	};
}

const NOTHING: Scope = {
	state: 'empty',
	office: null,
	period: null,
	offices: [],
	periods: [],
	asked: { office: null, period: null },
	shownInstead: null,
	isDemonstration: false,
	window: null,
	dueOn: null,
	updatedAt: null,
	expected: 0,
	received: 0,
	openIssues: 0
};

/** How far the reports of the period have come in. */
function reportsOf(
	ctx: ReportContext,
	officeId: UnitId,
	period: PeriodId
): Pick<Scope, 'window' | 'dueOn' | 'updatedAt' | 'expected' | 'received'> {
	const { standing, ended } = membershipIn(registerOf(ctx), officeId, period);
	const unitIds = [...standing, ...ended].map(({ unitId }) => unitId);
	const reports = receivedReports(ctx.db, { unitIds, periods: [period] });
	const reported = new Set(reports.map(({ unitId }) => unitId));
	const campaign = campaignFor(ctx.db, officeId, period);
	const instants = reports.map(({ lastAt }) => lastAt).sort();
	return {
		window: campaign?.window ?? commonestWindow(reports),
		dueOn: campaign?.dueOn ?? null,
		updatedAt: instants.at(-1) ?? null,
		expected: standing.length + ended.filter(({ unitId }) => reported.has(unitId)).length,
		received: reported.size
	};
}
