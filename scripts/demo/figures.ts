// Draws one commune's figures for one quarter; every identity of the forms holds, contradictions are planted afterwards.
import type { IndicatorId } from '../../src/lib/domain/kpi/catalogue';
import type { PeriodId } from '../../src/lib/domain/figures/period';
import { quarterOf, yearOf } from './calendar';
import type { DemonstrationCommune } from './plan';
import { randomFrom, seedOf, successes } from './random';

export type Figures = Record<IndicatorId, number>;

/** More certificates in summer, fewer around Tết. */
const SEASON = [0.86, 1.04, 1.12, 0.98];
/** Share of the year's plan that is due by the end of each quarter. */
const PLAN_DUE = [0.2, 0.48, 0.76, 1];
const SURVEYED = 0.6;

export interface DrawRequest {
	readonly seed: number;
	readonly commune: DemonstrationCommune;
	readonly period: PeriodId;
	/** 0 at the first quarter of the demonstration, 1 at the last. */
	readonly progress: number;
	readonly carriedOver: number;
	readonly volume: number;
}

export function drawFigures(request: DrawRequest): Figures {
	const { commune, period, progress } = request;
	const random = randomFrom(seedOf(request.seed, `${commune.code}/${period}`));
	const rate = (ends: readonly [number, number]): number =>
		Math.min(0.9995, (ends[0] + (ends[1] - ends[0]) * progress) / 100);
	const season = SEASON[quarterOf(period) - 1] ?? 1;
	const fresh = Math.max(
		4,
		Math.round(commune.dossiers * season * request.volume * (0.94 + 0.12 * random()))
	);
	const flow = drawDossiers(random, { fresh, carriedOver: request.carriedOver, rate, commune });
	return {
		...flow,
		...drawServices(random, { resolved: flow.dossiers_resolved_total ?? 0, fresh, rate, commune }),
		...drawDigitised(random, flow, {
			base: rate(commune.digitised),
			results: rate(commune.results)
		}),
		...drawTasks(random, commune, period)
	};
}

type Rate = (ends: readonly [number, number]) => number;

function drawDossiers(
	random: () => number,
	of: { fresh: number; carriedOver: number; rate: Rate; commune: DemonstrationCommune }
): Figures {
	const online = successes(random, of.fresh, of.rate(of.commune.online));
	const total = of.fresh + of.carriedOver;
	const pending = Math.min(total, successes(random, of.fresh, 0.02));
	const overdue = pending > 8 && random() < 0.3 ? 1 : 0;
	const resolved = total - pending;
	const timely = successes(random, resolved, of.rate(of.commune.timely));
	const early = successes(random, timely, 0.92);
	return {
		dossiers_received_total: total,
		dossiers_received_new: of.fresh,
		dossiers_received_online: online,
		dossiers_received_direct_postal: of.fresh - online,
		dossiers_carried_over: of.carriedOver,
		dossiers_resolved_total: resolved,
		dossiers_resolved_early: early,
		dossiers_resolved_on_time: timely - early,
		dossiers_resolved_late: resolved - timely,
		dossiers_pending_total: pending,
		dossiers_pending_in_time: pending - overdue,
		dossiers_pending_overdue: overdue
	};
}

function drawServices(
	random: () => number,
	of: { resolved: number; fresh: number; rate: Rate; commune: DemonstrationCommune }
): Figures {
	const feeBearing = successes(random, of.resolved, 0.8);
	const births = successes(random, of.fresh, 0.035);
	const deaths = successes(random, of.fresh, 0.018);
	const votes = successes(random, of.resolved, SURVEYED);
	const content = successes(random, votes, of.rate(of.commune.satisfaction));
	const delighted = successes(random, content, 0.25);
	const petitions = successes(random, 5, 0.3);
	return {
		dossiers_fee_bearing: feeBearing,
		dossiers_paid_online: successes(random, feeBearing, of.rate(of.commune.payment)),
		linked_birth_received: births,
		linked_birth_resolved: successes(random, births, of.rate(of.commune.linked)),
		linked_death_received: deaths,
		linked_death_resolved: successes(random, deaths, of.rate(of.commune.linked)),
		survey_votes_collected: votes,
		survey_votes_very_satisfied: delighted,
		survey_votes_satisfied: content - delighted,
		survey_votes_neutral: votes - content,
		pakn_received: petitions,
		pakn_resolved: successes(random, petitions, 0.93)
	};
}

function drawDigitised(
	random: () => number,
	flow: Figures,
	rates: { base: number; results: number }
): Figures {
	const received = flow.dossiers_received_new ?? 0;
	const resolved = flow.dossiers_resolved_total ?? 0;
	return {
		digitised_base: received,
		digitised_dossiers_full: successes(random, received, rates.base),
		digitised_result_base: resolved,
		digitised_results: successes(random, resolved, rates.results)
	};
}

function drawTasks(random: () => number, commune: DemonstrationCommune, period: PeriodId): Figures {
	// The plan and the catalogue of procedures belong to the year, so they are drawn from the year alone.
	const yearly = randomFrom(seedOf(yearOf(period), commune.code));
	const planned = 24 + Math.floor(yearly() * 14);
	const procedures = 104 + Math.floor(yearly() * 12);
	const due = Math.round(planned * (PLAN_DUE[quarterOf(period) - 1] ?? 1));
	const assigned = 18 + Math.floor(random() * 30);
	return {
		plan_tasks_total: planned,
		plan_tasks_completed: Math.min(planned, Math.round(due * commune.plan)),
		assigned_tasks_total: assigned,
		assigned_tasks_on_time: successes(random, assigned, 0.9 + 0.1 * commune.plan),
		procedures_online_total: procedures,
		procedures_online_with_dossiers: Math.round(procedures * (0.18 + 0.14 * random()))
	};
}
