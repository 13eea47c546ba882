// Who does it in tests that are not about who does it.
import type { Actor } from '../../src/lib/domain/office/audit';

export const OFFICER: Actor = {
	accountId: null,
	name: 'Nguyễn Thị Lan',
	role: 'home_affairs',
	address: '192.0.2.7'
};
