import { expect, test } from 'vitest';
import { NO_MARKS } from '../../domain/kpi/change-marks';
import { commonUnitsShort, commonUnitsText, marksText, namesText } from './comparison-text';

const named = (...names: readonly string[]) => ({
	units: names.length,
	named: names.map((name, i) => ({ unitId: i + 1, code: `X${i + 1}`, name }))
});
const total = (units: number) => ({ numerator: 1, denominator: 2, value: 50, units, flags: [] });
const sets = { period: '2023-q2', now: total(17), joined: named('Xã A'), left: named('Xã B') };

test('the units of a change are told only where they are not those of both periods', () => {
	expect(commonUnitsText(sets)).toBe(
		'17 đơn vị có số liệu ở cả hai kỳ; chỉ có ở kỳ này: Xã A; chỉ có ở Q2/2023: Xã B'
	);
	expect(commonUnitsShort(sets)).toBe('17 đơn vị chung, thêm 1, bớt 1');
	expect(commonUnitsText({ ...sets, now: total(0), left: named() })).toBe(
		'không đơn vị nào có số liệu ở cả hai kỳ; chỉ có ở kỳ này: Xã A'
	);
	const same = { ...sets, joined: named(), left: named() };
	expect([commonUnitsText(same), commonUnitsShort(same)]).toEqual(['', '']);
});

test('of many units the first are named and all counted', () => {
	expect(namesText(named('Xã A', 'Xã B', 'Xã C'))).toBe('Xã A, Xã B, Xã C');
	expect(namesText(named('Xã A', 'Xã B', 'Xã C', 'Xã D'))).toBe(
		'Xã A, Xã B, Xã C và 1 đơn vị khác'
	);
	expect(namesText({ units: 1200, named: [] })).toBe('1.200 đơn vị');
});

test('what either side must be read with is told with its side', () => {
	expect(marksText(NO_MARKS, 'Q2/2023')).toBe('');
	expect(
		marksText(
			{ ...NO_MARKS, now: ['unverified'], before: ['other_window', 'fallback_denominator'] },
			'Q2/2023'
		)
	).toBe('kỳ này chưa xác minh; Q2/2023 khác thời gian số liệu, mẫu số thay thế');
});
