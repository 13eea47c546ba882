import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OFFICER } from '../../../../../tests/support/actor';
import { emptyDatabase, type TestOffice } from '../../../../../tests/support/report-database';
import { auditLines } from '../../db/audit/audit-log';
import { unitVersions } from '../../db/units/units';
import { receiveUnits } from './receive-units';

let office: TestOffice;
beforeEach(() => {
	office = emptyDatabase();
});
afterEach(() => office.close());

const HEADINGS = 'code,name,kind,parent_code,valid_from,valid_to';
const DISTRICT = '90900,Hoa Sen,huyen,,,';
function load(rows: readonly string[], more: { readonly dryRun?: boolean } = {}) {
	const bytes = new TextEncoder().encode([HEADINGS, ...rows].join('\n'));
	const by = { actor: OFFICER, at: '2025-10-01T02:00:00.000Z', ...more };
	return receiveUnits(office.db, { name: 'don-vi.csv', bytes }, by);
}
const codes = () => unitVersions(office.db).map(({ code }) => code);
const lines = () => auditLines(office.db, {}, { limit: 10, offset: 0 });

describe('a list of units', () => {
	test('is stored with one line of the log that names the file and every row', () => {
		const receipt = load([DISTRICT, '90901,Bình Minh,xa,90900,,']);
		expect(receipt).toMatchObject({
			...{ file: 'don-vi.csv', outcome: 'stored' },
			counts: { added: 2, changed: 0, unchanged: 0 }
		});
		expect(codes()).toEqual(['90900', '90901']);
		expect(lines()).toMatchObject([
			{
				action: 'unit.list_loaded',
				actor: { name: OFFICER.name },
				detail: { file: { name: 'don-vi.csv' }, counts: { added: 2, changed: 0 }, more: 0 }
			}
		]);
	});

	test('changes nothing the second time, and leaves no second line', () => {
		load([DISTRICT]);
		expect(load([DISTRICT])).toMatchObject({ outcome: 'unchanged', counts: { unchanged: 1 } });
		expect(lines()).toHaveLength(1);
	});

	test('tried out is told as it would be, and nothing stays', () => {
		expect(load([DISTRICT], { dryRun: true })).toMatchObject({
			outcome: 'stored',
			counts: { added: 1 }
		});
		expect(codes()).toEqual([]);
		expect(lines()).toEqual([]);
	});

	test('with one row that cannot be stores none of the others', () => {
		const receipt = load([DISTRICT, '90901,Bình Minh,lang,90900,,']);
		expect(receipt).toMatchObject({ outcome: 'must_fix', counts: { added: 0 } });
		expect(receipt.issues.map(({ place }) => place.row)).toContain(3);
		expect(codes()).toEqual([]);
	});

	test('that is no text is called by what it is', () => {
		const bytes = new TextEncoder().encode('%PDF-1.7\n');
		const by = { actor: OFFICER, at: '2025-10-01T02:00:00.000Z' };
		expect(receiveUnits(office.db, { name: 'don-vi.csv', bytes }, by).issues).toMatchObject([
			{ code: 'unreadable_file', found: 'PDF' }
		]);
	});
});
