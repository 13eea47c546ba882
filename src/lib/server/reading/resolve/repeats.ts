// The same figure twice in one file: nobody knows which one holds, even when they agree.
import type { IndicatorId } from '../../../domain/kpi/catalogue';
import type { Issue } from '../../../domain/checks/issue';
import type { Observation, SourceName } from '../../../domain/figures/observation';
import type { PeriodId } from '../../../domain/figures/period';
import type { UnitId } from '../../../domain/unit/unit';

/** The first of each, and an issue for each further one. */
export function withoutRepeats(
	observations: readonly Observation[],
	issues: Issue[]
): Observation[] {
	const reportOf = reportReader();
	return observations.filter((observation) => {
		const report = reportOf(observation);
		const first = report.get(observation);
		if (first === undefined) report.add(observation);
		else issues.push(repeated(first, observation));
		return first === undefined;
	});
}

interface Report {
	readonly get: (observation: Observation) => Observation | undefined;
	readonly add: (observation: Observation) => void;
}

/** Map within map, since a text put together for each of a million figures is slow. */
function reportReader(): (observation: Observation) => Report {
	const units = new Map<UnitId, Map<PeriodId, Report>>();
	return ({ unitId, period }) => {
		const periods = units.get(unitId) ?? new Map<PeriodId, Report>();
		if (periods.size === 0) units.set(unitId, periods);
		const known = periods.get(period);
		if (known !== undefined) return known;
		const made = emptyReport();
		periods.set(period, made);
		return made;
	};
}

function emptyReport(): Report {
	const sources = new Map<SourceName, Map<IndicatorId, Observation[]>>();
	return {
		get: ({ source, indicator, field }) =>
			sources
				.get(source)
				?.get(indicator)
				?.find((other) => other.field === field),
		add(observation) {
			const { source, indicator } = observation;
			const figures = sources.get(source) ?? new Map<IndicatorId, Observation[]>();
			if (figures.size === 0) sources.set(source, figures);
			const fields = figures.get(indicator);
			if (fields === undefined) figures.set(indicator, [observation]);
			else fields.push(observation);
		}
	};
}

const repeated = (first: Observation, second: Observation): Issue => ({
	code: 'duplicate_figure',
	severity: 'error',
	place: second.place,
	unitId: second.unitId,
	period: second.period,
	indicator: second.indicator,
	first: first.place,
	firstText: first.text,
	secondText: second.text
});
