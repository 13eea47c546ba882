import { describe, expect, test } from 'vitest';
import { holdsCitizenNumbers, isPersonal, promisedBy } from './personal-data';

describe('a heading', () => {
	test.each([
		['Họ và tên', 'name'],
		['Họ tên người nộp', 'name'],
		['Chủ hồ sơ', 'name'],
		['Tên tổ chức, cá nhân', 'name'],
		['HỌ, CHỮ ĐỆM VÀ TÊN', 'name'],
		['Số CCCD', 'id_number'],
		['CMND/CCCD', 'id_number'],
		['Căn cước công dân', 'id_number'],
		['Số định danh cá nhân', 'id_number'],
		['Số điện thoại', 'phone'],
		['SĐT', 'phone'],
		['Email', 'email'],
		['Địa chỉ thường trú', 'address'],
		['Ngày, tháng, năm sinh', 'birth'],
		['Số tài khoản', 'bank_account']
	])('"%s" promises %s', (heading, kind) => {
		expect(promisedBy(heading)).toBe(kind);
	});

	test.each([
		'Tên đơn vị',
		'Đơn vị',
		'Chỉ tiêu',
		'Giá trị',
		'Mã đơn vị',
		'Kỳ báo cáo',
		'Tổng số hồ sơ tiếp nhận',
		'Cán bộ tiếp nhận',
		'Số hồ sơ cấp căn cước công dân',
		'Ghi chú',
		'Tên chỉ tiêu thống kê',
		'Địa chỉ: số 1, đường Trần Phú',
		''
	])('"%s" of a report promises nothing', (heading) => {
		expect(promisedBy(heading)).toBeUndefined();
	});
});

describe('what stands below it', () => {
	test('tells names from counts: "Căn cước công dân" over counts is a field of work', () => {
		expect(isPersonal('id_number', ['12', '0', '1.204', ''])).toBe(false);
		expect(isPersonal('id_number', ['030089001234', '030 189 004 321', ''])).toBe(true);
		expect(isPersonal('name', ['Nguyễn Thị Lan', 'Trần Văn An', ''])).toBe(true);
		expect(isPersonal('name', ['12', '7'])).toBe(false);
		expect(isPersonal('name', ['', ''])).toBe(false);
	});

	test('is enough alone only for twelve digits that begin with 0, in nearly all cells', () => {
		expect(holdsCitizenNumbers(['030089001234', '030189004321', '001099123456'])).toBe(true);
		expect(holdsCitizenNumbers(['030089001234', '030189004321'])).toBe(false);
		expect(holdsCitizenNumbers(['123456789012', '223456789012', '323456789012'])).toBe(false);
		expect(holdsCitizenNumbers(['030089001234', '5', '6', '7'])).toBe(false);
	});
});
