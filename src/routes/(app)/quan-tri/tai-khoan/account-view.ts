// An account as the pages of administration show it.
import { fold } from '$lib/domain/text';
import { formatInstant } from '$lib/format/period';
import { roleName } from '$lib/format/office/role-text';
import type { AccountRecord } from '$lib/server/db/accounts/accounts';
import type { ReportContext } from '$lib/server/reports/basis/context';
import { unitText } from './account-form';

interface AccountView {
	readonly id: number;
	readonly name: string;
	readonly displayName: string;
	readonly role: AccountRecord['role'];
	readonly roleName: string;
	readonly unit: string;
	readonly lastSignedIn: string | null;
	readonly createdAt: string;
	readonly state: AccountState;
	/** "khóa từ 13:15 ngày 05/10/2026" */
	readonly stateText: string;
	readonly isDemonstration: boolean;
}
type AccountState = 'active' | 'never' | 'disabled';

export function accountView(ctx: ReportContext, account: AccountRecord): AccountView {
	const { id, name, displayName, role, isDemonstration, lastSignedInAt } = account;
	return {
		...{ id, name, displayName, role, isDemonstration },
		roleName: roleName(role),
		unit: unitText(ctx, account.unitId),
		lastSignedIn: lastSignedInAt === null ? null : formatInstant(lastSignedInAt),
		createdAt: formatInstant(account.createdAt),
		state: stateOf(account),
		stateText: stateText(account)
	};
}

const stateOf = ({ disabledAt, lastSignedInAt }: AccountRecord): AccountState =>
	disabledAt !== null ? 'disabled' : lastSignedInAt === null ? 'never' : 'active';

function stateText(account: AccountRecord): string {
	const { disabledAt, mustChangePassword } = account;
	switch (stateOf(account)) {
		case 'disabled':
			return `khóa từ ${formatInstant(disabledAt ?? '')}`;
		case 'never':
			return 'chưa đăng nhập lần nào';
		case 'active':
			return mustChangePassword ? 'phải đổi mật khẩu khi đăng nhập' : 'đang dùng';
	}
}

interface AccountFilter {
	readonly text: string;
	readonly role: string;
	readonly state: string;
}

export function filtered(
	accounts: readonly AccountView[],
	{ text, role, state }: AccountFilter
): AccountView[] {
	const words = fold(text);
	return accounts.filter(
		(account) =>
			(role === '' || account.role === role) &&
			(state === '' || account.state === state) &&
			fold(`${account.name} ${account.displayName} ${account.unit}`).includes(words)
	);
}
