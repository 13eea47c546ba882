// The database, catalogue and clock behind a command, and the units and periods its options name.
import { userInfo } from 'node:os';
import type { Actor } from '../../src/lib/domain/office/audit';
import { EVERYTHING } from '../../src/lib/domain/unit/unit-scope';
import { parsePeriod, periodId, type PeriodId } from '../../src/lib/domain/figures/period';
import type { UnitId } from '../../src/lib/domain/unit/unit';
import type { Catalogue } from '../../src/lib/domain/kpi/catalogue';
import { closeDatabase, openDatabase, type Db } from '../../src/lib/server/db/database';
import { periodsWithFigures } from '../../src/lib/server/db/figures/observations';
import { reportedUnits } from '../../src/lib/server/db/figures/received';
import { readSettings, type Clock } from '../../src/lib/server/env';
import { loadReferenceUnits } from '../../src/lib/server/office/units/reference-units';
import { dataPath, loadCatalogue } from '../../src/lib/server/reference/catalogue';
import type { ReportContext } from '../../src/lib/server/reports/basis/context';
import { unitNamed, type NamedUnitScope } from '../../src/lib/server/reports/basis/named-unit';
import { officeChoices } from '../../src/lib/server/reports/basis/offices';
import type { OfficeChoice } from '../../src/lib/server/reports/basis/scope-model';
import { registerOf } from '../../src/lib/server/reports/basis/units-in-period';
import { membersIn } from './members';
import { UsageError } from './arguments';

export interface Office {
	readonly db: Db;
	readonly catalogue: Catalogue;
	readonly clock: Clock;
	readonly actor: Actor;
	readonly reports: ReportContext;
}

/** Opens what a command works on and closes it again whatever happens. */
export async function withOffice(
	work: (office: Office) => number | Promise<number>
): Promise<number> {
	const settings = settingsOrUsage();
	const db = openDatabase(settings.databasePath);
	try {
		const catalogue = loadCatalogue(dataPath());
		loadReferenceUnits(db, dataPath());
		const { clock } = settings;
		return await work({
			db,
			catalogue,
			clock,
			actor: commandActor(),
			reports: { db, catalogue, today: clock.today(), viewer: EVERYTHING }
		});
	} finally {
		closeDatabase(db);
	}
}

/** Whoever sits at the machine: the audit log says under which of its users. */
export function commandActor(): Actor {
	return { accountId: null, name: machineUser(), role: 'command', address: '' };
}

/** A container may run under a number that has no name. */
function machineUser(): string {
	try {
		return userInfo().username;
	} catch {
		return `uid ${process.getuid?.() ?? '?'}`;
	}
}

export function settingsOrUsage(): ReturnType<typeof readSettings> {
	try {
		return readSettings(process.env);
	} catch (fault) {
		throw new UsageError(fault instanceof Error ? fault.message : String(fault));
	}
}

export function periodNamed(written: string): PeriodId {
	const period = parsePeriod(written);
	if (period !== undefined) return periodId(period);
	throw new UsageError(
		`"${written}" không phải kỳ báo cáo. Viết như 2023-q3, 2023-h1, 2023-m9 (9 tháng), 2025-m09 (tháng 9), 2025-w31, 2023-y hoặc "Quý III/2023", "Tháng 9/2025", "10 tháng đầu năm 2025".`
	);
}

export function unitIdNamed(office: Office, written: string, scope: NamedUnitScope): UnitId {
	const reporting = scope.period === undefined ? reportingUnit(office, written) : undefined;
	if (reporting !== undefined && scope.role === 'commune') return reporting;
	const match = unitNamed(office.reports, written.trim(), scope);
	const what = scope.role === 'organising' ? 'cơ quan tổng hợp' : 'đơn vị';
	switch (match.kind) {
		case 'one':
			return match.unitId;
		case 'many':
			throw new UsageError(
				`Có nhiều ${what} "${written}": ${match.candidates.join('; ')}. Dùng mã, hoặc thêm --of.`
			);
		case 'not_valid':
			throw new UsageError(`${match.name} không có hiệu lực vào thời điểm này.`);
		case 'none': {
			const close = match.nearest.length > 0 ? ` Gần giống: ${match.nearest.join('; ')}.` : '';
			throw new UsageError(`Không có ${what} "${written}".${close}`);
		}
	}
}

/** Without a period a code that has passed on means the unit that has reports. */
function reportingUnit({ reports, db }: Office, code: string): UnitId | undefined {
	const named = registerOf(reports).versions.filter((version) => version.code === code.trim());
	const ids = [...new Set(named.map(({ unitId }) => unitId))];
	const reporting = ids.filter((id) => periodsWithFigures(db, [id]).length > 0);
	return reporting.length === 1 ? reporting[0] : undefined;
}

/** The office named by --of; undefined when none is. */
export function officeGiven(
	office: Office,
	written: string | undefined,
	period?: PeriodId
): UnitId | undefined {
	if (written === undefined) return undefined;
	const at = period === undefined ? {} : { period };
	return unitIdNamed(office, written, { role: 'organising', ...at });
}

/** Without --of: the office with most reports of the period, a real one before the demonstration, the narrowest of equals. */
export function officeWithMost({ reports, db }: Office, period: PeriodId): UnitId {
	const reported = reportedUnits(db, period);
	const counted = officeChoices(reports).map((choice: OfficeChoice, order) => ({
		choice,
		order,
		count: membersIn(reports, choice.unitId, period).filter((id) => reported.has(id)).length
	}));
	const [best] = counted.sort(
		(a, b) =>
			Number(b.count > 0) - Number(a.count > 0) ||
			Number(a.choice.isDemonstration) - Number(b.choice.isDemonstration) ||
			b.count - a.count ||
			b.order - a.order
	);
	if (best !== undefined) return best.choice.unitId;
	throw new UsageError('Chưa có báo cáo nào được lưu. Nạp báo cáo bằng lệnh import.');
}
