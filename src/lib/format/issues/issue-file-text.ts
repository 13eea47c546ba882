// Sentences for files that cannot be read with certainty, before any cell is looked at.
import type { LeftOutRow } from '../../domain/checks/issue';
import { capital } from '../capital';
import { layoutsText } from '../intake/layout-text';
import { formatCount } from '../number';
import { formatSize } from '../size';
import { anyOf, quoted, rowRuns, type IssueText, type IssueTexts } from './issue-words';

type FileCode =
	| 'empty_file'
	| 'unreadable_file'
	| 'unclosed_quote'
	| 'uneven_row'
	| 'too_many_columns'
	| 'too_many_rows'
	| 'bad_json'
	| 'duplicate_json_key'
	| 'wrong_json_shape'
	| 'unknown_layout'
	| 'missing_column'
	| 'unknown_column'
	| 'repeated_heading'
	| 'no_figures'
	| 'rows_left_out';

/** Kinds of JSON values, as the reader names them. */
const JSON_WORDS: Readonly<Record<string, string>> = {
	array: 'Một danh sách [ … ]',
	object: 'Một mục { … }',
	record: 'Một mục { … }',
	string: 'Chữ',
	number: 'Số',
	boolean: 'true hoặc false',
	null: 'null',
	undefined: 'Không có',
	no_other_key: 'Không có trường nào khác các trường của mẫu',
	value: 'Số, chữ, null hoặc { "value": … }'
};

type UnreadableText = (found: string, limit: number | undefined) => IssueText;

const UNREADABLE: Readonly<
	Record<'binary' | 'encoding' | 'too_large' | 'not_supported' | 'damaged', UnreadableText>
> = {
	binary: (found) => ({
		title: 'Không đọc được tệp',
		message: 'Tệp không phải là bảng số liệu.',
		found: found === '' ? 'Dữ liệu nhị phân' : found,
		expected: 'Tệp Excel, CSV hoặc JSON',
		fix: 'Mở bảng số liệu trong Excel, lưu thành .xlsx rồi nộp tệp mới.'
	}),
	encoding: (found) => ({
		title: 'Không đọc được chữ trong tệp',
		message: 'Chữ trong tệp không theo bảng mã Unicode, có thể bị đọc sai.',
		...(found === '' ? {} : { found }),
		expected: 'Bảng mã UTF-8 hoặc UTF-16',
		fix: 'Mở tệp trong Excel, lưu thành “CSV UTF-8” rồi nộp tệp mới.'
	}),
	too_large: (found, limit) => ({
		title: 'Tệp quá lớn',
		message: 'Tệp lớn hơn mức hệ thống nhận.',
		found: /^\d+$/.test(found) ? formatSize(Number(found)) : found,
		expected: limit === undefined ? 'Tệp số liệu của một kỳ' : `Tối đa ${formatSize(limit)}`,
		fix: 'Tách tệp theo kỳ hoặc theo đơn vị rồi nộp từng tệp.'
	}),
	damaged: (found) => ({
		title: 'Tệp hỏng',
		message: 'Tệp bị hỏng hoặc chưa tải xong nên không mở được.',
		found: found === '' ? 'Tệp không đọc hết được' : found,
		expected: 'Tệp mở được bằng Excel',
		fix: 'Mở tệp trên máy của bạn: nếu mở được, lưu thành .xlsx mới rồi nộp; nếu không, xin lại tệp.'
	}),
	not_supported: (found) => ({
		title: 'Loại tệp chưa đọc được',
		message: found === '' ? 'Loại tệp này chưa đọc được.' : `Tệp ${found} chưa đọc được.`,
		found: found === '' ? 'Không rõ loại tệp' : `Tệp ${found}`,
		expected: 'Tệp Excel, CSV hoặc JSON',
		fix: 'Chép bảng số liệu sang một tệp Excel mới rồi nộp tệp đó.'
	})
};

/** The parser's own names for what a JSON text lacks. */
const JSON_FAULTS: Readonly<Record<string, string>> = {
	InvalidSymbol: 'có chữ hoặc ký hiệu không thuộc JSON (như NaN, dấu nháy đơn)',
	InvalidNumberFormat: 'có số viết không đúng cách của JSON',
	PropertyNameExpected: 'thiếu tên trường trong dấu nháy kép',
	ValueExpected: 'thiếu giá trị',
	ColonExpected: 'thiếu dấu hai chấm sau tên trường',
	CommaExpected: 'thiếu dấu phẩy giữa hai mục',
	CloseBraceExpected: 'thiếu dấu } đóng',
	CloseBracketExpected: 'thiếu dấu ] đóng',
	EndOfFileExpected: 'còn chữ thừa sau khi dữ liệu đã hết',
	InvalidCommentToken: 'có chú thích, JSON không cho phép',
	UnexpectedEndOfComment: 'có chú thích chưa đóng',
	UnexpectedEndOfString: 'có dấu nháy kép chưa đóng',
	UnexpectedEndOfNumber: 'có số viết dở',
	InvalidUnicode: 'có mã ký tự sai',
	InvalidEscapeCharacter: 'có dấu \\ dùng sai',
	InvalidCharacter: 'có ký tự điều khiển trong chuỗi'
};

const LEFT_OUT: Readonly<Record<LeftOutRow, string>> = {
	title: 'tên biểu, dòng tiêu đề',
	total: 'dòng tổng, chỉ dùng để đối chiếu',
	signature: 'phần ký tên, ghi chú cuối biểu',
	group: 'dòng tên nhóm',
	empty: 'dòng trống',
	no_value: 'dòng không có giá trị',
	average: 'dòng bình quân, không phải số của đơn vị nào',
	rate: 'dòng tỷ lệ của cả bảng, không phải số của đơn vị nào',
	target: 'dòng chỉ tiêu, kế hoạch được giao',
	other_period: 'dòng của kỳ khác hoặc so sánh giữa các kỳ',
	rank: 'dòng xếp hạng',
	carried: 'dòng mang sang giữa các trang, chỉ dùng để đối chiếu'
};

export const FILE_TEXTS: IssueTexts<FileCode> = {
	empty_file: () => ({
		title: 'Tệp trống',
		message: 'Tệp không có dòng nào.',
		found: '0 dòng',
		expected: 'Dòng tiêu đề và ít nhất một dòng số liệu',
		fix: 'Mở lại bảng số liệu, lưu lại rồi nộp tệp mới.'
	}),
	unreadable_file: ({ detail, found, limit }) => UNREADABLE[detail](found, limit),
	unclosed_quote: ({ place }) => ({
		title: 'Dấu nháy kép chưa đóng',
		message: 'Có dấu nháy kép mở mà không đóng, nên không biết ô kết thúc ở đâu.',
		found: place.quote === undefined ? 'Một dấu " mở' : quoted(place.quote),
		expected: 'Mỗi dấu " mở có một dấu " đóng',
		fix: 'Thêm dấu nháy kép đóng, hoặc xóa dấu thừa; dấu " là chữ trong ô thì viết hai lần ("").'
	}),
	uneven_row: ({ found, expected }) => ({
		title: 'Số ô không đều',
		message: `Dòng có ${found} ô, dòng tiêu đề có ${expected} ô, nên không biết ô nào thuộc cột nào.`,
		found: `${found} ô`,
		expected: `${expected} ô`,
		fix: 'Bù ô thiếu hoặc bỏ dấu phân cách thừa; giá trị có dấu phẩy thì đặt trong dấu nháy kép.'
	}),
	too_many_columns: ({ found, limit }) => ({
		title: 'Quá nhiều cột',
		message: `Bảng có ${formatCount(found)} cột, nhiều hơn mọi mẫu báo cáo.`,
		found: `${formatCount(found)} cột`,
		expected: `Tối đa ${formatCount(limit)} cột`,
		fix: 'Xóa các cột không thuộc mẫu rồi nộp lại.'
	}),
	too_many_rows: ({ found, limit }) => ({
		title: 'Quá nhiều dòng',
		message: `Bảng có ${formatCount(found)} dòng.`,
		found: `${formatCount(found)} dòng`,
		expected: `Tối đa ${formatCount(limit)} dòng`,
		fix: 'Tách tệp theo kỳ hoặc theo đơn vị rồi nộp từng tệp.'
	}),
	bad_json: ({ detail, place }) => ({
		title: 'JSON viết sai',
		message: `Không đọc hết được tệp JSON: ${JSON_FAULTS[detail] ?? 'viết sai cú pháp'}.`,
		found: place.quote === undefined ? detail : quoted(place.quote),
		expected: 'Một mảng, hoặc { "submissions": [ … ] }',
		fix: 'Sửa chỗ này rồi nộp lại; phần mềm xuất tệp nên được sửa để không lặp lại.'
	}),
	duplicate_json_key: ({ key }) => ({
		title: 'Trường lặp lại',
		message: `Trường ${quoted(key)} có hai lần trong cùng một mục, nên không biết lấy giá trị nào.`,
		found: `Hai lần ${quoted(key)}`,
		expected: 'Mỗi trường một lần',
		fix: 'Giữ giá trị đúng, xóa lần còn lại.'
	}),
	wrong_json_shape: ({ path, found, expected }) => ({
		title: 'JSON không đúng mẫu',
		message:
			path === ''
				? 'Nội dung tệp không đúng mẫu JSON.'
				: `Giá trị ở ${quoted(path)} không đúng mẫu JSON.`,
		found: JSON_WORDS[found] ?? quoted(found),
		expected: JSON_WORDS[expected] ?? 'Giá trị như trong mẫu JSON',
		fix: 'Sửa theo mẫu JSON nêu ở trang Hướng dẫn rồi nộp lại.'
	}),
	unknown_layout: ({ headings }) => ({
		title: 'Tệp không đúng mẫu',
		message: 'Tệp không đúng mẫu nào đã biết nên chưa kiểm tra được hết.',
		found:
			headings.length === 0
				? 'Không thấy dòng tiêu đề cột'
				: `Các cột: ${headings.slice(0, 12).map(quoted).join(', ')}${headings.length > 12 ? ' …' : ''}`,
		expected: capital(layoutsText()),
		fix: 'Chỉ nghĩa của từng cột ở bước “Ghép cột”, hoặc chép số liệu vào một trong các mẫu tải ở trang “Nộp báo cáo”.'
	}),
	missing_column: ({ column }) => ({
		title: 'Thiếu cột',
		message: `Bảng thiếu cột ${quoted(column)}.`,
		found: 'Không có cột này trong dòng tiêu đề',
		expected: `Cột ${quoted(column)}`,
		fix: 'Thêm cột với đúng tên này rồi nộp lại.'
	}),
	unknown_column: ({ heading, nearest }) => ({
		title: 'Cột không rõ',
		message: `Không biết cột ${quoted(heading)} là chỉ tiêu nào.`,
		found: quoted(heading),
		expected:
			nearest.length === 0
				? 'Tên một chỉ tiêu trong danh mục'
				: `Có phải ${anyOf(nearest.map(quoted))}?`,
		fix: 'Đổi tên cột thành tên chỉ tiêu trong danh mục, hoặc xóa cột nếu không cần.'
	}),
	repeated_heading: ({ heading, columns }) => ({
		title: 'Tên cột lặp lại',
		message: `Tên cột ${quoted(heading)} có ở nhiều cột, nên không biết lấy cột nào.`,
		found: `Các cột ${columns.join(', ')}`,
		expected: 'Mỗi tên cột một lần',
		fix: 'Đổi tên từng cột thành đúng chỉ tiêu của nó, hoặc xóa cột thừa.'
	}),
	no_figures: () => ({
		title: 'Không có số liệu',
		message: 'Tệp đọc được nhưng không có số liệu nào.',
		found: '0 số liệu',
		expected: 'Ít nhất một số liệu',
		fix: 'Kiểm tra tệp đã điền số liệu chưa rồi nộp lại.'
	}),
	rows_left_out: ({ rows, why }) => ({
		title: 'Dòng không lấy số liệu',
		message: `Không lấy số liệu ở dòng ${rowRuns(rows)}: ${LEFT_OUT[why]}.`,
		found: `${formatCount(rows.length)} dòng`
	})
};
