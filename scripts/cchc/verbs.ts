// The verbs, each loaded only when it is called.
import { UsageError } from './arguments';

/** Answers the exit code. */
export type Verb = (words: readonly string[]) => Promise<number> | number;
interface VerbEntry {
	readonly usage: string;
	readonly does: string;
	readonly load: () => Promise<Verb>;
}

const READ_OPTIONS = '--period KỲ [--unit ĐƠN-VỊ] [--of CƠ-QUAN] [--json]';

const VERBS: Readonly<Record<string, VerbEntry>> = {
	units: {
		usage: 'units load TỆP.csv [--json]',
		does: 'nạp hoặc cập nhật danh sách đơn vị',
		load: async () => (await import('./units')).units
	},
	import: {
		usage:
			'import TỆP… [--of CƠ-QUAN] [--unit ĐƠN-VỊ] [--period KỲ] [--submitted-by "NGƯỜI NỘP"] [--note "GHI CHÚ"] [--dry-run] [--confirm "lý do"] [--json]',
		does: 'kiểm tra và lưu tệp báo cáo, như trang Nộp báo cáo',
		load: async () => (await import('./import')).importFiles
	},
	figures: {
		usage: `figures ${READ_OPTIONS}`,
		does: 'số liệu đã lưu của một kỳ',
		load: async () => (await import('./figures')).figures
	},
	kpi: {
		usage: `kpi ${READ_OPTIONS}`,
		does: 'các chỉ số tính được của một kỳ',
		load: async () => (await import('./kpi')).kpi
	},
	ranking: {
		usage: 'ranking --kpi CHỈ-SỐ --period KỲ [--of CƠ-QUAN] [--json]',
		does: 'xếp hạng theo một chỉ số',
		load: async () => (await import('./ranking')).ranking
	},
	trend: {
		usage: 'trend --kpi CHỈ-SỐ [--unit ĐƠN-VỊ] [--of CƠ-QUAN] [--kind LOẠI-KỲ] [--json]',
		does: 'một chỉ số qua các kỳ',
		load: async () => (await import('./trend')).trend
	},
	issues: {
		usage: 'issues [--period KỲ] [--unit ĐƠN-VỊ] [--of CƠ-QUAN] [--json]',
		does: 'các vấn đề số liệu còn mở',
		load: async () => (await import('./issues')).issues
	},
	uploads: {
		usage:
			'uploads [--of CƠ-QUAN] [--unit ĐƠN-VỊ] [--period KỲ] [--state TRẠNG-THÁI] [--text CHỮ] [--page SỐ] [--json]',
		does: 'lịch sử các lần nhập, kể cả đã hoàn tác',
		load: async () => (await import('./uploads')).uploads
	},
	undo: {
		usage: 'undo LẦN-NHẬP --reason "lý do" [--by TÊN]',
		does: 'hoàn tác cả một lần nhập; số liệu trở lại như trước đó',
		load: async () => (await import('./uploads')).undo
	},
	withdraw: {
		usage: 'withdraw BÁO-CÁO --reason "lý do" [--send-back] [--by TÊN]',
		does: 'rút một báo cáo khỏi số liệu, hoặc trả lại đơn vị; tệp vẫn được giữ',
		load: async () => (await import('./uploads')).withdraw
	},
	reinstate: {
		usage: 'reinstate BÁO-CÁO --reason "lý do" [--by TÊN]',
		does: 'tính lại một báo cáo đã rút hoặc đã trả lại',
		load: async () => (await import('./uploads')).reinstate
	},
	export: {
		usage: 'export ranking --kpi CHỈ-SỐ --period KỲ [--of CƠ-QUAN] --format csv|xlsx --out TỆP',
		does: 'ghi bảng xếp hạng ra tệp, giống nút tải về trên trang',
		load: async () => (await import('./export')).exportTable
	},
	audit: {
		usage:
			'audit verify [--head MÃ] [--json] | audit list [--from NGÀY] [--to NGÀY] [--person NGƯỜI] [--kind LOẠI] [--unit ĐƠN-VỊ] [--period KỲ] [--text CHỮ] [--page SỐ] [--json] | audit export [BỘ LỌC] --format csv|xlsx --out TỆP',
		does: 'nhật ký: kiểm tra chuỗi và số liệu có bị sửa ngoài ứng dụng không, liệt kê, ghi ra tệp',
		load: async () => (await import('./audit')).audit
	},
	backup: {
		usage: 'backup [TỆP] | backup check TỆP | backup list | backup drill',
		does: 'sao lưu cơ sở dữ liệu (vào thư mục sao lưu khi không nêu tệp), kể cả khi chương trình đang chạy; check kiểm tra một bản, drill phục hồi thử bản mới nhất',
		load: async () => (await import('./backup')).backup
	},
	restore: {
		usage: 'restore TỆP',
		does: 'phục hồi từ bản sao lưu; tệp bị thay được giữ lại bên cạnh',
		load: async () => (await import('./backup')).restore
	},
	demo: {
		usage: 'demo',
		does: 'nạp số liệu minh họa và năm báo cáo mẫu',
		load: async () => (await import('./demo')).demo
	},
	user: {
		usage:
			'user add TÊN --role VAI-TRÒ [--unit ĐƠN-VỊ] [--name "HỌ TÊN"] [--json] | list [--json] | disable|enable|reset TÊN',
		does: 'tài khoản: tạo, liệt kê, khóa, bật lại, đặt lại mật khẩu',
		load: async () => (await import('./user')).user
	}
};

export function verbNamed(name: string): VerbEntry {
	const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
	if (verb === undefined) throw new UsageError(`Không có lệnh "${name}".\n\n${helpText()}`);
	return verb;
}

export function helpText(): string {
	const lines = Object.values(VERBS).map(({ usage, does }) => `  ${usage}\n      ${does}`);
	return ['Cách dùng: npm run -s cchc -- LỆNH …', '', ...lines].join('\n');
}
