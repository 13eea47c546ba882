// The table of rights in words.
import { ALL_RIGHTS, RIGHTS, ROLES, type Right, type Role } from '../../domain/office/rights';
import { roleName } from './role-text';

/** A right without its words does not compile. */
const WORDS: Readonly<Record<Right, string>> = {
	'catalogue.read': 'Xem cách tính các chỉ số và hướng dẫn',
	'office.read': 'Xem tổng quan, xếp hạng, xu hướng của cơ quan',
	'unit.read': 'Xem trang của một đơn vị',
	'office.export': 'Tải bảng của cơ quan về tệp',
	'unit.export': 'Tải số liệu của một đơn vị về tệp',
	'reports.read': 'Xem báo cáo đã nộp và lịch sử nộp',
	'reports.export': 'Tải tệp gốc và bảng vấn đề số liệu',
	'issues.read': 'Xem vấn đề số liệu',
	'reports.submit': 'Nộp, sửa tại chỗ, xác nhận và lưu báo cáo',
	'reports.correct': 'Hoàn tác, rút, trả lại, khôi phục báo cáo',
	'campaigns.read': 'Xem đợt báo cáo',
	'campaigns.manage': 'Mở, đổi, khóa và mở khóa đợt báo cáo',
	'own_account.manage': 'Đổi mật khẩu, xem phiên đăng nhập và khóa API của mình',
	'accounts.manage': 'Quản trị tài khoản',
	'units.manage': 'Quản trị danh mục đơn vị và cơ quan',
	'targets.manage': 'Đặt chỉ tiêu',
	'settings.manage': 'Đổi cài đặt',
	'backups.manage': 'Sao lưu',
	'audit.read': 'Xem nhật ký',
	'system.read': 'Xem phiên bản và tình trạng máy chủ'
};

/** Not about units: it may be done, or not. */
const OF_NO_UNIT: ReadonlySet<Right> = new Set<Right>([
	'catalogue.read',
	'own_account.manage',
	'accounts.manage',
	'units.manage',
	'targets.manage',
	'settings.manage',
	'backups.manage',
	'audit.read',
	'system.read'
]);

function reachText(role: Role, right: Right): string {
	if (OF_NO_UNIT.has(right)) return RIGHTS[right][role] === 'no' ? 'không' : 'có';
	switch (RIGHTS[right][role]) {
		case 'any':
			return 'mọi đơn vị';
		case 'own':
			return role === 'commune' ? 'xã của mình' : 'cơ quan mình';
		case 'no':
			return 'không';
	}
}

export interface RightsTable {
	readonly roles: readonly string[];
	readonly rows: readonly { readonly words: string; readonly reaches: readonly string[] }[];
}

export const rightsTable = (): RightsTable => ({
	roles: ROLES.map(roleName),
	rows: ALL_RIGHTS.map((right) => ({
		words: WORDS[right],
		reaches: ROLES.map((role) => reachText(role, right))
	}))
});
