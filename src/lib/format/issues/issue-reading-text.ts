// Sentences for what is found while a workbook, an archive or an old encoding is turned into a table.
import type { ColumnMeaning, ReadingIssue, ReadingIssueCode } from '../../domain/checks/issue';
import type { DroppedColumn } from '../../domain/checks/issue-reading';
import { quoted, rowRuns, type IssueText, type IssueTexts, type Names } from './issue-words';
import { formatCount, formatNumber } from '../number';
import { formatInstant } from '../period';
import { formatSize } from '../size';

type Unsafe = Extract<ReadingIssue, { readonly code: 'unsafe_file' }>['detail'];

const UNSAFE: Readonly<Record<Unsafe, IssueText>> = {
	password: {
		title: 'Tệp có mật khẩu',
		message: 'Tệp được bảo vệ bằng mật khẩu nên không đọc được.',
		expected: 'Tệp mở được không cần mật khẩu',
		fix: 'Mở tệp, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc), lưu rồi nộp lại.'
	},
	macro: {
		title: 'Tệp có macro',
		message: 'Tệp chứa macro (chương trình chạy kèm) nên không được nhận.',
		expected: 'Tệp .xlsx không có macro',
		fix: 'Mở tệp, chọn “Lưu thành” kiểu Excel Workbook (.xlsx) rồi nộp tệp mới.'
	},
	external_entity: {
		title: 'Tệp có tham chiếu ra ngoài',
		message: 'Bên trong tệp có phần khai báo lấy dữ liệu từ nơi khác nên không được đọc tiếp.',
		expected: 'Tệp do phần mềm bảng tính lưu bình thường',
		fix: 'Mở tệp trong Excel, lưu lại thành .xlsx mới rồi nộp tệp mới.'
	},
	external_link: {
		title: 'Công thức lấy số từ tệp khác',
		message: 'Có công thức lấy số từ một tệp khác, nên không biết số trong ô có còn đúng không.',
		expected: 'Số nằm ngay trong tệp',
		fix: 'Chép ô đó, dán lại thành giá trị (Dán đặc biệt → Giá trị), lưu rồi nộp lại.'
	},
	unpacks_too_large: {
		title: 'Tệp nén bung ra quá lớn',
		message: 'Nội dung bên trong tệp lớn hơn mức hệ thống nhận nên không được bung ra.',
		expected: 'Tệp số liệu của một kỳ',
		fix: 'Tách tệp theo kỳ hoặc theo đơn vị rồi nộp từng tệp.'
	},
	too_many_entries: {
		title: 'Tệp nén có quá nhiều tệp',
		message: 'Bên trong tệp nén có nhiều tệp hơn mức hệ thống nhận.',
		expected: 'Tệp nén gồm các báo cáo của một kỳ',
		fix: 'Chia thành nhiều tệp nén nhỏ hơn rồi nộp từng tệp.'
	},
	path_in_archive: {
		title: 'Tệp nén có đường dẫn lạ',
		message: 'Tên một tệp bên trong trỏ ra ngoài tệp nén nên không được bung ra.',
		expected: 'Tên tệp bình thường',
		fix: 'Nén lại các tệp báo cáo bằng chương trình nén thông dụng rồi nộp lại.'
	}
};

const LEFT_OUT = {
	hidden: 'đang ẩn',
	no_table: 'không có bảng số liệu theo mẫu nào',
	not_chosen: 'không được chọn'
} as const;

const ROLE_WORDS: Readonly<Record<string, string>> = {
	unit: 'đơn vị',
	unitCode: 'mã đơn vị',
	period: 'kỳ báo cáo',
	indicator: 'chỉ tiêu',
	value: 'giá trị',
	field: 'lĩnh vực',
	from: 'từ ngày',
	to: 'đến ngày',
	source: 'nguồn',
	note: 'ghi chú',
	number: 'số thứ tự'
};

/** “Đã giải quyết”, “kỳ báo cáo”, “không đọc”. */
export function meaningText(meaning: ColumnMeaning, names: Names): string {
	switch (meaning.kind) {
		case 'indicator':
			return names.indicator(meaning.indicator);
		case 'role':
			return ROLE_WORDS[meaning.role] ?? meaning.role;
		case 'ignore':
			return 'không đọc';
	}
}

const PERSONAL: Readonly<Record<DroppedColumn['kind'], string>> = {
	name: 'họ tên',
	id_number: 'số giấy tờ',
	phone: 'số điện thoại',
	email: 'thư điện tử',
	address: 'địa chỉ',
	birth: 'ngày sinh',
	bank_account: 'số tài khoản'
};

function droppedText({ letter, heading, kind, cells }: DroppedColumn): string {
	const where = letter === '' ? 'mục' : `cột ${letter}`;
	const named = heading === '' ? '' : ` ${quoted(heading)}`;
	return `${where}${named} (${PERSONAL[kind]}, ${formatCount(cells)} ô)`;
}

const list = (parts: readonly string[]): string => parts.map((part) => quoted(part)).join(', ');

export const READING_TEXTS: IssueTexts<ReadingIssueCode> = {
	unsafe_file: ({ detail, found }) => ({
		...UNSAFE[detail],
		...(found === '' ? {} : { found: quoted(found) })
	}),
	too_many_figures: ({ found, limit }) => ({
		title: 'Quá nhiều số liệu trong một tệp',
		message: `Tệp có ${formatCount(found)} số liệu.`,
		found: `${formatCount(found)} số liệu`,
		expected: `Tối đa ${formatCount(limit)} số liệu mỗi tệp`,
		fix: 'Tách tệp theo kỳ hoặc theo đơn vị rồi nộp từng tệp.'
	}),
	several_sheets: ({ sheets }) => ({
		title: 'Chưa biết đọc trang tính nào',
		message: `Tệp có ${sheets.length} trang tính đều có thể là báo cáo.`,
		found: list(sheets),
		expected: 'Một trang tính được chọn',
		fix: 'Chọn trang tính ở bước “Trang tính và dòng tiêu đề”, hoặc tách mỗi trang thành một tệp.'
	}),
	sheets_left_out: ({ sheets, why }) => ({
		title: 'Trang tính không đọc',
		message: `Không đọc trang tính ${list(sheets)}: ${LEFT_OUT[why]}.`,
		fix: 'Nếu số liệu nằm ở trang đó, chọn trang ở bước “Trang tính và dòng tiêu đề”.'
	}),
	part_left_out: ({ headings, columns: [first, last], rows: [top, bottom] }) => ({
		title: 'Bảng không đọc',
		message: `Không đọc bảng ở cột ${first === last ? first : `${first}–${last}`}, dòng ${top}–${bottom}: không có cột nào là chỉ tiêu trong danh mục.`,
		found: list(headings),
		expected: 'Tên chỉ tiêu trong danh mục ở dòng tiêu đề',
		fix: 'Nếu đó là số liệu cần báo cáo, đổi tên cột thành tên chỉ tiêu trong danh mục; nếu không, để nguyên.'
	}),
	hidden_rows: ({ rows }) => ({
		title: 'Dòng đang ẩn',
		message: `Dòng ${rowRuns(rows)} đang ẩn trong tệp, vẫn được đọc.`,
		fix: 'Nếu đó không phải số liệu, xóa các dòng này rồi nộp lại.'
	}),
	formula_without_value: ({ formula }) => ({
		title: 'Công thức chưa có kết quả',
		message: 'Ô có công thức nhưng tệp không lưu kết quả, nên không biết là số nào.',
		found: quoted(formula.startsWith('=') ? formula : `=${formula}`),
		expected: 'Kết quả của công thức',
		fix: 'Mở tệp trong Excel để công thức được tính, lưu rồi nộp lại; hoặc gõ số vào ô.'
	}),
	error_value: ({ found }) => ({
		title: 'Ô báo lỗi công thức',
		message: `Ô hiện ${quoted(found)}, không phải là số.`,
		found: quoted(found),
		expected: 'Một số, hoặc để trống',
		fix: 'Sửa công thức của ô, hoặc gõ số vào ô.'
	}),
	date_for_number: ({ found, indicator }, names) => ({
		title: 'Ngày tháng ở chỗ của số',
		message: `Ô của chỉ tiêu “${names.indicator(indicator)}” chứa ngày tháng, không phải số.`,
		found: quoted(found),
		expected: 'Một số',
		fix: 'Phần mềm bảng tính có thể đã tự đổi số thành ngày. Đổi định dạng ô thành “Số” rồi gõ lại số.'
	}),
	merged_figure: ({ found, rows }) => {
		const isTall = rows.length > 1;
		return {
			title: isTall ? 'Ô gộp trên nhiều dòng số liệu' : 'Ô gộp trên nhiều cột số liệu',
			message: isTall
				? `Một ô gộp chứa ${quoted(found)} phủ các dòng ${rowRuns(rows)}, nên không biết số đó của dòng nào.`
				: `Một ô gộp chứa ${quoted(found)} phủ nhiều cột, nên không biết số đó của cột nào.`,
			found: quoted(found),
			expected: isTall ? 'Mỗi dòng một ô' : 'Mỗi cột một ô',
			fix: `Bỏ gộp ô rồi ghi số vào từng ${isTall ? 'dòng' : 'cột'}.`
		};
	},
	encoding_converted: ({ encoding, from, samples }) => ({
		title: 'Chữ được chuyển từ bảng mã cũ',
		message:
			from === 'bytes'
				? `Tệp dùng bảng mã ${encoding}; chữ được chuyển sang Unicode.`
				: `Chữ trong tệp viết bằng phông ${encoding}; được chuyển sang Unicode.`,
		...(samples[0] === undefined ? {} : { found: quoted(samples[0].before) }),
		...(samples[0] === undefined
			? {}
			: { expected: samples.map(({ after }) => quoted(after)).join(', ') }),
		fix: 'Xem chữ đã chuyển có đọc đúng không. Đúng thì xác nhận; sai thì lưu tệp theo Unicode rồi nộp lại.'
	}),
	percent_scale: ({ column, scale, example, reading, examples }) =>
		percentText({
			column,
			scale,
			example,
			reading,
			...(examples === undefined ? {} : { examples })
		}),
	older_template: ({ version, current }) => ({
		title: 'Mẫu phiên bản cũ',
		message: `Tệp làm theo mẫu phiên bản ${version}; mẫu hiện nay là phiên bản ${current}. Số liệu vẫn đọc được.`,
		fix: 'Kỳ sau tải mẫu mới ở trang “Nộp báo cáo”.'
	}),
	remembered_columns: ({ columns }, names) => ({
		title: 'Ghép cột theo lần trước',
		message: `Đọc theo lần trước: ${columns
			.map(({ heading, meaning }) => `${quoted(heading)} → ${meaningText(meaning, names)}`)
			.join('; ')}.`,
		fix: 'Đổi hoặc bỏ ghi nhớ ở bước “Ghép cột”.'
	}),
	mended_cell: ({ was, now }) => ({
		title: 'Ô đã sửa khi kiểm tra',
		message: `Ô ghi ${was === '' ? 'trống' : quoted(was)}, đã gõ lại thành ${now === '' ? 'trống' : quoted(now)}.`
	}),
	entries_left_out: ({ entries }) => ({
		title: 'Tệp trong tệp nén không đọc',
		message: `Không phải báo cáo nên không đọc: ${list(entries)}.`
	}),
	archive_over_room: (of) => ({
		title: 'Tệp nén bung ra quá chỗ của tài khoản',
		message: `Bung ra được ${formatCount(of.files)} tệp (${formatSize(of.bytes)}), trong khi tài khoản đang giữ ${formatCount(of.heldFiles)} tệp (${formatSize(of.heldBytes)}) và nhiều nhất giữ được ${formatCount(of.mostFiles)} tệp (${formatSize(of.mostBytes)}), nên tệp nén chưa được bung.`,
		found: `${formatCount(of.files)} tệp (${formatSize(of.bytes)})`,
		expected: `Nhiều nhất ${formatCount(of.mostFiles)} tệp (${formatSize(of.mostBytes)}), kể cả tệp đang giữ`,
		fix: 'Mở “Tệp đang giữ” ở trang Nộp báo cáo để lưu hoặc bỏ bớt, hoặc chia thành nhiều tệp nén nhỏ hơn, rồi nộp lại tệp nén.'
	}),
	personal_columns_dropped: ({ columns }) => ({
		title: 'Đã bỏ dữ liệu cá nhân của công dân',
		message: `Không giữ lại: ${columns.map(droppedText).join('; ')}. Tệp được lưu không còn các cột này; không cần làm gì thêm.`
	}),
	records_as_table: ({ found, firstRow }) => ({
		title: 'Đọc tệp JSON như một bảng',
		message: `Tệp có ${formatCount(found)} bản ghi; mỗi khóa là một cột, bản ghi thứ nhất là dòng ${firstRow}.`
	}),
	period_locked: ({ lockedAt, reason }) => ({
		title: 'Kỳ đã khóa',
		message: `Kỳ báo cáo đã khóa lúc ${formatInstant(lockedAt)}${reason === '' ? '' : `: ${reason}`}.`,
		found: 'Kỳ đã khóa',
		expected: 'Kỳ đang mở',
		fix: 'Đề nghị cơ quan tổng hợp mở khóa kỳ này ở trang “Đợt báo cáo”, rồi nộp lại.'
	}),
	returned_workbook: ({ gone, left }) => ({
		title: 'Tệp trả lại đã sửa',
		message:
			left.length === 0
				? `Cả ${formatCount(gone)} ô bị đánh dấu lần trước đã hết lỗi.`
				: `${formatCount(gone)} ô bị đánh dấu lần trước đã hết lỗi; còn ${formatCount(left.length)} ô: ${left.slice(0, 20).join(', ')}.`
	})
};

function percentText({
	column,
	scale,
	example,
	reading,
	examples
}: {
	readonly column: string;
	readonly scale: 'fraction' | 'percent' | 'mixed';
	readonly example: string;
	readonly reading: number;
	readonly examples?: readonly string[];
}): IssueText {
	const title = 'Cách ghi tỷ lệ';
	if (scale === 'mixed')
		return {
			title,
			message: `Cột ${quoted(column)} có cả số kiểu 0,95 và số kiểu 95, nên không biết tỷ lệ là bao nhiêu.`,
			found: (examples ?? [example]).map((text) => quoted(text)).join(', '),
			expected: 'Cả cột ghi một kiểu, có dấu % càng rõ',
			fix: 'Ghi mọi tỷ lệ của cột theo phần trăm, ví dụ 95 %, rồi nộp lại.'
		};
	return {
		title,
		message: `Cột ${quoted(column)}: ${quoted(example)} đọc là ${formatNumber(reading)} %.`,
		found: quoted(example),
		expected: `${formatNumber(reading)} %`,
		fix: 'Nếu không đúng, ghi tỷ lệ kèm dấu % rồi nộp lại.'
	};
}
