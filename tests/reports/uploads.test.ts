import { expect, test } from 'vitest';
import {
	uploadReport,
	uploadsNamed,
	uploadsReport
} from '../../src/lib/server/reports/submissions/uploads';
import { online, sixCommunes } from '../support/six-communes';

const six = sixCommunes();

test('an upload of two communes is one row that lists both', () => {
	six().store([...online('An', '2025-q3', [90, 100]), ...online('Bình', '2025-q3', [80, 100])]);
	const { rows } = uploadsReport(six().ctx(), {});
	expect(rows).toMatchObject([{ firstUnit: { code: 'A' }, isWhole: true, undone: null }]);
	const report = uploadReport(six().ctx(), rows[0]?.uploadId ?? -1);
	expect(report?.list.map(({ unit, added }) => [unit.code, added])).toEqual([
		['A', 2],
		['B', 2]
	]);
});

test('is found by the name of a commune, by period and by its number', () => {
	six().store(online('An', '2025-q3', [90, 100]), '2025-10-01T02:00:00.000Z');
	six().store(online('Bình', '2025-q2', [80, 100]), '2025-10-02T02:00:00.000Z');
	const found = (request: Parameters<typeof uploadsReport>[1]) =>
		uploadsReport(six().ctx(), request).rows.map(({ firstUnit }) => firstUnit?.code);
	expect(found({})).toEqual(['B', 'A']);
	expect(found({ text: 'xã bình' })).toEqual(['B']);
	expect(found({ period: '2025-q3' })).toEqual(['A']);
	expect(found({ unitId: six().id('C') })).toEqual([]);
	expect(uploadsNamed(six().ctx(), [2, 1]).map(({ firstUnit }) => firstUnit?.code)).toEqual([
		'A',
		'B'
	]);
	expect(uploadReport(six().ctx(), 999)).toBeUndefined();
});
