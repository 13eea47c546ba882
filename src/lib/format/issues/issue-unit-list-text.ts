// Sentences about rows of a list of units.
import { KIND_WORDS, type UnitKind } from '../../domain/unit/unit';
import { anyOf, quoted, validityWords, type IssueTexts } from './issue-words';
import { formatDay } from '../period';
import { unitFaultText } from '../office/unit-change-text';

export const UNIT_LIST_TEXTS: IssueTexts<
	'empty_cell' | 'unknown_kind' | 'code_taken' | 'renamed_or_new' | 'unit_change_refused'
> = {
	empty_cell: ({ column }) => ({
		title: 'Ô để trống',
		message: `Ô của cột ${quoted(column)} để trống.`,
		found: 'Ô trống',
		expected: `Một giá trị ở cột ${quoted(column)}`,
		fix: 'Điền ô này rồi nộp lại.'
	}),
	unknown_kind: ({ found }) => ({
		title: 'Loại đơn vị không rõ',
		message: `${quoted(found)} không phải là loại đơn vị nào đã biết.`,
		found: quoted(found),
		expected: anyOf(Object.keys(KIND_WORDS).map((kind) => KIND_WORDS[kind as UnitKind].full)),
		fix: 'Ghi một trong các loại trên.'
	}),
	code_taken: ({ unitCode, found, known, validFrom, validTo }) => ({
		title: 'Mã đã thuộc đơn vị khác',
		message: `Mã ${quoted(unitCode)} của ${found} trong thời gian này đã là mã của ${known}.`,
		found: `${unitCode}: ${found}`,
		expected: `${unitCode}: ${known}${validFrom === null && validTo === null ? '' : `, ${validityWords(validFrom, validTo)}`}`,
		fix: 'Sửa mã, hoặc ghi ngày bắt đầu và kết thúc để hai đơn vị không trùng thời gian.'
	}),
	renamed_or_new: ({ unitCode, found, known, from }) => ({
		title: 'Đổi tên hay đơn vị mới',
		message: `Mã ${quoted(unitCode)} là của ${known} đến trước ${formatDay(from)}, từ ngày đó ghi ${found}: không biết là đổi tên hay là đơn vị khác.`,
		found: `${unitCode}: ${found}`,
		expected: `Cột “former_name” ghi ${quoted(known)} nếu là đổi tên, ghi “-” nếu là đơn vị mới`,
		fix: 'Thêm cột “former_name” vào danh sách rồi nộp lại; đổi tên thì số liệu các kỳ trước vẫn là của đơn vị này.'
	}),
	unit_change_refused: ({ fault }) => ({
		title: 'Trái với những gì đã lưu',
		message: unitFaultText(fault),
		found: 'Dòng này của danh sách',
		expected: 'Đơn vị hợp với các đơn vị, báo cáo và kỳ đã khóa đang có',
		fix: 'Sửa dòng này, hoặc sửa từng đơn vị ở trang Đơn vị.'
	})
};
