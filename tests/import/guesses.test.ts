// "gần 3.000", "khoảng 350": kept as written, shown as words, and no KPI is computed from them.
import { expect, test } from 'vitest';
import { closeDatabase } from '../../src/lib/server/db/database';
import { observationsFor } from '../../src/lib/server/db/figures/observations';
import { openOffice, receiveText } from './office';

test('a guess comes back from the database as the guess it was', () => {
	const db = openOffice();
	const rows = [
		'Đơn vị,Kỳ báo cáo,Mới tiếp nhận,Trực tuyến,Đã giải quyết',
		'Xã Minh Đức,Quý II/2023,gần 3.000,trên 196,2500-3000'
	];
	expect(receiveText(db, `${rows.join('\n')}\n`).outcome).toBe('stored');
	const quantities = Object.fromEntries(
		observationsFor(db, {}).map(({ indicator, quantity }) => [indicator, quantity])
	);
	expect(quantities).toEqual({
		dossiers_received_new: { kind: 'about', value: 3000 },
		dossiers_received_online: { kind: 'at_least', value: 196 },
		dossiers_resolved_total: { kind: 'between', low: 2500, high: 3000 }
	});
	closeDatabase(db);
});
