// A unit that goes on under another name, and a period in which boundaries changed: asked, never guessed.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, type Db } from '../../src/lib/server/db/database';
import { unitVersions } from '../../src/lib/server/db/units/units';
import { receiveUnits } from '../../src/lib/server/office/units/receive-units';
import { OFFICER } from '../support/actor';
import { openOffice, RECEIVED_AT, receiveText } from './office';

let db: Db;
beforeEach(() => {
	db = openOffice();
});
afterEach(() => closeDatabase(db));

const COLUMNS = 'code,name,kind,parent_code,valid_from,valid_to,former_name';
const load = (...rows: readonly string[]) => {
	const bytes = new TextEncoder().encode(`${COLUMNS}\n${rows.join('\n')}\n`);
	return receiveUnits(db, { name: 'ds.csv', bytes }, { actor: OFFICER, at: RECEIVED_AT });
};
const idsOf = (code: string) =>
	new Set(unitVersions(db).flatMap((one) => (one.code === code ? [one.unitId] : [])));

describe('a list in which a known code has another name', () => {
	const before = '90901,Bình Minh,xa,298,,2024-12-31,';
	beforeEach(() => load(before));

	test('is asked at its row whether the unit was renamed', () => {
		const { outcome, issues } = load('90901,Bình An,xa,298,2025-01-01,2025-06-30,');
		expect(outcome).toBe('must_fix');
		expect(issues).toMatchObject([
			{
				code: 'renamed_or_new',
				place: { row: 2 },
				found: 'Bình An',
				known: 'Bình Minh',
				from: '2025-01-01'
			}
		]);
		expect(idsOf('90901').size).toBe(1);
	});

	test('keeps the unit where it says the former name', () => {
		expect(load('90901,Bình An,xa,298,2025-01-01,2025-06-30,Xã Bình Minh').outcome).toBe('stored');
		expect(idsOf('90901').size).toBe(1);
	});

	test('makes another unit where it says so', () => {
		expect(load('90901,Bình An,xa,298,2025-01-01,2025-06-30,-').outcome).toBe('stored');
		expect(idsOf('90901').size).toBe(2);
	});

	test('is not asked of what the list itself brings, nor of units that are known to have been merged', () => {
		expect(
			load('90902,Một,xa,298,,2024-12-31,', '90902,Hai,xa,298,2025-01-01,2025-06-30,').outcome
		).toBe('stored');
	});
});

describe('a period that crosses a change of boundaries', () => {
	const report = (unit: string, period: string): string =>
		`Đơn vị,Kỳ báo cáo,Phiếu đánh giá thu về\n"${unit}",${period},40\n`;

	test('asks which unit of the name is meant, and a parent answers', () => {
		load('90903,Minh Đức,xa,31,2025-07-01,,');
		expect(receiveText(db, report('Xã Minh Đức', 'Năm 2025')).issues).toMatchObject([
			{
				code: 'ambiguous_unit',
				found: 'Xã Minh Đức',
				candidates: ['Xã Minh Đức, huyện Tứ Kỳ', 'Xã Minh Đức, thành phố Hải Phòng']
			}
		]);
		const told = receiveText(db, report('Xã Minh Đức, huyện Tứ Kỳ', 'Năm 2025'));
		expect(told.submissions.map(({ code }) => code)).toEqual(['11128']);
	});

	test('asks of a code as well', () => {
		expect(receiveText(db, report('11239', 'Năm 2025')).issues).toMatchObject([
			{
				code: 'ambiguous_unit',
				candidates: [/^Thị trấn/, /^Xã/].map((kind) => expect.stringMatching(kind))
			}
		]);
	});

	test('asks nothing of a period on either side, nor of a name that only one of them has', () => {
		load('90903,Minh Đức,xa,31,2025-07-01,,');
		for (const [unit, period, code] of [
			['Xã Minh Đức', '6 tháng đầu năm 2025', '11128'],
			['Xã Minh Đức', 'Quý III/2025', '90903'],
			['Xã Quang Khải', 'Năm 2025', '11116'],
			['Xã Trường Tân', 'Năm 2025', '11065']
		] as const) {
			const { submissions } = receiveText(db, report(unit, period));
			expect(submissions.map((one) => one.code)).toEqual([code]);
		}
	});
});
