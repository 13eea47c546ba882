import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, type TestOffice } from '../../../../../tests/support/report-database';
import {
	columnChoices,
	rememberedColumns,
	revokeColumnChoice,
	saveColumnChoice,
	type NewColumnChoice
} from './column-choices';
import { write } from '../database';
import { SYSTEM } from '../../../domain/office/audit';

let office: TestOffice;
beforeAll(() => {
	office = emptyDatabase();
});
afterAll(() => office.close());

const choice = (more: Partial<NewColumnChoice> = {}): NewColumnChoice => ({
	sender: { organisingId: 7 },
	layoutKey: 'a',
	columns: { 'ten xa': 'role:unit', nhan: 'indicator:dossiers_received_new' },
	headings: ['Tên xã', 'Nhận'],
	chosenAt: '2026-10-01T02:00:00.000Z',
	actor: SYSTEM,
	...more
});
const save = (more: Partial<NewColumnChoice> = {}) =>
	write(office.db, (writer) => saveColumnChoice(writer, choice(more)));
const remembered = (sender: NewColumnChoice['sender'], key = 'a') =>
	rememberedColumns(office.db, sender)(key);

describe('the meaning of columns, remembered', () => {
	it('holds for the sender and the layout it was decided for, and for nobody else', () => {
		save();
		expect(remembered({ organisingId: 7 })).toEqual(choice().columns);
		expect(remembered({ unitId: 3, organisingId: 7 })).toBeUndefined();
		expect(remembered({ organisingId: 8 })).toBeUndefined();
		expect(remembered({})).toBeUndefined();
		expect(remembered({ organisingId: 7 }, 'b')).toBeUndefined();
	});

	it('decided again takes the place of what was decided before', () => {
		const columns = { 'ten xa': 'role:unit', nhan: 'ignore' } as const;
		save({ columns, chosenAt: '2026-10-02T02:00:00.000Z' });
		expect(remembered({ organisingId: 7 })).toEqual(columns);
		expect(columnChoices(office.db, { organisingId: 7 })).toMatchObject([
			{ columns, headings: ['Tên xã', 'Nhận'], chosenAt: '2026-10-02T02:00:00.000Z' }
		]);
	});

	it('decided the same once more changes nothing', () => {
		const [before] = columnChoices(office.db, { organisingId: 7 });
		save({ columns: { nhan: 'ignore', 'ten xa': 'role:unit' } });
		expect(columnChoices(office.db, { organisingId: 7 })).toEqual([before]);
	});

	it('revoked is forgotten, and what was decided earlier does not come back', () => {
		save({ layoutKey: 'b' });
		const [, first] = columnChoices(office.db, { organisingId: 7 });
		write(office.db, (writer) =>
			revokeColumnChoice(writer, first?.id ?? 0, {
				actor: SYSTEM,
				at: '2026-10-03T02:00:00.000Z'
			})
		);
		expect(remembered({ organisingId: 7 })).toBeUndefined();
		expect(remembered({ organisingId: 7 }, 'b')).toBeDefined();
		expect(columnChoices(office.db)).toHaveLength(1);
	});
});
