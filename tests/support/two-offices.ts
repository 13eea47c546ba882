// Two offices below one province, their figures unlike any other number, stored in files that concern several of them.
import type { UnitEntry } from '../../src/lib/domain/unit/unit-entry';
import type { UnitId } from '../../src/lib/domain/unit/unit';
import { saveCampaign } from '../../src/lib/server/db/campaigns/campaigns';
import { write, type Db } from '../../src/lib/server/db/database';
import { saveUnits } from '../../src/lib/server/db/units/save-units';
import { loadUnitRegister } from '../../src/lib/server/db/units/units';
import { receive } from '../../src/lib/server/intake/receive';
import { undoUpload } from '../../src/lib/server/ledger/undo';
import { OFFICER } from './actor';
import { catalogue, emptyDatabase, longCsv, type TestOffice } from './report-database';
import { signedIn } from './signed-in';

export const PERIOD = '2025-q3';
export const UNITS = {
	T: 'Bao Trùm',
	OA: 'Sông Xanh',
	A1: 'Lúa Vàng',
	A2: 'Ngô Tím',
	A3: 'Khoai Nâu',
	OB: 'Núi Đỏ',
	B1: 'Chè Đắng',
	B2: 'Mận Chua'
} as const;
export type Code = keyof typeof UNITS;

/** Received and, of these, online; what is carried over contradicts the total. */
export const FIGURES: Readonly<Partial<Record<Code, readonly [number, number, number]>>> = {
	A1: [9101, 8101, 7101],
	A2: [9202, 8302, 7202],
	A3: [9303, 8903, 7303],
	B1: [9404, 8404, 7404],
	B2: [9505, 8705, 7505]
};

export interface TwoOffices extends TestOffice {
	readonly id: (code: Code) => UnitId;
	/** Uploads: of everybody, of everybody and undone, of the first commune alone. */
	readonly uploads: readonly number[];
}

export function twoOffices(): TwoOffices {
	const office = emptyDatabase();
	return { ...office, ...fillTwoOffices(office.db) };
}

export function fillTwoOffices(db: Db): Pick<TwoOffices, 'id' | 'uploads'> {
	saveTree(db);
	const ids = new Map(loadUnitRegister(db).versions.map((one) => [one.code, one.unitId]));
	const id = (code: Code): UnitId => ids.get(code) ?? -1;
	for (const organisingId of [id('OA'), id('OB')])
		write(db, (writer) =>
			saveCampaign(writer, { organisingId, period: PERIOD, window: null, dueOn: '2025-10-05' })
		);
	const everybody = Object.keys(FIGURES) as Code[];
	const all = stored(db, { name: 'tong-hop.csv', text: reportOf(everybody) });
	const again = stored(db, { name: 'lan-hai.csv', text: reportOf(everybody, 30) });
	undoUpload(db, catalogue, {
		...{ uploadId: again, actor: OFFICER, by: 'Lan', reason: 'nhầm tệp' },
		at: '2025-10-03T02:00:00.000Z'
	});
	const own = stored(db, { name: 'cua-xa.csv', text: reportOf(['A1'], 1), by: id('A1') });
	return { id, uploads: [all, again, own] };
}

function saveTree(db: Db): void {
	const named = (code: Code, kind: 'tinh' | 'cum') => ({
		code,
		named: { name: UNITS[code], kind }
	});
	const entry = (code: Code, kind: UnitEntry['kind'], parent: UnitEntry['parent']): UnitEntry => ({
		...{ code, name: UNITS[code], kind, parent, place: {} },
		...{ validFrom: null, validTo: null }
	});
	const entries = [
		entry('T', 'tinh', null),
		entry('OA', 'cum', named('T', 'tinh')),
		entry('OB', 'cum', named('T', 'tinh')),
		...(['A1', 'A2', 'A3'] as const).map((code) => entry(code, 'xa', named('OA', 'cum'))),
		...(['B1', 'B2'] as const).map((code) => entry(code, 'xa', named('OB', 'cum')))
	];
	const { issues } = write(db, (writer) => saveUnits(writer, entries));
	if (issues.length > 0) throw new Error(JSON.stringify(issues));
}

export function reportOf(codes: readonly Code[], more = 0): string {
	return longCsv(
		codes.flatMap((code) => {
			const [received = 0, online = 0, total = 0] = FIGURES[code] ?? [];
			const name = `Xã ${UNITS[code]}`;
			return [
				[name, PERIOD, 'dossiers_received_new', received + more],
				[name, PERIOD, 'dossiers_received_online', online + more],
				[name, PERIOD, 'dossiers_received_total', total]
			] as const;
		})
	);
}

function stored(
	db: Db,
	of: { readonly name: string; readonly text: string; readonly by?: UnitId }
): number {
	const { name, text, by } = of;
	const actor =
		by === undefined ? OFFICER : signedIn(db, { name: 'xa', role: 'commune', unitId: by }).actor;
	const receipt = receive(db, catalogue, {
		file: { name, bytes: new TextEncoder().encode(text) },
		dryRun: false,
		actor,
		confirmReason: 'Giữ nguyên như báo cáo.',
		note: by === undefined ? `Có cả Xã ${UNITS.A2} và Xã ${UNITS.B1}` : 'của xã',
		receivedAt: '2025-10-02T02:00:00.000Z'
	});
	if (receipt.uploadId === undefined) throw new Error(JSON.stringify(receipt.issues));
	return receipt.uploadId;
}
