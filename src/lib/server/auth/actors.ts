// Who the audit log says it was.
import type { Account } from '../../domain/office/account';
import type { Actor } from '../../domain/office/audit';

export const accountActor = (
	{ id, displayName, role }: Pick<Account, 'id' | 'displayName' | 'role'>,
	address: string
): Actor => ({ accountId: id, name: displayName, role, address });

/** Anybody who has not signed in. */
export const guestActor = (address: string): Actor => ({
	accountId: null,
	name: 'Khách',
	role: 'guest',
	address
});
