import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { accountFaults, accountName, type AccountFault } from '$lib/domain/office/new-account';
import type { FieldFault } from '$lib/format/field-fault';
import { accountFaultText } from '$lib/format/office/account-text';
import { throttledText } from '$lib/format/office/sign-in-text';
import { checkSetupCode, setUp } from '$lib/server/auth/setup';
import { keepSession } from '$lib/server/web/session-cookie';
import { visitOf } from '$lib/server/web/visit';
import type { Actions, PageServerLoad } from './$types';
import { newPasswordFaults } from '../../password-form';

export const load: PageServerLoad = async (event) => {
	await requireCode(event, event.params.ma);
};

const Text = z.string().max(2000).catch('');
const Typed = z.object({
	'ten-dang-nhap': Text,
	'ho-ten': Text,
	'mat-khau-moi': Text,
	'mat-khau-lai': Text
});
type Typed = z.infer<typeof Typed>;

export const actions: Actions = {
	default: async (event) => {
		const typed = Typed.parse(Object.fromEntries(await event.request.formData()));
		await requireCode(event, event.params.ma);
		const kept = { 'ten-dang-nhap': typed['ten-dang-nhap'], 'ho-ten': typed['ho-ten'] };
		const faults = faultsOf(typed);
		if (faults.length > 0) return fail(400, { typed: kept, faults });
		const result = await setUp(
			event.locals.db,
			{ code: event.params.ma, first: { ...firstIn(typed), password: typed['mat-khau-moi'] } },
			visitOf(event)
		);
		if (result.outcome === 'wrong_code') error(404, DEAD);
		if (result.outcome === 'refused')
			return fail(400, { typed: kept, faults: result.faults.map(faultLine) });
		keepSession(event, result.token);
		redirect(303, '/');
	}
};

const DEAD =
	'Địa chỉ thiết lập này đã dùng rồi hoặc đã hết hiệu lực. Khi chưa có tài khoản quản trị, mỗi lần khởi động chương trình in ra một địa chỉ mới.';

async function requireCode(event: RequestEvent, code: string): Promise<void> {
	const check = await checkSetupCode(event.locals.db, code, event.getClientAddress());
	if (check.outcome === 'right') return;
	if (check.outcome === 'wrong') error(404, DEAD);
	event.setHeaders({ 'retry-after': String(check.waitSeconds) });
	error(429, throttledText(check.waitSeconds));
}

const firstIn = (typed: Typed) => ({
	name: accountName(typed['ten-dang-nhap']),
	displayName: typed['ho-ten'].normalize('NFC').trim()
});

function faultsOf(typed: Typed): FieldFault[] {
	const first = firstIn(typed);
	return [
		...accountFaults({ ...first, role: 'administrator', unitId: null }).map(faultLine),
		...newPasswordFaults(typed, first)
	];
}

const faultLine = (fault: AccountFault) => ({
	field: fault.startsWith('name') ? 'ten-dang-nhap' : 'ho-ten',
	message: accountFaultText(fault)
});
