// What the roles are called, and who else the audit log knows.
import type { Actor } from '../domain/audit';

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
