// What is true in a drawn table: units, periods and figures that agree with one another.
import { unitName, type UnitId } from '../../../src/lib/domain/unit/unit';
import type { Db } from '../../../src/lib/server/db/database';
import { unitVersions } from '../../../src/lib/server/db/units/units';
import { receiveUnits } from '../../../src/lib/server/office/units/receive-units';
import { OFFICER } from '../../support/actor';
import type { Chance } from './chance';

export interface Commune {
	readonly unitId: UnitId;
	readonly code: string;
	/** "Xã An Phú" */
	readonly name: string;
}
export interface Office {
	readonly unitId: UnitId;
	/** "Huyện Sông Mây" */
	readonly name: string;
	readonly communes: readonly Commune[];
}

/** Invented: no such district, codes that no list uses. */
const NAMES = [
	'xa,An Phú',
	'xa,Bình Lộc',
	'xa,Cẩm Sơn',
	'phuong,Đông Thịnh',
	'xa,Hòa Thuận',
	'thi-tran,Kẻ Mơ',
	'xa,Lương Điền',
	'xa,Ngọc Khê',
	'phuong,Phú Cường',
	'xa,Quảng Thái',
	'xa,Tân Hưng',
	'xa,Vĩnh Thành'
];

export function inventedOffice(db: Db, at: string): Office {
	const rows = NAMES.map((name, index) => {
		const [kind, own] = name.split(',');
		return `${90101 + index},${own},${kind},990,Sông Mây,huyen,,2025-06-30`;
	});
	const head = 'code,name,kind,parent_code,parent_name,parent_kind,valid_from,valid_to';
	const text = [head, '990,Sông Mây,huyen,30,Hải Dương,tinh,,2025-06-30', ...rows].join('\n');
	const file = { name: 'don-vi.csv', bytes: new TextEncoder().encode(text) };
	receiveUnits(db, file, { actor: OFFICER, at });
	const versions = unitVersions(db);
	const office = versions.find(({ code }) => code === '990');
	if (office === undefined) throw new Error('the invented office was not loaded');
	const communes = versions
		.filter(({ parentId }) => parentId === office.unitId)
		.map((version) => ({
			unitId: version.unitId,
			code: version.code,
			name: unitName(version)
		}));
	if (communes.length !== NAMES.length) throw new Error('a commune was not loaded');
	return { unitId: office.unitId, name: unitName(office), communes };
}

/** Figures of one unit and period by indicator; amounts in triệu đồng, shares in percent. */
export type Figures = Readonly<Record<string, number>>;

/** Every identity of the forms holds; nothing is above its whole; what was pending before is carried over. */
export function figuresOf(chance: Chance, pendingBefore?: number): Figures {
	const [online, direct] = [chance.int(0, 900), chance.int(0, 400)];
	const carried = pendingBefore ?? chance.int(0, 60);
	const received = online + direct + carried;
	const pending = chance.int(0, Math.min(40, received));
	const resolved = received - pending;
	const late = chance.int(0, Math.min(9, resolved));
	const early = chance.int(0, resolved - late);
	const overdue = chance.int(0, Math.min(5, pending));
	const fee = chance.int(0, resolved);
	const votes = chance.int(40, 400);
	const [very, good] = [chance.int(0, votes), 0];
	const plan = chance.int(500, 9000);
	const outgoing = chance.int(20, 600);
	const pakn = chance.int(1, 30);
	const birth = chance.int(1, 90);
	return {
		dossiers_received_total: received,
		dossiers_received_new: online + direct,
		dossiers_received_online: online,
		dossiers_received_direct_postal: direct,
		dossiers_carried_over: carried,
		dossiers_resolved_total: resolved,
		dossiers_resolved_early: early,
		dossiers_resolved_on_time: resolved - late - early,
		dossiers_resolved_late: late,
		dossiers_pending_total: pending,
		dossiers_pending_in_time: pending - overdue,
		dossiers_pending_overdue: overdue,
		dossiers_fee_bearing: fee,
		dossiers_paid_online: chance.int(0, fee),
		survey_votes_collected: votes,
		survey_votes_very_satisfied: very + good,
		documents_issued_total: outgoing,
		pakn_received: pakn,
		pakn_resolved: chance.int(0, pakn),
		linked_birth_received: birth,
		linked_birth_resolved: chance.int(0, birth),
		public_investment_plan: plan,
		public_investment_done: chance.int(0, plan)
	};
}

/** unit, period, indicator, field → value */
export class Truth {
	readonly figures = new Map<string, number>();
	/** Right where they are stored, and right where they are only left out with a note. */
	readonly tolerated = new Map<string, number>();

	static key(unitId: UnitId, period: string, of: string): string {
		return `${unitId} ${period} ${of}`;
	}
	add(commune: Commune, period: string, figures: Figures, field = ''): void {
		for (const [indicator, value] of Object.entries(figures))
			this.figures.set(Truth.key(commune.unitId, period, `${indicator} ${field}`), value);
	}
	tolerate(commune: Commune, period: string, figures: Figures): void {
		for (const [indicator, value] of Object.entries(figures))
			this.tolerated.set(Truth.key(commune.unitId, period, `${indicator} `), value);
	}
}

export const QUARTERS = ['2023-q1', '2023-q2', '2023-q3', '2023-q4'] as const;
const ROMAN = ['I', 'II', 'III', 'IV'];

/** A way of writing a quarter: "Quý III/2023". */
export function quarterWritten(period: string, chance: Chance): string {
	const [year, index] = [period.slice(0, 4), Number(period.slice(-1))];
	const roman = ROMAN[index - 1] ?? '';
	return chance.pick([
		`Quý ${roman}/${year}`,
		`Quý ${roman} năm ${year}`,
		`Quý ${index}/${year}`,
		`Q${index}/${year}`
	]);
}

export const romanOf = (period: string): string => ROMAN[Number(period.slice(-1)) - 1] ?? '';
