// Two offices with communes that have reported, and somebody of every role: whose is whose is known.
import { askerOf, GUEST, type Account } from '../../../src/lib/domain/office/account';
import { SYSTEM } from '../../../src/lib/domain/office/audit';
import type { Asker, TokenScope } from '../../../src/lib/domain/office/rights';
import type { UnitId } from '../../../src/lib/domain/unit/unit';
import { createToken } from '../../../src/lib/server/auth/tokens';
import { resetPasswordRow } from '../../../src/lib/server/db/accounts/accounts';
import { decideCampaign } from '../../../src/lib/server/db/campaigns/campaign-decisions';
import { write, type Db } from '../../../src/lib/server/db/database';
import { saveUnits } from '../../../src/lib/server/db/units/save-units';
import { loadUnitRegister } from '../../../src/lib/server/db/units/units';
import { receive } from '../../../src/lib/server/intake/receive';
import { undoUpload } from '../../../src/lib/server/ledger/undo';
import { dataPath, loadCatalogue } from '../../../src/lib/server/reference/catalogue';
import { signedIn } from '../signed-in';

export const PERIOD = '2026-q1';
const UNDONE_PERIOD = 'Quý IV/2025';
const NOW = '2026-05-04T02:00:00.000Z';

/** A commune with what belongs to it. */
export interface Place {
	readonly office: UnitId;
	readonly unit: UnitId;
	readonly report: number;
	readonly upload: number;
	readonly undoneReport: number;
	readonly undoneUpload: number;
	/** In the name of its file, and nowhere else. */
	readonly secret: string;
}
type PlaceName = 'A1' | 'A2' | 'B1';
export interface Someone {
	/** null: nobody is signed in and guests are not allowed. */
	readonly asker: Asker | null;
	readonly account: Account | null;
	/** What a program shows. */
	readonly token?: string;
}
export interface World {
	readonly places: Readonly<Record<PlaceName, Place>>;
	readonly people: Readonly<Record<string, Someone>>;
	/** Of office A, by its home affairs: reports of both its communes. */
	readonly sharedUpload: number;
	/** An account that nobody signs in with, for forms of the administration. */
	readonly victim: number;
	/** Of home affairs of office A, with a password that somebody else set. */
	readonly newcomer: Someone;
}

const OFFICES = { A: ['A1', 'A2'], B: ['B1'] } as const;
const nameOf = (code: string): string => `Thử Quyền ${code}`;
const catalogue = loadCatalogue(dataPath());

export async function fillWorld(db: Db): Promise<World> {
	saveOffices(db);
	const unitOf = unitsByCode(db);
	const [a1, a2, b1] = [unitOf('QA1'), unitOf('QA2'), unitOf('QB1')];
	const [officeA, officeB] = [unitOf('QA'), unitOf('QB')];
	const someone = (name: string, role: Account['role'], unitId: UnitId | null): Someone =>
		inPerson(signedIn(db, { name, role, unitId }).account);
	const people = {
		administrator: someone('quan-tri', 'administrator', null),
		home_affairs: someone('noi-vu-a', 'home_affairs', officeA),
		leader: someone('lanh-dao-a', 'leader', officeA),
		commune: someone('xa-a1', 'commune', a1),
		other_commune: someone('xa-a2', 'commune', a2),
		other_office: someone('noi-vu-b', 'home_affairs', officeB),
		guest: { asker: GUEST, account: null },
		nobody: { asker: null, account: null }
	};
	const stranger = signedIn(db, { name: 'xa-b1', role: 'commune', unitId: b1 }).account;
	const sent = (code: PlaceName, office: UnitId, by: Account | null): Place =>
		placeOf(db, { code, office, unit: unitOf(`Q${code}`), by });
	const places = {
		A1: sent('A1', officeA, people.commune.account),
		A2: sent('A2', officeA, people.other_commune.account),
		B1: sent('B1', officeB, stranger)
	};
	for (const office of [officeA, officeB]) openCampaign(db, office);
	return {
		places,
		people: {
			...people,
			reading_token: await withToken(db, people.home_affairs, 'read'),
			sending_token: await withToken(db, people.commune, 'submit')
		},
		sharedUpload: store(db, {
			name: 'chung.csv',
			rows: [row('A1', 'Quý II/2026', 31), row('A2', 'Quý II/2026', 32)],
			by: people.home_affairs.account
		}).uploadId,
		newcomer: newcomer(db, officeA),
		victim: signedIn(db, { name: 'nguoi-khac', role: 'leader', unitId: officeB }).account.id
	};
}

function newcomer(db: Db, office: UnitId): Someone {
	const { account } = signedIn(db, { name: 'nguoi-moi', role: 'home_affairs', unitId: office });
	write(db, (writer) =>
		resetPasswordRow(writer, SYSTEM, { id: account.id, passwordHash: 'chưa đặt', at: NOW })
	);
	return inPerson(account);
}

const inPerson = (account: Account): Someone => ({ asker: askerOf(account), account });

async function withToken(db: Db, { account }: Someone, scope: TokenScope): Promise<Someone> {
	if (account === null) throw new Error('a token belongs to an account');
	const owner = { account, address: '127.0.0.1', now: new Date().toISOString() };
	const token = await createToken(db, owner, { name: scope, scope, days: 1 });
	return { asker: askerOf(account, scope), account, token };
}

function saveOffices(db: Db): void {
	const always = { validFrom: null, validTo: null, place: {} };
	const { issues } = write(db, (writer) =>
		saveUnits(
			writer,
			Object.entries(OFFICES).flatMap(([letter, communes]) => {
				const office = { code: `Q${letter}`, name: nameOf(letter), kind: 'cum' as const };
				const parent = { code: office.code, named: { name: office.name, kind: office.kind } };
				return [
					{ ...office, parent: null, ...always },
					...communes.map((code) => ({
						...{ code: `Q${code}`, name: nameOf(code), kind: 'xa' as const, parent },
						...always
					}))
				];
			})
		)
	);
	if (issues.length > 0) throw new Error(JSON.stringify(issues));
}

function unitsByCode(db: Db): (code: string) => UnitId {
	const units = new Map(loadUnitRegister(db).versions.map(({ code, unitId }) => [code, unitId]));
	return (code) => {
		const unitId = units.get(code);
		if (unitId === undefined) throw new Error(`no unit ${code}`);
		return unitId;
	};
}

const row = (code: string, period: string, value: number): string =>
	`Xã ${nameOf(code)};${period};Mới tiếp nhận trong kỳ;${value}`;

function placeOf(
	db: Db,
	of: { code: PlaceName; office: UnitId; unit: UnitId; by: Account | null }
): Place {
	const { code, office, unit, by } = of;
	const secret = `bi-mat-cua-${code.toLowerCase()}`;
	const undone = store(db, {
		name: `${secret}-hoan-tac.csv`,
		rows: [row(code, UNDONE_PERIOD, 7)],
		by
	});
	const outcome = undoUpload(db, catalogue, {
		...{ uploadId: undone.uploadId, at: NOW, actor: SYSTEM },
		...{ by: null, reason: 'Nộp nhầm tệp.' }
	});
	if (outcome.outcome !== 'undone') throw new Error(outcome.outcome);
	const kept = store(db, { name: `${secret}.csv`, rows: [row(code, 'Quý I/2026', 21)], by });
	return {
		...{ office, unit, secret, report: kept.report, upload: kept.uploadId },
		...{ undoneReport: undone.report, undoneUpload: undone.uploadId }
	};
}

function store(
	db: Db,
	of: { readonly name: string; readonly rows: readonly string[]; readonly by: Account | null }
): { readonly uploadId: number; readonly report: number } {
	const text = ['Đơn vị;Kỳ báo cáo;Chỉ tiêu;Giá trị', ...of.rows].join('\n');
	const actor =
		of.by === null
			? SYSTEM
			: { accountId: of.by.id, name: of.by.displayName, role: of.by.role, address: '127.0.0.1' };
	const receipt = receive(db, catalogue, {
		file: { name: of.name, bytes: new TextEncoder().encode(text) },
		...{ dryRun: false, actor, receivedAt: NOW, confirmReason: 'Đã xem.' }
	});
	const { uploadId, submissions } = receipt;
	const report = submissions[0]?.submissionId;
	if (uploadId === undefined || report === undefined) throw new Error(JSON.stringify(receipt));
	return { uploadId, report };
}

function openCampaign(db: Db, organisingId: UnitId): void {
	write(db, (writer) =>
		decideCampaign(
			writer,
			{ organisingId, period: PERIOD },
			{
				kind: 'opened',
				to: { window: null, dueOn: '2026-04-05' },
				...{ actor: SYSTEM, at: NOW, by: null, reason: '' }
			}
		)
	);
}
