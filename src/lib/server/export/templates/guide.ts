// The guide beside a form: how it is filled in, what an empty cell means, what changed since the edition before.
import { currentEdition, type Template } from '../../../domain/office/own-files';
import { formatDay } from '../../../format/period';

export interface GuidePart {
	readonly heading: string;
	readonly lines: readonly string[];
}

export function guideOf(template: Template): GuidePart[] {
	return [
		{ heading: 'Cách điền', lines: FILLING[template.id] ?? [] },
		{ heading: 'Ô để trống và số 0', lines: BLANKS },
		{ heading: 'Cách ghi số', lines: NUMBERS },
		{ heading: 'Nộp tệp', lines: SENDING },
		{
			heading: `Phiên bản (đang dùng: ${currentEdition(template).version})`,
			lines: template.editions
				.toReversed()
				.map(
					({ version, since, changes }) =>
						`Phiên bản ${version}, từ ${formatDay(since)}: ${changes}`
				)
		}
	];
}

const LISTS =
	'Đơn vị, kỳ báo cáo và lĩnh vực chọn từ danh sách thả xuống; tên đúng như ở trang “Danh sách đơn vị”.';
const PERIOD =
	'Kỳ báo cáo là một trong: “Quý III/…”, “6 tháng đầu năm …”, “9 tháng đầu năm …”, “Năm …”.';
const LOCKED =
	'Tiêu đề và ô có sẵn chữ được khóa để không bị sửa nhầm (không có mật khẩu: Xem lại → Bỏ bảo vệ trang tính).';

const FILLING: Readonly<Record<string, readonly string[]>> = {
	'bang-rong': [
		'Mỗi dòng là số liệu của một đơn vị trong một kỳ. Điền các ô màu trắng; cột không báo cáo thì để trống.',
		'Tên đơn vị có sẵn. Dòng chỉ có tên và kỳ, không có số nào, được bỏ qua: không phải là báo cáo trống.',
		LISTS,
		PERIOD,
		LOCKED
	],
	'bang-dai': [
		'Mỗi dòng là một số liệu: của đơn vị nào, kỳ nào, chỉ tiêu gì, bằng bao nhiêu.',
		'Cột “Chỉ tiêu” có sẵn các chỉ tiêu cần cho bảng chính; chỉ tiêu khác chọn ở các dòng trống bên dưới.',
		'“Lĩnh vực” chỉ ghi khi số liệu của riêng một lĩnh vực. “Từ ngày”, “Đến ngày” ghi khi số liệu không đúng trọn kỳ; ghi cả hai hoặc không ghi.',
		'“Nguồn” ghi nơi số liệu được nêu trong báo cáo, ví dụ “Mục II.2”.',
		'Dòng có chỉ tiêu nhưng không có giá trị được bỏ qua.',
		LISTS,
		PERIOD,
		LOCKED
	],
	'ii-06a-linh-vuc': [
		'Biểu của một đơn vị: chọn đơn vị và kỳ báo cáo ở phía trên bảng, ghi thời gian của số liệu nếu khác kỳ.',
		'Mỗi dòng một lĩnh vực. Lĩnh vực không phát sinh hồ sơ thì để trống cả dòng; dòng đó được bỏ qua.',
		'Dòng “Tổng cộng” tự cộng. Các cột (3), (7), (11) vẫn ghi số của báo cáo: hệ thống đối chiếu với tổng các cột thành phần.',
		PERIOD,
		LOCKED
	],
	'ii-06a-don-vi': [
		'Biểu tổng hợp của một cơ quan: mỗi dòng một đơn vị, chọn kỳ báo cáo ở phía trên bảng.',
		'Đơn vị chưa báo cáo thì để trống cả dòng; dòng đó được bỏ qua.',
		'Dòng “Tổng cộng” tự cộng và chỉ dùng để đối chiếu.',
		PERIOD,
		LOCKED
	],
	'bieu-mau': [
		'Bảy biểu của một đơn vị nằm trên một trang tính; chọn đơn vị và kỳ báo cáo ở phía trên, ghi thời gian của số liệu nếu khác kỳ.',
		'Chỉ điền cột “Số lượng/Tỷ lệ” và “Ghi chú”. Mục có sẵn cách ghi mã (ví dụ “Không=0; Có=1”) thì chọn mã.',
		'Tỷ lệ ghi theo phần trăm: 98,17 hoặc 98,17%.',
		'Mục không báo cáo kỳ này thì để trống; có thể xóa cả biểu không dùng.',
		PERIOD,
		LOCKED
	]
};

const BLANKS: readonly string[] = [
	'Để trống: đơn vị chưa có số liệu hoặc không phải báo cáo chỉ tiêu này. Ô trống không bao giờ được tính là 0.',
	'Ghi 0: có theo dõi và trong kỳ không phát sinh.',
	'Nếu trước đó đã có số mà lần này để trống, hệ thống hỏi lại trước khi bỏ số cũ.'
];
const NUMBERS: readonly string[] = [
	'Ghi số thường: 1144 hoặc 1.144; số lẻ dùng dấu phẩy: 2014,5. Ô chỉ nhận số không âm; số hồ sơ là số nguyên.',
	'Tỷ lệ ghi theo phần trăm, từ 0 đến 100: 98,17 hoặc 98,17%.',
	'Ngày ghi theo dạng ngày/tháng/năm.'
];
const SENDING: readonly string[] = [
	'Lưu tệp dạng .xlsx rồi nộp ở trang “Nộp báo cáo”. Không cần xóa các trang “Hướng dẫn” và “Danh sách đơn vị”.',
	'Nếu có lỗi, hệ thống trả lại chính tệp này: ô sai được tô màu và có ghi chú, trang “Lỗi” dẫn đến từng ô.',
	'Mẫu phiên bản cũ vẫn nộp được.'
];
