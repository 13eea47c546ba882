// One KPI over every commune of the country, against reading the same figures with one plain query.
import { EVERYTHING } from '../../src/lib/domain/unit/unit-scope';
import { parsePeriod, periodId } from '../../src/lib/domain/figures/period';
import { closeDatabase } from '../../src/lib/server/db/database';
import { observationsFor } from '../../src/lib/server/db/figures/observations';
import { loadUnitRegister } from '../../src/lib/server/db/units/units';
import { rankingReport } from '../../src/lib/server/reports/ranking/ranking';
import { PARENT_CODE, wideCsv } from './made-up';
import { medianMs, ms, times, withFolder, type Line } from './measure';
import { openOffice, receiveText, type BenchOffice } from './office';

const BUDGET_MS = 50;
const KPI = 'online_share';

export function rankingBench(units: number, written: string): Line[] {
	return withFolder((folder) => {
		const office = openOffice(folder, units);
		receiveText(office, wideCsv(units, written), false);
		const lines = ranked(office, units, written);
		closeDatabase(office.db);
		return lines;
	});
}

function ranked({ db, catalogue }: BenchOffice, units: number, written: string): Line[] {
	const parsed = parsePeriod(written);
	const organising = loadUnitRegister(db).versions.find(({ code }) => code === PARENT_CODE);
	if (parsed === undefined || organising === undefined) throw new Error('The office is not there');
	const period = periodId(parsed);
	const request = { organisingId: organising.unitId, period, kpi: KPI };
	// A copy of the catalogue counts as another one, so that nothing is remembered from the run before.
	const report = (): unknown =>
		rankingReport(
			{ db, catalogue: { ...catalogue }, today: '2026-01-15', viewer: EVERYTHING },
			request
		);
	const indicators = ['dossiers_received_online', 'dossiers_received_new'];
	const read = medianMs(() => observationsFor(db, { periods: [period], indicators }));
	const rank = medianMs(report);
	return [
		{ what: `reading two figures of ${units} communes`, found: ms(read) },
		{
			what: 'ranking of one KPI over them, nothing remembered',
			found: ms(rank),
			budget: `≤ ${BUDGET_MS} ms`,
			isKept: rank <= BUDGET_MS
		},
		{ what: 'ranking : reading', found: times(rank / read) }
	];
}
