import { describe, expect, test } from 'vitest';
import { online, sixCommunes } from '../../../../tests/support/six-communes';
import { auditLines } from '../db/audit/audit-log';
import { aboutReports, unitsAndPeriods } from './record-upload';

const six = sixCommunes();
const lines = () =>
	auditLines(six().office.db, {}, { limit: 10, offset: 0 }).filter(
		({ action }) => action === 'upload.stored'
	);

describe('the line of an upload', () => {
	test('names every figure that it took the place of, as it was and as it is', () => {
		six().store(online('An', '2025-q3', [90, 100]), '2025-10-01T02:00:00.000Z');
		six().store(online('An', '2025-q3', [91, 100]), '2025-10-02T02:00:00.000Z');
		const [correction, first] = lines();
		expect(first?.detail).toMatchObject({ superseded: [], moreSuperseded: 0 });
		expect(correction).toMatchObject({
			...{ subject: 'upload:2', unitId: six().id('A'), period: '2025-q3' },
			detail: {
				file: { name: 'tệp 2025-10-02T02:00:00.000Z.csv' },
				superseded: [{ indicator: 'dossiers_received_online', before: '90', after: '91' }],
				confirmReason: 'Giữ nguyên như báo cáo.'
			}
		});
	});

	test('of several communes is about none of them alone, and lists all', () => {
		six().store([...online('An', '2025-q3', [90, 100]), ...online('Bình', '2025-q3', [9, 10])]);
		const [line] = lines();
		expect(line).toMatchObject({ unitId: null, period: '2025-q3' });
		expect(line?.detail).toMatchObject({ units: [six().id('A'), six().id('B')] });
	});
});

test('units and periods are named once each', () => {
	const reports = [
		{ unitId: 1, period: '2025-q3' },
		{ unitId: 1, period: '2025-q4' }
	];
	expect(unitsAndPeriods(reports)).toEqual({ units: [1], periods: ['2025-q3', '2025-q4'] });
	expect(aboutReports(reports)).toEqual({ unitId: 1, period: null });
});
