// What an office may decide, in words: for the page of settings and the lines of the audit log.
import {
	SETTING_RULES,
	type SettingKey,
	type SettingRule,
	type SettingValue
} from '../../domain/office/office-settings';
import { capital } from '../capital';
import { formatCount } from '../number';

interface SettingWords {
	readonly label: string;
	/** What it does, and to whom. */
	readonly about: string;
	/** "giờ"; '' when it counts nothing. */
	readonly unit: string;
}

const WORDS: Readonly<Record<SettingKey, SettingWords>> = {
	'office.person': {
		label: 'Người liên hệ',
		about: 'Ghi ở cuối lời nhắc nộp báo cáo, để đơn vị biết hỏi ai.',
		unit: ''
	},
	'office.phone': {
		label: 'Điện thoại',
		about: 'Ghi cạnh người liên hệ trong lời nhắc.',
		unit: ''
	},
	'office.email': {
		label: 'Thư điện tử',
		about: 'Ghi cạnh người liên hệ trong lời nhắc.',
		unit: ''
	},
	'office.address': {
		label: 'Địa chỉ cơ quan',
		about: 'Ghi sau tên cơ quan ở cuối lời nhắc.',
		unit: ''
	},
	'guests.allowed': {
		label: 'Cho khách xem không cần đăng nhập',
		about:
			'Ai mở được địa chỉ của ứng dụng đều xem được tổng quan, xếp hạng, xu hướng và số liệu từng đơn vị. Khách không tải tệp, không xem báo cáo gốc, không thấy vấn đề số liệu.',
		unit: ''
	},
	'session.idle_hours': {
		label: 'Tự đăng xuất khi không dùng',
		about: 'Trình duyệt không mở trang nào trong chừng ấy giờ thì phải đăng nhập lại.',
		unit: 'giờ'
	},
	'session.absolute_days': {
		label: 'Đăng nhập lại ít nhất mỗi',
		about: 'Kể cả khi dùng liên tục, mỗi lần đăng nhập có hạn chừng ấy ngày.',
		unit: 'ngày'
	},
	'drafts.hours': {
		label: 'Giữ tệp đang kiểm tra',
		about: 'Tệp đã gửi nhưng chưa xác nhận, chưa hủy được giữ chừng ấy giờ rồi bỏ.',
		unit: 'giờ'
	},
	'drafts.files': {
		label: 'Số tệp chờ xác nhận của một tài khoản',
		about:
			'Tài khoản đang giữ chừng ấy tệp chưa xác nhận thì phải xác nhận hoặc bỏ bớt mới gửi thêm được. Máy chủ không tự bỏ tệp cũ để lấy chỗ.',
		unit: 'tệp'
	},
	'drafts.megabytes': {
		label: 'Dung lượng tệp chờ xác nhận của một tài khoản',
		about: 'Tính mọi tệp chưa xác nhận của tài khoản; quá mức này thì không nhận thêm.',
		unit: 'MB'
	},
	'work.minutes': {
		label: 'Thời gian tối đa của một việc',
		about:
			'Đọc, kiểm tra hay lưu tệp lâu hơn chừng ấy phút thì dừng, không lưu gì, để người khác không phải chờ.',
		unit: 'phút'
	},
	'checks.months': {
		label: 'Giữ kết quả kiểm tra tệp',
		about:
			'Lý do một tệp chưa lưu được, dùng để bảng theo dõi ghi “có lỗi”. Cũ hơn chừng ấy tháng thì bỏ.',
		unit: 'tháng'
	},
	'trend.break_percent': {
		label: 'Ngắt đường xu hướng khi đơn vị thay đổi quá',
		about:
			'Đường chung của cơ quan không nối qua một kỳ khi số đơn vị mới có hoặc không còn số liệu so với kỳ trước quá chừng ấy phần trăm. Mức thay đổi thì luôn chỉ tính trên các đơn vị có ở cả hai kỳ.',
		unit: '%'
	},
	'ranking.few_ranked': {
		label: 'Xếp hạng cả đơn vị ít hồ sơ',
		about:
			'Bình thường, đơn vị có mẫu số dưới ngưỡng của chỉ số đứng dưới bảng xếp hạng, có tỷ lệ nhưng không có hạng: một hồ sơ đã làm tỷ lệ của họ đổi nhiều. Bật thì mọi đơn vị có số liệu đều có hạng. Quy tắc đang dùng in dưới mỗi bảng.',
		unit: ''
	},
	'backup.enabled': {
		label: 'Tự sao lưu hằng ngày',
		about: 'Tắt thì chỉ còn bản sao lưu do người quản trị bấm hoặc chạy bằng dòng lệnh.',
		unit: ''
	},
	'backup.time': {
		label: 'Giờ sao lưu',
		about: 'Giờ Việt Nam. Nếu lúc ấy máy tắt, việc sao lưu chạy ngay khi ứng dụng mở lại.',
		unit: ''
	},
	'backup.keep_daily': {
		label: 'Giữ bản mỗi ngày',
		about:
			'Của chừng ấy ngày gần nhất có sao lưu, mỗi ngày một bản mới nhất. Ngày không có bản nào không tính.',
		unit: 'bản'
	},
	'backup.keep_weekly': {
		label: 'Giữ bản mỗi tuần',
		about: 'Của chừng ấy tuần gần nhất, mỗi tuần một bản.',
		unit: 'bản'
	},
	'backup.keep_monthly': {
		label: 'Giữ bản mỗi tháng',
		about: 'Của chừng ấy tháng gần nhất, mỗi tháng một bản.',
		unit: 'bản'
	}
};

export const settingWords = (key: SettingKey): SettingWords => WORDS[key];

/** "8 giờ", "bật", "02:00" */
export function settingValueText(key: SettingKey, value: SettingValue): string {
	if (typeof value === 'boolean') return value ? 'bật' : 'tắt';
	if (typeof value === 'string') return value === '' ? 'để trống' : value;
	return `${formatCount(value)} ${WORDS[key].unit}`;
}

/** "Từ 1 đến 24 giờ; mặc định 8 giờ." */
export function settingBoundsText(key: SettingKey): string {
	const rule: SettingRule = SETTING_RULES[key];
	const usual = `mặc định ${settingValueText(key, rule.usual)}`;
	switch (rule.kind) {
		case 'yes_no':
			return `${capital(usual)}.`;
		case 'time':
			return `Giờ:phút, từ 00:00 đến 23:59; ${usual}.`;
		case 'line':
			return `Nhiều nhất ${formatCount(rule.most)} ký tự; để trống thì không ghi.`;
		case 'count':
			return `Từ ${formatCount(rule.least)} đến ${formatCount(rule.most)} ${WORDS[key].unit}; ${usual}.`;
	}
}

/** What was typed in place of a value that can be taken. */
export function settingFaultText(key: SettingKey, typed: string): string {
	const { label } = WORDS[key];
	const found = typed === '' ? 'để trống' : `ghi “${typed}”`;
	return `${label}: ${found}. ${settingBoundsText(key)}`;
}
