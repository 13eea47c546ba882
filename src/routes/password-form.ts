// A new password, typed twice: everything that is wrong with it, one line a field.
import { passwordFaults, type PasswordOwner } from '$lib/domain/office/password-rules';
import type { FieldFault } from '$lib/format/field-fault';
import { passwordFaultText, PASSWORDS_DIFFER } from '$lib/format/office/password-text';
import { commonPasswords } from '$lib/server/reference/common-passwords';

interface TypedTwice {
	readonly 'mat-khau-moi': string;
	readonly 'mat-khau-lai': string;
}

export function newPasswordFaults(typed: TypedTwice, owner: PasswordOwner): FieldFault[] {
	const wanted = typed['mat-khau-moi'];
	const messages = passwordFaults(wanted, owner, commonPasswords()).map(passwordFaultText);
	return [
		...(messages.length === 0 ? [] : [{ field: 'mat-khau-moi', message: messages.join(' ') }]),
		...(wanted === typed['mat-khau-lai']
			? []
			: [{ field: 'mat-khau-lai', message: PASSWORDS_DIFFER }])
	];
}
