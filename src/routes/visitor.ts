// Who reads, as every page knows it: their name, what they may do, and the page they begin on.
import type { ReaderAccount } from '$lib/components/page/reader-account';
import { askerOf } from '$lib/domain/office/account';
import { ALL_RIGHTS, may, type Asker, type Right } from '$lib/domain/office/rights';
import { unitName, versionOn } from '$lib/domain/unit/unit';
import { roleName } from '$lib/format/office/role-text';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import { unrestricted } from '$lib/server/reports/basis/viewer';

export interface Visitor {
	/** null: a guest, or nobody. */
	readonly account: ReaderAccount | null;
	readonly may: readonly Right[];
	/** Of a commune account: the page of its commune. */
	readonly ownUnitPath: string | null;
	readonly home: string;
}

export function visitorOf(locals: App.Locals): Visitor {
	const { account } = locals;
	// Whoever must change their password first is shown no way round it.
	const asker = account?.mustChangePassword === true ? null : locals.asker;
	const ownUnitPath =
		asker?.role === 'commune' && asker.units.kind === 'unit'
			? `/don-vi/${asker.units.unitId}`
			: null;
	return {
		account:
			account === null
				? null
				: {
						displayName: account.displayName,
						role: roleName(account.role),
						unit: unitNameOf(locals)
					},
		may: asker === null ? [] : ALL_RIGHTS.filter((right) => may(asker, right)),
		ownUnitPath,
		home: homeOf(locals)
	};
}

/** Where each role begins; '/' leads there. */
export function homeOf({ account, asker }: Pick<App.Locals, 'account' | 'asker'>): string {
	const whose: Asker | null = account === null ? asker : askerOf(account);
	if (whose === null) return '/dang-nhap';
	if (whose.units.kind === 'unit') return `/don-vi/${whose.units.unitId}`;
	return '/tong-quan';
}

function unitNameOf({ account, reports }: App.Locals): string | null {
	const unitId = account?.unitId ?? null;
	if (unitId === null) return null;
	const version = versionOn(registerOf(unrestricted(reports)), unitId, reports.today);
	return version === undefined ? null : unitName(version);
}
