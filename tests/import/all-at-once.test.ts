// What is wrong with a file is told at one go, whatever else could not be read of it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, type Db } from '../../src/lib/server/db/database';
import type { Receipt } from '../../src/lib/server/intake/receive';
import { logicalDump, openOffice, receiveText } from './office';

const HEAD = 'Đơn vị,Kỳ báo cáo,Mới tiếp nhận,Trực tuyến,"Trực tiếp, bưu chính"';
const FAULTY = [
	HEAD,
	'Thị trấn Thanh Miệk,Quý I/2023,100,90,10',
	'Xã Minh Đức,Quý I/2023,một trăm,90,10',
	'Xã Liên Mạc,Quý I/2023,100,90,11',
	'Thị trấn Lai Cách,Quý I/2023,50,40,10'
].join('\n');
const MENDED = FAULTY.replace('Miệk', 'Miện').replace('một trăm', '100');

let db: Db;
beforeEach(() => {
	db = openOffice();
});
afterEach(() => closeDatabase(db));

const told = ({ issues }: Receipt): string[] =>
	issues
		.filter(({ severity }) => severity !== 'info')
		.map(({ code, place }) => `${code} ${place.letter ?? ''}${place.row ?? ''}`);

describe('a file that must be mended', () => {
	test('tells the contradictions of its readable rows beside what cannot be read', () => {
		const receipt = receiveText(db, FAULTY);
		expect(receipt.outcome).toBe('must_fix');
		expect(told(receipt)).toEqual(['unknown_unit A2', 'not_a_number C3', 'sum_mismatch C4']);
	});

	test('brings nothing new to light once it is mended', () => {
		const mended = receiveText(db, MENDED);
		const before = told(receiveText(openOffice(), FAULTY)).filter((line) => !/C3|A2/.test(line));
		expect(told(mended)).toEqual(before);
	});

	test('reads the columns it knows beside one it does not, and tells what they say', () => {
		const lines = [`${HEAD},Số gì lạ`, 'Xã Minh Đức,Quý I/2023,100,90,11,5'];
		expect(told(receiveText(db, lines.join('\n')))).toEqual([
			'unknown_column F1',
			'sum_mismatch C2'
		]);
	});

	test('leaves nothing behind', () => {
		const before = logicalDump(db);
		receiveText(db, FAULTY);
		expect(logicalDump(db)).toBe(before);
	});

	test('lists the figures that were read', () => {
		const { changes, newWarnings } = receiveText(db, FAULTY);
		expect(changes).toHaveLength(8);
		expect(newWarnings).toBe(1);
	});
});

describe('what stands in the file unread', () => {
	const TOTAL = 'Tổng cộng,,250,210,';

	test.each([
		['an unknown unit', 'Xã Minh Đứk,Quý I/2023,100,80,20'],
		['a word for a number', 'Xã Minh Đức,Quý I/2023,một trăm,tám mươi,20']
	])('makes no total wrong: %s', (_, row) => {
		const lines = [HEAD, row, 'Xã Liên Mạc,Quý I/2023,100,90,10', TOTAL];
		expect(told(receiveText(db, lines.join('\n'))).join()).not.toContain('sum_mismatch');
	});

	test('a row with a cell too many makes no total wrong', () => {
		const lines = [
			HEAD,
			'Xã Minh Đức,Quý I/2023,100,80,20,7',
			'Xã Liên Mạc,Quý I/2023,9,9,0',
			TOTAL
		];
		expect(told(receiveText(db, lines.join('\n')))).toEqual(['uneven_row 2']);
	});

	test('a total whose parts were all read is checked', () => {
		const lines = [
			`${HEAD},Đã giải quyết`,
			'Xã Minh Đức,Quý I/2023,100,80,20,chín',
			'Xã Liên Mạc,Quý I/2023,100,90,10,5',
			'Tổng cộng,,250,170,30,9'
		];
		expect(told(receiveText(db, lines.join('\n')))).toEqual(['not_a_number F2', 'sum_mismatch C4']);
	});

	test('is not taken from an earlier report', () => {
		receiveText(db, `${HEAD}\nXã Minh Đức,Quý I/2023,100,90,10`);
		const receipt = receiveText(db, `${HEAD}\nXã Minh Đức,Quý I/2023,200 hồ sơ ạ,190,10`);
		expect(told(receipt)).toEqual(['not_a_number C2']);
	});

	test('a rate is not called a rate without counts', () => {
		const head = 'Đơn vị,Kỳ báo cáo,Mới tiếp nhận,Trực tuyến,Tỷ lệ trực tuyến';
		const receipt = receiveText(db, `${head}\nXã Minh Đức,Quý I/2023,một trăm,90,90`);
		expect(receipt.issues.map(({ code }) => code)).not.toContain('rate_without_counts');
	});

	test('of a figure said twice neither contradicts the others', () => {
		const lines = [
			'Đơn vị,Kỳ báo cáo,Chỉ tiêu,Giá trị',
			'Xã Minh Đức,Quý I/2023,Mới tiếp nhận,100',
			'Xã Minh Đức,Quý I/2023,Mới tiếp nhận,110',
			'Xã Minh Đức,Quý I/2023,Trực tuyến,100',
			'Xã Minh Đức,Quý I/2023,"Trực tiếp, bưu chính",10'
		];
		expect(told(receiveText(db, lines.join('\n')))).toEqual(['duplicate_figure D3']);
	});
});
