// What the reading commands ask for, out of their options.
import type { Kpi } from '../../src/lib/domain/kpi/catalogue';
import type { UnitsAndPeriod } from '../../src/lib/server/reports/figures/units-and-period';
import { UsageError, type Given } from './arguments';
import { officeGiven, periodNamed, unitIdNamed, type Office } from './office';

export function unitsAndPeriod(office: Office, given: Given): UnitsAndPeriod {
	const period = periodNamed(given.needed('period'));
	const organisingId = officeGiven(office, given.value('of'), period);
	const unit = given.value('unit');
	const of = organisingId === undefined ? {} : { organisingId };
	if (unit === undefined) return { period, ...of };
	const within = organisingId === undefined ? {} : { within: organisingId };
	const unitId = unitIdNamed(office, unit, { role: 'commune', period, ...within });
	return { period, unitIds: [unitId], ...of };
}

export function kpiNamed({ catalogue }: Office, written: string): Kpi {
	const kpi = catalogue.kpis.get(written);
	if (kpi !== undefined) return kpi;
	throw new UsageError(
		`Không có chỉ số "${written}". Các chỉ số: ${[...catalogue.kpis.keys()].join(', ')}.`
	);
}
