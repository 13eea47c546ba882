// What is asked of a password, and what is wrong with the one that was typed.
import {
	LEAST_OF_PASSWORD,
	MOST_OF_PASSWORD,
	type PasswordFault
} from '../../domain/office/password-rules';

const FAULTS: Readonly<Record<PasswordFault, string>> = {
	too_short: `Mật khẩu cần ít nhất ${LEAST_OF_PASSWORD} ký tự. Một câu ngắn dễ nhớ là đủ dài.`,
	too_long: `Mật khẩu dài nhất ${MOST_OF_PASSWORD} ký tự.`,
	about_account:
		'Mật khẩu gần như chỉ gồm tên của anh/chị hoặc tên phần mềm. Thêm vài từ không liên quan.',
	common:
		'Mật khẩu này nằm trong danh sách hay gặp, người khác đoán ra ngay. Ghép vài từ không đi với nhau.',
	repeated: 'Mật khẩu lặp lại một đoạn ngắn hoặc theo hàng phím. Ghép vài từ không đi với nhau.'
};

export const passwordFaultText = (fault: PasswordFault): string => FAULTS[fault];

export const PASSWORD_HINT = `Ít nhất ${LEAST_OF_PASSWORD} ký tự, chữ nào cũng được, dán vào được. Bốn từ không liên quan vừa dễ nhớ vừa khó đoán.`;
export const PASSWORDS_DIFFER = 'Hai lần gõ mật khẩu mới không giống nhau. Gõ lại cả hai ô.';
