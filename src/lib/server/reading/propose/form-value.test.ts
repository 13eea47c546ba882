import { describe, expect, it } from 'vitest';
import { catalogue, openOffice } from '../../../../../tests/import/office';
import { loadUnitRegister } from '../../db/units/units';
import type { Choices } from '../draft';
import { mapFile } from '../map-file';
import { proposeColumns } from './propose';

const register = loadUnitRegister(openOffice());
const sheetOf = (heading: string) => ({
	fileName: 'bieu-mau.csv',
	rows: [
		'Xã Cẩm Điền|||||',
		'Quý I/2023|||||',
		`STT|Chỉ tiêu thống kê|Đơn vị tính|${heading}|Ghi chú`,
		'3.3.1.|Tổng số hồ sơ TTHC đã giải quyết xong|Hồ sơ|22|12|',
		'3.3.2.|Số hồ sơ TTHC giải quyết đúng hạn|Hồ sơ|21|11|'
	].map((line, index) => ({ number: index + 1, cells: line.split('|') }))
});
const about = (choices: Choices = {}) => ({ catalogue, register, choices });
const proposedFor = (heading: string, choices: Choices = {}) =>
	proposeColumns(sheetOf(heading), about(choices))?.columns.map(
		({ letter, target, close }) => [letter, target, ...close] as const
	);
const BOTH = ['role:value', 'ignore'] as const;

describe('the columns of a form', () => {
	it('that hold figures could be the value; the one that nothing speaks against is proposed', () => {
		expect(proposedFor('Đạt được|Kỳ trước')).toEqual([
			['D', 'role:value', ...BOTH],
			['E', null, ...BOTH]
		]);
		expect(proposedFor('Số lượng|Kết quả')).toEqual([
			['D', null, ...BOTH],
			['E', null, ...BOTH]
		]);
	});

	it('keep what was chosen', () => {
		expect(proposedFor('Số lượng|Kết quả', { columns: { E: 'role:value' } })?.[1]).toEqual([
			'E',
			'role:value',
			...BOTH
		]);
	});

	it('are read by what was chosen, also under words that nobody knows', () => {
		const sheet = sheetOf('Cột bốn|Con số khác');
		const read = (choices: Choices) => {
			const { draft, issues } = mapFile({ kind: 'sheets', sheets: [sheet] }, about(choices));
			return {
				values: draft?.figures.map(({ value }) => value.text),
				codes: issues.filter(({ severity }) => severity === 'error').map(({ code }) => code)
			};
		};
		expect(read({}).codes).toEqual(['missing_column']);
		expect(read({ columns: { D: 'role:value' } })).toEqual({ values: ['22', '21'], codes: [] });
	});
});
