import { describe, expect, it } from 'vitest';
import { catalogue, openOffice } from '../../../../tests/import/office';
import { loadUnitRegister } from '../db/units';
import { readTitle } from './title';

const register = loadUnitRegister(openOffice());
const read = (lines: readonly string[]) =>
	readTitle(
		lines.map((line, index) => ({ number: index + 1, cells: line.split('|') })),
		{},
		{ catalogue, register, choices: {} }
	);

describe('the lines above a table', () => {
	it('name no commune by the words of the national motto', () => {
		const motto = 'ỦY BAN NHÂN DÂN HUYỆN|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
		expect(read([motto, 'Quý II năm 2023']).unit).toBeNull();
		const named = read([motto, 'Quý II năm 2023, thị trấn Lai Cách']);
		expect(named.unit?.text).toMatch(/thị trấn Lai Cách/i);
	});
});
