// A real database in a temporary folder, filled through the same import as any file.
import { EVERYTHING } from '../../src/lib/domain/unit/unit-scope';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemonstration } from '../../scripts/demo/index';
import type { UnitId } from '../../src/lib/domain/unit/unit';
import { saveCampaign } from '../../src/lib/server/db/campaigns/campaigns';
import { closeDatabase, openDatabase, write, type Db } from '../../src/lib/server/db/database';
import type { UnitEntry } from '../../src/lib/domain/unit/unit-entry';
import { saveUnits } from '../../src/lib/server/db/units/save-units';
import { loadUnitRegister, saveSuccessor } from '../../src/lib/server/db/units/units';
import { loadReferenceUnits } from '../../src/lib/server/office/units/reference-units';
import { receive, type Receipt, type ReceiveRequest } from '../../src/lib/server/intake/receive';
import { dataPath, loadCatalogue } from '../../src/lib/server/reference/catalogue';
import type { ReportContext } from '../../src/lib/server/reports/basis/context';
import { OFFICER } from './actor';

export const catalogue = loadCatalogue(dataPath());

export interface TestOffice {
	readonly db: Db;
	readonly folder: string;
	/** A fresh context, as every request has one. */
	ctx(today?: string): ReportContext;
	close(): void;
}

export function emptyDatabase(): TestOffice {
	const folder = mkdtempSync(join(tmpdir(), 'cchc-'));
	const db = openDatabase(join(folder, 'test.db'));
	return {
		db,
		folder,
		ctx: (today = '2026-10-01') => ({ db, catalogue, today, viewer: EVERYTHING }),
		close: () => {
			closeDatabase(db);
			rmSync(folder, { recursive: true });
		}
	};
}

/** The reviewed units and the real reports of data/samples. */
export function sampleDatabase(): TestOffice & { readonly receipts: readonly Receipt[] } {
	const office = emptyDatabase();
	loadReferenceUnits(office.db, dataPath());
	const folder = join(dataPath(), 'samples');
	const names = readdirSync(folder).filter((name) => /\.(csv|json)$/.test(name));
	const receipts = names
		.sort()
		.map((name) => receiveText(office.db, name, readFileSync(join(folder, name), 'utf8')));
	return { ...office, receipts };
}

/** The invented office with its twelve quarters, and the real reports beside it. */
export function demonstrationDatabase(): TestOffice {
	const office = emptyDatabase();
	loadReferenceUnits(office.db, dataPath());
	loadDemonstration(office.db, catalogue, {
		dataPath: dataPath(),
		now: '2026-09-30T02:00:00.000Z',
		actor: OFFICER
	});
	return office;
}

export function receiveText(
	db: Db,
	name: string,
	text: string,
	more: Partial<Omit<ReceiveRequest, 'file'>> = {}
): Receipt {
	return receive(db, catalogue, {
		file: { name, bytes: new TextEncoder().encode(text) },
		dryRun: false,
		actor: OFFICER,
		confirmReason: 'Giữ nguyên như báo cáo.',
		receivedAt: '2026-09-30T02:00:00.000Z',
		...more
	});
}

export interface Commune {
	readonly code: string;
	readonly name: string;
	readonly validFrom?: string;
	readonly validTo?: string;
}

/** One organising unit "Cụm Thử Nghiệm" with these communes; answers ids by code. */
export function saveOffice(db: Db, communes: readonly Commune[]): ReadonlyMap<string, UnitId> {
	const parent = { code: 'TN', named: { name: 'Thử Nghiệm', kind: 'cum' as const } };
	const place = {};
	const entries: UnitEntry[] = [
		{ ...{ code: 'TN', name: 'Thử Nghiệm', kind: 'cum', parent: null, place }, ...ALWAYS },
		...communes.map(({ code, name, validFrom = null, validTo = null }) => ({
			...{ code, name, kind: 'xa' as const, parent, validFrom, validTo, place }
		}))
	];
	const { issues } = write(db, (writer) => saveUnits(writer, entries));
	if (issues.length > 0) throw new Error(JSON.stringify(issues));
	return new Map(loadUnitRegister(db).versions.map(({ code, unitId }) => [code, unitId]));
}
const ALWAYS = { validFrom: null, validTo: null } as const;

export function merge(
	db: Db,
	row: { readonly from: UnitId; readonly into: UnitId; readonly on: string }
): void {
	write(db, (writer) =>
		saveSuccessor(writer, {
			unitId: row.from,
			successorId: row.into,
			effectiveOn: row.on,
			share: 'whole'
		})
	);
}

export function dueOn(db: Db, organisingId: UnitId, period: string, day: string): void {
	write(db, (writer) => saveCampaign(writer, { organisingId, period, window: null, dueOn: day }));
}

/** Rows of the long layout: [unit, period, indicator id, value]. */
export function longCsv(rows: readonly (readonly [string, string, string, string | number])[]) {
	const lines = rows.map((row) => row.join(';'));
	return ['Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị', ...lines].join('\n');
}
