import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { FieldFault } from '$lib/format/field-fault';
import { throttledText } from '$lib/format/office/sign-in-text';
import { changeOwnPassword } from '$lib/server/auth/own-password';
import { keepSession } from '$lib/server/web/session-cookie';
import { visitOf } from '$lib/server/web/visit';
import type { Actions, PageServerLoad } from './$types';
import { newPasswordFaults } from '../../../password-form';

export const load: PageServerLoad = ({ locals }) => ({
	isForced: locals.account?.mustChangePassword === true,
	name: locals.account?.name ?? ''
});

const Text = z.string().max(2000).catch('');
const Typed = z.object({ 'mat-khau': Text, 'mat-khau-moi': Text, 'mat-khau-lai': Text });

export const actions: Actions = {
	default: async (event) => {
		const { account, db } = event.locals;
		if (account === null) error(403, 'Trang này cần đăng nhập.');
		const typed = Typed.parse(Object.fromEntries(await event.request.formData()));
		const faults = newPasswordFaults(typed, account);
		if (faults.length === 0 && typed['mat-khau-moi'] === typed['mat-khau']) faults.push(SAME);
		if (faults.length > 0) return fail(400, { faults });
		const change = {
			accountId: account.id,
			current: typed['mat-khau'],
			wanted: typed['mat-khau-moi']
		};
		const result = await changeOwnPassword(db, change, visitOf(event));
		if (result.outcome === 'throttled') {
			event.setHeaders({ 'retry-after': String(result.waitSeconds) });
			return fail(429, { faults: [old(throttledText(result.waitSeconds))] });
		}
		if (result.outcome === 'wrong_password')
			return fail(400, { faults: [old('Mật khẩu đang dùng chưa đúng. Gõ lại mật khẩu này.')] });
		keepSession(event, result.token);
		redirect(303, account.mustChangePassword ? '/' : '/tai-khoan?da-doi=1');
	}
};

const old = (message: string): FieldFault => ({ field: 'mat-khau', message });
const SAME: FieldFault = {
	field: 'mat-khau-moi',
	message: 'Mật khẩu mới giống mật khẩu đang dùng. Đặt mật khẩu khác.'
};
