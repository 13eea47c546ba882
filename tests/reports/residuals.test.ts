// What is left of a total never takes the place of what a report states, and parts are held against their whole.
import { describe, expect, test } from 'vitest';
import { computeKpi } from '../../src/lib/domain/kpi/kpi';
import type { Observation } from '../../src/lib/domain/figures/observation';
import { runRules } from '../../src/lib/domain/checks/rules/stages';
import { dataPath, loadCatalogue } from '../../src/lib/server/reference/catalogue';
import { figures, kpiContext, ruleContext } from '../support/observations';

const catalogue = loadCatalogue(dataPath());

function rate(id: string, observations: readonly Observation[]) {
	const kpi = catalogue.kpis.get(id);
	if (kpi === undefined) throw new Error(id);
	const { numerator, denominator, state } = computeKpi(kpi, {
		...kpiContext(observations),
		catalogue
	});
	return state === 'value' ? `${numerator}/${denominator}` : state;
}
const told = (observations: readonly Observation[]): string[] =>
	runRules(ruleContext(observations, { catalogue })).map((issue) => {
		switch (issue.code) {
			case 'sum_mismatch':
			case 'part_exceeds_total':
				return `${issue.code} ${issue.parts.map(({ value }) => value).join('+')} ${issue.total.value}`;
			case 'unnamed_rest':
				return `${issue.severity} ${issue.rest} of ${issue.total.value}`;
			default:
				return issue.code;
		}
	});
const R = 'dossiers_resolved_';

describe('a statement against what is left of a total', () => {
	const counts = { [`${R}total`]: 9986, [`${R}late`]: 743 };

	test('the stated on-time figure is taken, and the two contradict each other', () => {
		for (const stated of [`${R}on_time`, `${R}early_or_on_time`]) {
			const observations = figures({ ...counts, [stated]: 9143 });
			expect(rate('timely_rate', observations)).toBe('9143/9986');
			expect(told(observations)).toEqual(['sum_mismatch 9143+743 9986']);
		}
	});

	test('also where another source states it', () => {
		const observations = [
			...figures(counts, { source: 'Biểu II.06a' }),
			...figures({ [`${R}early_or_on_time`]: 9143 }, { source: 'Mục II.2' })
		];
		expect(rate('timely_rate', observations)).toBe('9143/9986');
		expect(told(observations)).toEqual(['sum_mismatch 9143+743 9986']);
	});

	test('the same holds of late dossiers and of the new ones', () => {
		const late = [
			...figures({ [`${R}total`]: 100, [`${R}early_or_on_time`]: 90 }, { source: 'Biểu mẫu 3' }),
			...figures({ [`${R}late`]: 7 }, { source: 'Mục II.2' })
		];
		expect(rate('overdue_rate', late)).toBe('7/100');
		const online = [
			...figures(
				{
					dossiers_received_total: 110,
					dossiers_carried_over: 5,
					dossiers_received_online: 50
				},
				{ source: 'Biểu II.06a' }
			),
			...figures({ dossiers_received_new: 100 }, { source: 'Mục II.2' })
		];
		expect(rate('online_share', online)).toBe('50/100');
	});

	test('where nobody states it what is left is the figure', () => {
		expect(rate('timely_rate', figures(counts))).toBe('9243/9986');
		expect(rate('timely_rate', figures({ ...counts, [`${R}early`]: 9000 }))).toBe('9243/9986');
		expect(
			rate('overdue_rate', figures({ [`${R}total`]: 100, [`${R}early_or_on_time`]: 90 }))
		).toBe('10/100');
	});

	test('on-time dossiers alone do not say how many were early', () => {
		expect(rate('timely_rate', figures({ [`${R}total`]: 100, [`${R}on_time`]: 60 }))).toBe(
			'missing'
		);
	});
});

describe('some parts of a whole', () => {
	test('are a contradiction where they are more', () => {
		expect(told(figures({ [`${R}total`]: 71714, [`${R}early`]: 71714, [`${R}late`]: 32 }))).toEqual(
			['part_exceeds_total 71714+32 71714']
		);
		expect(
			told(
				figures({
					dossiers_received_total: 100,
					[`${R}total`]: 90,
					dossiers_pending_in_time: 8,
					dossiers_pending_overdue: 3
				})
			)
		).toEqual(['part_exceeds_total 90+8+3 100']);
		expect(
			told(figures({ dossiers_received_total: 100, [`${R}early`]: 60, [`${R}on_time`]: 41 }))
		).toEqual(['part_exceeds_total 60+41 100']);
	});

	test('are told once, by the check that says it best', () => {
		expect(told(figures({ [`${R}total`]: 9, [`${R}early`]: 8, [`${R}on_time`]: 9 }))).toEqual([
			'part_exceeds_total 8+9 9'
		]);
		const all = { [`${R}early`]: 8, [`${R}on_time`]: 9, [`${R}late`]: 1 };
		expect(told(figures({ ...all, [`${R}total`]: 9 }))).toContain('sum_mismatch 8+9+1 9');
	});

	test('leave a rest that is told with its arithmetic, and is no contradiction', () => {
		const votes = { survey_votes_collected: 467, survey_votes_satisfied: 3 };
		expect(told(figures({ ...votes, survey_votes_very_satisfied: 463 }))).toEqual([
			'info 1 of 467'
		]);
		expect(told(figures({ ...votes, survey_votes_very_satisfied: 464 }))).toEqual([]);
		expect(
			told(
				figures({ survey_votes_collected: 467, survey_votes_very_good: 463, survey_votes_good: 3 })
			)
		).toEqual(['info 1 of 467']);
	});

	test('say nothing beside a bound, or of other days', () => {
		const votes = {
			survey_votes_collected: 467,
			survey_votes_very_satisfied: 400,
			survey_votes_satisfied: 3
		};
		const vague = { kind: 'at_least', value: 10 } as const;
		expect(told(figures({ ...votes, survey_votes_neutral: vague }))).not.toContain(
			'info 64 of 467'
		);
		const days = { from: '2023-01-01', to: '2023-03-31' };
		const [collected, ...levels] = figures(votes, { window: days });
		const later = { from: '2023-04-01', to: '2023-06-30' };
		const others = levels.map((level) => ({ ...level, window: later }));
		expect(told(collected === undefined ? [] : [collected, ...others])).not.toContain(
			'info 64 of 467'
		);
	});

	test('of which one alone is there is no breakdown', () => {
		expect(told(figures({ [`${R}total`]: 100, [`${R}early`]: 60 }))).toEqual([]);
	});
});
