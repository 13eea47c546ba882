// The form of an account, as typed; read into an account or told what is wrong with each field.
import { z } from 'zod';
import type { Account } from '$lib/domain/office/account';
import {
	accountFaults,
	accountName,
	type AccountFault,
	type NewAccount
} from '$lib/domain/office/new-account';
import { tidy } from '$lib/domain/text';
import {
	isCommuneKind,
	organisingUnitsOf,
	unitName,
	unitNameWithParent,
	versionOn,
	type UnitId,
	type UnitMatch,
	type UnitRegister
} from '$lib/domain/unit/unit';
import type { FieldFault } from '$lib/format/field-fault';
import { accountFaultText } from '$lib/format/office/account-text';
import { roleName } from '$lib/format/office/role-text';
import { unitNamed } from '$lib/server/reports/basis/named-unit';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import type { ReportContext } from '$lib/server/reports/basis/context';

const ACCOUNT_ROLES = ['home_affairs', 'leader', 'commune', 'administrator'] as const;
export const roleChoices = (): { id: string; text: string }[] =>
	ACCOUNT_ROLES.map((role) => ({ id: role, text: roleName(role) }));

const Text = z.string().trim().max(400).catch('');
const Typed = z.object({
	'ten-dang-nhap': Text,
	'ho-ten': Text,
	'vai-tro': Text,
	'don-vi': Text
});
export type TypedAccount = z.infer<typeof Typed>;
/** In the order of the form. */
const FIELDS: readonly string[] = Object.keys(Typed.shape);

export const typedAccount = (form: FormData): TypedAccount => Typed.parse(Object.fromEntries(form));

/** `held`: the account as it stands, whose unit may be shown under a name that others have too. */
export function readAccount(
	ctx: ReportContext,
	typed: TypedAccount,
	held?: Pick<Account, 'name' | 'unitId'>
): { readonly entry?: NewAccount; readonly faults: readonly FieldFault[] } {
	const role = ACCOUNT_ROLES.find((known) => known === typed['vai-tro']);
	const unit = role === undefined ? { unitId: null } : unitOf(ctx, { role, typed, held });
	const entry = {
		name: held?.name ?? accountName(typed['ten-dang-nhap']),
		displayName: tidy(typed['ho-ten']),
		role: role ?? 'commune',
		unitId: unit.unitId
	};
	const faults = [
		...(role === undefined
			? [{ field: 'vai-tro', message: 'Chọn vai trò: tài khoản được làm gì tùy vào vai trò.' }]
			: []),
		...(unit.fault === undefined ? [] : [{ field: 'don-vi', message: unit.fault }]),
		...faultsIn(accountFaults(entry)).filter(
			({ field }) => field !== 'don-vi' || (role !== undefined && unit.fault === undefined)
		)
	];
	if (faults.length === 0) return { entry, faults };
	return { faults: faults.sort((a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field)) };
}

const FIELD_OF: Readonly<Record<AccountFault, keyof TypedAccount>> = {
	name_form: 'ten-dang-nhap',
	name_taken: 'ten-dang-nhap',
	display_name_missing: 'ho-ten',
	display_name_long: 'ho-ten',
	unit_missing: 'don-vi',
	unit_not_for_administrator: 'don-vi'
};
export const faultsIn = (faults: readonly AccountFault[]): FieldFault[] =>
	faults.map((fault) => ({ field: FIELD_OF[fault], message: accountFaultText(fault) }));

interface UnitAsked {
	readonly role: Account['role'];
	readonly typed: TypedAccount;
	readonly held: Pick<Account, 'unitId'> | undefined;
}

function unitOf(
	ctx: ReportContext,
	{ role, typed, held }: UnitAsked
): { readonly unitId: UnitId | null; readonly fault?: string } {
	const written = typed['don-vi'];
	if (written === '') return { unitId: null };
	if (role === 'administrator')
		return { unitId: null, fault: accountFaultText('unit_not_for_administrator') };
	const heldId = held?.unitId ?? null;
	if (heldId !== null && isAsShown(ctx, heldId, { role, written })) return { unitId: heldId };
	const wanted = role === 'commune' ? 'commune' : 'organising';
	const match = unitNamed(ctx, written, { role: wanted });
	return match.kind === 'one'
		? { unitId: match.unitId }
		: { unitId: null, fault: unmatched(written, match, wanted) };
}

function isAsShown(
	ctx: ReportContext,
	unitId: UnitId,
	{ role, written }: { readonly role: Account['role']; readonly written: string }
): boolean {
	const version = versionOn(registerOf(ctx), unitId, ctx.today);
	if (version === undefined || isCommuneKind(version.kind) !== (role === 'commune')) return false;
	return unitText(ctx, unitId) === written;
}

function unmatched(
	written: string,
	match: Exclude<UnitMatch, { kind: 'one' }>,
	wanted: 'commune' | 'organising'
): string {
	const kind = wanted === 'commune' ? 'xã, phường, thị trấn' : 'cơ quan tổng hợp';
	switch (match.kind) {
		case 'many':
			return `Có ${match.candidates.length} đơn vị cùng tên “${written}”: ${match.candidates.join('; ')}. Ghi mã đơn vị thay cho tên.`;
		case 'not_valid':
			return `${match.name} không còn hiệu lực${match.successors.length > 0 ? `; đơn vị kế thừa: ${match.successors.join('; ')}` : ''}.`;
		case 'none':
			return match.nearest.length > 0
				? `Không có ${kind} nào tên “${written}”. Gần giống: ${match.nearest.join('; ')}.`
				: `Không có ${kind} nào tên “${written}”. Ghi tên như trong danh sách đơn vị, hoặc mã đơn vị.`;
	}
}

/** "Xã Hồng Phong, huyện Nam Sách", as it is called today; '' without a unit. */
export function unitText(ctx: ReportContext, unitId: UnitId | null): string {
	if (unitId === null) return '';
	const register = registerOf(ctx);
	const version = versionOn(register, unitId, ctx.today);
	if (version === undefined) return '';
	return isCommuneKind(version.kind) ? withParent(ctx, register, unitId) : unitName(version);
}

function withParent(ctx: ReportContext, register: UnitRegister, unitId: UnitId): string {
	const version = versionOn(register, unitId, ctx.today);
	if (version === undefined) return '';
	const parent =
		version.parentId === null ? undefined : versionOn(register, version.parentId, ctx.today);
	return unitNameWithParent(version, parent);
}

/** A national list is no list to pick from: there a name or code is typed. */
const MOST_CHOICES = 600;

/** Offices first, then communes with their office. */
export function unitChoices(ctx: ReportContext): string[] {
	const register = registerOf(ctx);
	const offices = organisingUnitsOf(register).map(unitName);
	const ids = new Set(
		register.versions.filter(({ kind }) => isCommuneKind(kind)).map(({ unitId }) => unitId)
	);
	if (offices.length > MOST_CHOICES) return [];
	if (offices.length + ids.size > MOST_CHOICES) return [...new Set(offices)];
	const communes = [...ids]
		.map((id) => withParent(ctx, register, id))
		.sort((a, b) => a.localeCompare(b, 'vi'));
	return [...new Set([...offices, ...communes])];
}
