// A rate that could mean 0,95 % or 95 %, and no counts beside it: what the commune stated before decides.
import { expect, test } from 'vitest';
import { closeDatabase } from '../../src/lib/server/db/database';
import { openOffice, receiveText } from './office';

const report = (period: string, rate: string): string =>
	`Đơn vị,Kỳ báo cáo,Tỷ lệ trực tuyến (%),Phiếu đánh giá thu về\nXã Minh Đức,${period},"${rate}",40\n`;
const reading = (before: string, now: string) => {
	const db = openOffice();
	receiveText(db, report('Quý I/2023', before));
	const receipt = receiveText(db, report('Quý II/2023', now));
	closeDatabase(db);
	const rate = receipt.observations.find(({ indicator }) => indicator === 'online_share');
	return { outcome: receipt.outcome, quantity: rate?.quantity };
};

test('a commune that has always been near 95 % means a share', () => {
	expect(reading('96,2', '0,95')).toEqual({
		outcome: 'stored',
		quantity: { kind: 'exact', value: 95 }
	});
});

test('a commune that has always been near 1 % means what it says', () => {
	expect(reading('1,2', '0,95')).toEqual({
		outcome: 'stored',
		quantity: { kind: 'exact', value: 0.95 }
	});
});

test('a past that is near neither reading leaves the question', () => {
	expect(reading('9,4', '0,95').outcome).toBe('must_fix');
});
