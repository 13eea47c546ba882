// `trend`: one KPI over the periods of one kind.
import type { UnitId } from '../../src/lib/domain/unit/unit';
import { reasonText } from '../../src/lib/format/figures/kpi-text';
import { formatCount, formatPercent } from '../../src/lib/format/number';
import { formatPeriodShort } from '../../src/lib/format/period';
import { trendNotes } from '../../src/lib/format/figures/trend-text';
import { chosenOffice, nearestOffice } from '../../src/lib/server/reports/basis/offices';
import { registerOf } from '../../src/lib/server/reports/basis/units-in-period';
import { trendReport } from '../../src/lib/server/reports/trend/trend';
import { periodsWithFigures } from '../../src/lib/server/db/figures/observations';
import { comparePeriods, PERIOD_KINDS, type PeriodKind } from '../../src/lib/domain/figures/period';
import type { Trend } from '../../src/lib/domain/kpi/trend';
import { versionOn } from '../../src/lib/domain/unit/unit';
import { readArguments, UsageError, type Given } from './arguments';
import { officeGiven, unitIdNamed, withOffice, type Office } from './office';
import { alignedTable, printJson, printLines } from './output';
import { kpiNamed } from './questions';

export function trend(words: readonly string[]): Promise<number> {
	const given = readArguments(words, {
		usage:
			'trend --kpi CHỈ-SỐ [--unit ĐƠN-VỊ] [--of CƠ-QUAN] [--kind quarter|half|nine_months|year|month|week|custom] [--json]',
		values: ['kpi', 'unit', 'of', 'kind'],
		flags: ['json']
	});
	return withOffice((office) => {
		const kpi = kpiNamed(office, given.needed('kpi'));
		const { organisingId, unitIds } = whose(office, given);
		const request = { organisingId, kpi: kpi.id, kind: kindGiven(given) };
		const report = trendReport(
			office.reports,
			unitIds === undefined ? request : { ...request, unitIds }
		);
		if (given.flag('json')) printJson(report);
		else printLines([`Xu hướng: ${kpi.name}`, '', ...linesOf(report)]);
		return 0;
	});
}

function linesOf(report: Trend): string[] {
	const rows = [...report.series, report.total].map(({ name, points }) => [
		name,
		...points.map(({ value, state }) =>
			value === null ? reasonText(state, null) : formatPercent(value, report.decimals)
		)
	]);
	const columns = [
		{ heading: 'Đơn vị' },
		...report.periods.map((id) => ({ heading: formatPeriodShort(id), align: 'end' }) as const)
	];
	const units = [
		'Số đơn vị có giá trị',
		...report.total.points.map((point) => formatCount(point.units ?? 0))
	];
	const notes = trendNotes(report);
	return [
		...alignedTable(columns, [...rows, units]),
		...(notes.length === 0 ? [] : ['', ...notes])
	];
}

function kindGiven(given: Given): PeriodKind {
	const written = given.value('kind') ?? 'quarter';
	const kind = PERIOD_KINDS.find((known) => known === written);
	if (kind === undefined) throw new UsageError(`--kind là một trong: ${PERIOD_KINDS.join(', ')}.`);
	return kind;
}

/** Without --of: the office right above the unit, else the one the pages open with. */
function whose(
	office: Office,
	given: Given
): { readonly organisingId: UnitId; readonly unitIds?: readonly UnitId[] } {
	const named = officeGiven(office, given.value('of'));
	const unit = given.value('unit');
	if (unit === undefined) {
		const organisingId = named ?? chosenOffice(office.reports)?.unitId;
		if (organisingId !== undefined) return { organisingId };
		throw new UsageError('Chưa có báo cáo nào được lưu. Nạp báo cáo bằng lệnh import.');
	}
	const within = named === undefined ? {} : { within: named };
	const unitId = unitIdNamed(office, unit, { role: 'commune', ...within });
	const organisingId = named ?? officeAbove(office, unitId);
	return { organisingId, unitIds: [unitId] };
}

/** As at the unit's latest report: a unit that has ended keeps the office of its time. */
function officeAbove({ reports, db }: Office, unitId: UnitId): UnitId {
	const latest = periodsWithFigures(db, [unitId]).sort(comparePeriods).at(-1);
	const above = latest === undefined ? undefined : nearestOffice(reports, unitId, latest)?.unitId;
	const parent = versionOn(registerOf(reports), unitId, reports.today)?.parentId;
	const organisingId = above ?? parent;
	if (organisingId !== undefined && organisingId !== null) return organisingId;
	throw new UsageError('Đơn vị này không có cơ quan tổng hợp trong danh sách; thêm --of.');
}
