// Words about accounts: what is wrong with a new one, and what came of a change.
import type { AccountFault } from '../../domain/office/new-account';
import { MOST_OF_DISPLAY_NAME } from '../../domain/office/new-account';

const FAULTS: Readonly<Record<AccountFault, string>> = {
	name_form:
		'Tên đăng nhập gồm 3 đến 40 ký tự: chữ thường không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới; bắt đầu và kết thúc bằng chữ hoặc số. Ví dụ: lan.nv',
	name_taken: 'Tên đăng nhập này đã có tài khoản khác dùng. Chọn tên khác.',
	display_name_missing: 'Ghi họ tên; họ tên hiện trong nhật ký và lịch sử nộp.',
	display_name_long: `Họ tên dài nhất ${MOST_OF_DISPLAY_NAME} ký tự.`,
	unit_missing:
		'Chọn đơn vị: cơ quan tổng hợp của cán bộ Nội vụ và lãnh đạo, hoặc xã của cán bộ xã.',
	unit_not_for_administrator:
		'Tài khoản quản trị không thuộc đơn vị nào. Bỏ đơn vị, hoặc chọn vai trò khác.'
};

export const accountFaultText = (fault: AccountFault): string => FAULTS[fault];

/** Why an account stays as it is. */
export const LAST_ADMINISTRATOR =
	'Đây là tài khoản quản trị cuối cùng còn dùng được. Tạo hoặc bật một tài khoản quản trị khác trước, rồi làm lại.';
