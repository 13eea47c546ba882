// How far long work has come, and why it ended without an answer.
import { formatCount } from '../number';

export interface ProgressStep {
	readonly stage: 'reading' | 'checking' | 'storing';
	readonly done: number;
	readonly total: number;
	/** '' when it is none in particular. */
	readonly file: string;
}
/** The file of the database, the process, or an error of ours. */
export type WorkFault =
	| 'disk_full'
	| 'write_failed'
	| 'read_only'
	| 'busy'
	| 'corrupted'
	| 'missing'
	| 'out_of_memory'
	| 'out_of_time'
	| 'too_many_waiting'
	| 'killed'
	| 'fault';

const STAGES: Readonly<Record<ProgressStep['stage'], string>> = {
	reading: 'Đang đọc',
	checking: 'Đang kiểm tra',
	storing: 'Đang lưu'
};

/** "Đang đọc “quy-3.xlsx”: 40 %"; before it begins "Đang chờ 2 việc khác làm xong trước". */
export function progressText(step: ProgressStep | null, aheadOfIt: number): string {
	if (step === null)
		return aheadOfIt > 0
			? `Đang chờ ${formatCount(aheadOfIt)} việc khác làm xong trước`
			: 'Đang bắt đầu';
	const what = step.file === '' ? STAGES[step.stage] : `${STAGES[step.stage]} “${step.file}”`;
	const percent = progressPercent(step);
	return percent === null ? what : `${what}: ${formatCount(percent)} %`;
}

/** null: nobody knows how much there is to do. */
export function progressPercent(step: ProgressStep | null): number | null {
	if (step === null || step.total <= 0) return null;
	return Math.min(100, Math.floor((step.done / step.total) * 100));
}

const FAULTS: Readonly<Record<WorkFault, string>> = {
	disk_full:
		'Ổ đĩa của máy chủ đã đầy nên chưa lưu được gì của lần này; số liệu đã lưu vẫn còn nguyên. Báo người quản trị giải phóng chỗ trống rồi thử lại.',
	write_failed:
		'Ổ đĩa của máy chủ báo lỗi khi ghi nên chưa lưu được gì của lần này; số liệu đã lưu vẫn còn nguyên. Báo người quản trị kiểm tra ổ đĩa.',
	read_only:
		'Máy chủ không được ghi vào cơ sở dữ liệu nên chưa lưu được gì của lần này; số liệu đã lưu vẫn xem được. Báo người quản trị cấp quyền ghi.',
	corrupted:
		'Cơ sở dữ liệu có chỗ bị hỏng nên chưa lưu được gì của lần này. Ngừng nhập số liệu và báo người quản trị phục hồi từ bản sao lưu.',
	missing:
		'Tệp cơ sở dữ liệu không còn ở chỗ cũ nên chưa lưu được gì của lần này. Báo người quản trị.',
	out_of_memory:
		'Tệp cần nhiều bộ nhớ hơn mức máy chủ dành cho một lần nộp. Tách tệp theo kỳ hoặc theo đơn vị rồi nộp từng tệp.',
	out_of_time:
		'Việc này lâu hơn số phút dành cho một việc nên đã dừng để người khác không phải chờ; chưa có gì được lưu. Tách tệp theo kỳ hoặc theo đơn vị rồi nộp từng tệp, hoặc nhờ quản trị tăng “Thời gian tối đa của một việc” ở trang Cài đặt.',
	too_many_waiting:
		'Tài khoản này đang có quá nhiều việc chờ máy chủ làm nên chưa nhận thêm việc này; chưa có gì được lưu. Chờ các việc trước xong, hoặc hủy bớt, rồi thử lại.',
	killed: 'Việc này bị dừng giữa chừng vì máy chủ khởi động lại hoặc thiếu tài nguyên. Thử lại.',
	busy: 'Một chương trình khác đang giữ cơ sở dữ liệu. Đợi ít phút rồi thử lại.',
	fault: 'Máy chủ gặp lỗi khi làm việc này. Thử lại; nếu vẫn vậy, báo lỗi kèm tệp và mã bên dưới.'
};

/** What happened and what to do; nothing was stored. */
export const workFaultText = (fault: WorkFault): string => FAULTS[fault];
