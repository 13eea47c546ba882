import { describe, expect, it } from 'vitest';
import type { UnitRegister } from '../../../../domain/unit/unit';
import { loadCatalogue } from '../../../reference/catalogue';
import type { Choices } from '../../draft';
import { readTitle } from './title';

const unit = (unitId: number, name: string, kind: 'xa' | 'huyen', parentId: number | null) => ({
	unitId,
	code: String(100 + unitId),
	name,
	kind,
	parentId,
	validFrom: null,
	validTo: null
});
const register: UnitRegister = {
	versions: [
		unit(1, 'Cẩm Giàng', 'huyen', null),
		unit(2, 'Tân Trường', 'xa', 1),
		unit(3, 'Đức Chính', 'xa', 1)
	],
	aliases: [],
	successors: []
};
const catalogue = loadCatalogue('data');
function read(lines: readonly string[], choices: Choices = {}) {
	const rows = lines.map((line, index) => ({ number: index + 1, cells: line.split('|') }));
	return readTitle(rows, { name: 'Biểu' }, { catalogue, register, choices });
}

describe('the lines above a table', () => {
	it('name unit, period and window', () => {
		const title = read([
			'UBND HUYỆN CẨM GIÀNG|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
			'UBND XÃ TÂN TRƯỜNG|Độc lập - Tự do - Hạnh phúc',
			'BÁO CÁO KẾT QUẢ QUÝ III NĂM 2023',
			'(Từ ngày 10/6/2023 đến ngày 09/9/2023)',
			'(Kèm theo Báo cáo số 12/BC-UBND ngày 12 tháng 9 năm 2023 của UBND xã Tân Trường)'
		]);
		expect(title.unit?.text).toBe('XÃ TÂN TRƯỜNG');
		expect(title.period).toMatchObject({
			text: 'QUÝ III NĂM 2023',
			place: { sheet: 'Biểu', row: 3 }
		});
		expect(title.window).toEqual({ from: '2023-06-10', to: '2023-09-09' });
		expect(title.organisingId).toBe(1);
	});

	it('name the sender, not who gets the report', () => {
		const lines = ['Kỳ báo cáo: Quý I/2023', '- Đơn vị báo cáo: |UBND xã Đức Chính'];
		expect(read([...lines, '- Đơn vị nhận báo cáo: |UBND xã Tân Trường']).unit?.text).toBe(
			'UBND xã Đức Chính'
		);
	});

	it('do not take what is counted for who counts', () => {
		expect(read(['Xã Tân Trường quý I/2023', 'Đơn vị: Hồ sơ']).unit?.text).toBe('Xã Tân Trường');
	});

	it('put together what is spread over cells', () => {
		expect(read(['Từ ngày|15/3/2023|đến ngày|14/6/2023']).window).toEqual({
			from: '2023-03-15',
			to: '2023-06-14'
		});
	});

	it.each([
		['Báo cáo 9 tháng năm 2023', '9 tháng năm 2023'],
		['Quý ….. năm 2023', undefined],
		['SỐ LIỆU CÁC QUÝ NĂM 2023', 'NĂM 2023'],
		['Kỳ báo cáo: Quý….../Năm 2023', undefined],
		['Từ ngày … tháng … năm 2023', undefined],
		['Hải Dương, ngày 9 tháng 9 năm 2023', undefined],
		['Báo cáo quý III và 9 tháng năm 2023', '9 tháng năm 2023 / quy iii/2023'],
		['Tổng kết năm 2023', 'năm 2023'],
		['BÁO CÁO THÁNG 7 NĂM 2025', 'THÁNG 7 NĂM 2025'],
		['Số liệu tháng 07/2025 của xã', 'tháng 07/2025'],
		['Kỳ báo cáo: Q4/2023', 'Q4/2023'],
		['(Q.III/2023)', 'Q.III/2023'],
		['BÁO CÁO T7/2025', 'T7/2025'],
		['Kết quả tuần 31 năm 2025', 'tuần 31 năm 2025'],
		['Báo cáo 10 tháng đầu năm 2025', '10 tháng đầu năm 2025'],
		['Kết quả 11T/2025', '11T/2025'],
		['Báo cáo 9 tháng năm 2025', '9 tháng năm 2025'],
		['Báo cáo tháng 9 năm 2025', 'tháng 9 năm 2025'],
		['Báo cáo tháng 9 và 9 tháng năm 2025', '9 tháng năm 2025 / thang 9/2025'],
		['Tuần 31 (từ 28/7 đến 03/8/2025)', 'tuan 31 (2025-07-28 - 2025-08-03)'],
		['Tuần 1 tháng 8 năm 2025', 'Tuần 1 tháng 8 năm 2025'],
		['Tuần 1 tháng 8 (từ 28/7/2025 đến 03/8/2025)', '2025-07-28 - 2025-08-03'],
		['Từ ngày 01/7/2025 đến ngày 30/9/2025', 'Từ ngày 01/7/2025 đến ngày 30/9/2025'],
		['(Từ ngày 15/6/2025 đến ngày 14/9/2025)', 'Từ ngày 15/6/2025 đến ngày 14/9/2025'],
		['(Lũy kế đến 30/9/2025)', 'Lũy kế đến 30/9/2025'],
		['(Số liệu tính đến ngày 15/9/2025)', 'tính đến ngày 15/9/2025'],
		['Báo cáo quý III/2025 (số liệu tính đến ngày 14/9/2025)', 'quý III/2025'],
		['Quý III/2025 (từ 01/7/2025 đến 31/7/2025)', 'Quý III/2025'],
		['Kết quả năm 2025 (từ 01/7/2025 đến 31/7/2025)', 'từ 01/7/2025 đến 31/7/2025'],
		['Kết quả năm 2025 (từ 15/12/2024 đến 14/12/2025)', 'năm 2025'],
		['Từ 15 tháng 6 đến 14 tháng 9 năm 2025', 'Từ 15 tháng 6 đến 14 tháng 9 năm 2025'],
		['Liên Mạc, tháng 10 năm 2025', undefined],
		['Liên Mạc, ngày   tháng 10 năm 2025', undefined],
		['Tháng … năm 2025', undefined],
		['Hạn ngày 10 tháng 7', undefined]
	])('of “%s” the period is %s', (line, period) => {
		expect(read([line]).period?.text).toBe(period);
	});

	it.each([
		[['BÁO CÁO QUÝ III', 'NĂM 2025'], 'quy iii/2025'],
		[['BÁO CÁO THÁNG 7', 'Năm 2025'], 'thang 7/2025'],
		[['BÁO CÁO TUẦN 31', 'NĂM 2025'], 'tuan 31/2025'],
		[['BÁO CÁO 10 THÁNG ĐẦU NĂM', 'Năm 2025'], '10 thang dau nam/2025'],
		[['BÁO CÁO QUÝ II/2025', 'Liên Mạc, tháng 7 năm 2025'], 'QUÝ II/2025']
	])('of %j the period is %s', (lines, period) => {
		expect(read(lines).period?.text).toBe(period);
	});

	it('with days alone leave what was chosen as it is', () => {
		const line = '(Từ ngày 15/6/2025 đến ngày 14/9/2025)';
		const title = read([line], { period: '2025-q3' });
		expect(title.period).toBeNull();
		expect(title.window).toEqual({ from: '2025-06-15', to: '2025-09-14' });
		expect(read(['Tính đến ngày 15/9/2025'], { period: '2025-q3' }).period).toBeNull();
	});

	it('with two periods mean the one that was chosen', () => {
		const line = 'Báo cáo quý III và 9 tháng năm 2023';
		expect(read([line], { period: '2023-m9' }).period?.text).toBe('9 tháng năm 2023');
	});
});
