// The periods one period is looked at beside.
import {
	periodId,
	periodOf,
	previousPeriod,
	samePeriodLastYear,
	type PeriodId
} from '../../../domain/figures/period';

const SPARK_PERIODS = 12;

export interface ComparedPeriods {
	readonly previous: PeriodId;
	readonly lastYear: PeriodId;
	/** Oldest first, the shown one last. */
	readonly spark: readonly PeriodId[];
}

export function comparedPeriods(id: PeriodId): ComparedPeriods {
	const period = periodOf(id);
	const spark = [period];
	while (spark.length < SPARK_PERIODS) spark.unshift(previousPeriod(spark[0] ?? period));
	return {
		previous: periodId(previousPeriod(period)),
		lastYear: periodId(samePeriodLastYear(period)),
		spark: spark.map(periodId)
	};
}
