// Why no more files are taken while those sent before wait, and what makes room.
import { formatCount } from '../number';
import { formatSize } from '../size';

interface Files {
	readonly files: number;
	readonly bytes: number;
}

/** Nothing is dropped to make room: the one who sent the files decides. */
export function draftsFullText(of: {
	readonly held: Files;
	readonly more: Files;
	readonly most: Files;
	readonly hours: number;
}): string {
	const { held, more, most, hours } = of;
	const words = ({ files, bytes }: Files): string =>
		`${formatCount(files)} tệp (${formatSize(bytes)})`;
	return `Tài khoản này đang giữ ${words(held)} đã gửi, chưa lưu; thêm ${words(more)} thì quá mức ${words(most)} của một tài khoản nên chưa nhận tệp nào. Mở “Tệp đang giữ” ở trang này để lưu hoặc bỏ bớt rồi gửi lại; tệp để quá ${formatCount(hours)} giờ tự hết hạn. Máy chủ không tự bỏ tệp cũ để lấy chỗ.`;
}
