// What the roles are called, who else the audit log knows, and what a key lets a program do.
import type { Actor } from '../../domain/office/audit';
import type { TokenScope } from '../../domain/office/rights';

type ActorRole = Actor['role'];

const NAMES: Readonly<Record<ActorRole, string>> = {
	administrator: 'Quản trị',
	home_affairs: 'Cán bộ Nội vụ',
	leader: 'Lãnh đạo',
	commune: 'Cán bộ xã',
	guest: 'Khách',
	command: 'Dòng lệnh trên máy chủ',
	system: 'Hệ thống'
};

/** "Cán bộ Nội vụ" */
export const roleName = (role: ActorRole): string => NAMES[role];

export const TOKEN_SCOPE_NAMES: Readonly<Record<TokenScope, string>> = {
	read: 'chỉ đọc',
	submit: 'đọc và nộp báo cáo'
};
