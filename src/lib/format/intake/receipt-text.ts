// What an import tells a program beside its issues.
import { formatCount } from '../number';

/** What must be said before contradicting figures are stored. */
export const confirmAsked = (contradictions: number): string =>
	`Có ${formatCount(contradictions)} mâu thuẫn số liệu chưa có lý do (các vấn đề có needsReason). Kiểm tra lại với đơn vị; nếu báo cáo đúng là như vậy, gửi lại tệp này kèm lý do bằng chữ trong tham số confirm (dòng lệnh: --confirm "lý do").`;
