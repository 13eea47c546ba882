// Sentences about the columns of a table: left out, two that fit, and the unit they are counted in.
import type { ColumnAside, TableIssueCode } from '../../domain/checks/issue';
import { quoted, type IssueTexts } from './issue-words';
import { formatNumber } from '../number';

const ASIDE: Readonly<Record<ColumnAside, string>> = {
	earlier_period: 'cột này là số của kỳ trước hoặc cùng kỳ năm trước, để so sánh',
	other_period: 'cột này là số của một kỳ khác kỳ báo cáo',
	comparison: 'cột này là kết quả so sánh, tăng giảm',
	plan: 'cột này là số được giao hoặc kế hoạch, không phải số đã làm được',
	cumulative: 'cột này là số lũy kế, bên cạnh đã có số của riêng kỳ báo cáo',
	estimate: 'cột này là số ước tính',
	share:
		'cột này là tỷ lệ của số bên cạnh và không ghi là tỷ lệ gì; tỷ lệ được tính lại từ số liệu',
	rank: 'cột này là thứ hạng hoặc xếp loại',
	beside_table: 'cột này đứng riêng bên cạnh bảng',
	no_indicator: 'cột này không phải là chỉ tiêu nào'
};

export const TABLE_TEXTS: IssueTexts<TableIssueCode> = {
	column_left_out: ({ heading, why, place }) => ({
		title: 'Cột không lấy số liệu',
		message: `Không lấy số liệu ở cột ${named(place.letter, heading)}: ${ASIDE[why]}.`,
		found: quoted(heading),
		fix: 'Nếu đây chính là số liệu của kỳ báo cáo, chọn nghĩa của cột ở bước “Ghép cột”.'
	}),
	several_value_columns: ({ columns }) => ({
		title: 'Nhiều cột đều có thể là giá trị',
		message: `Cột ${columns
			.map(({ letter, heading }) => named(letter, heading))
			.join(' và cột ')} đều có thể là số của kỳ báo cáo, nên không biết lấy cột nào.`,
		found: columns.map(({ heading }) => quoted(heading)).join(', '),
		expected: 'Một cột cho mỗi chỉ tiêu và kỳ',
		fix: 'Ghi rõ kỳ trong tiêu đề từng cột (ví dụ “Quý III/2023”, “Kỳ trước”), hoặc chọn nghĩa của cột ở bước “Ghép cột”.'
	}),
	other_measure: ({ found, expected, indicator }, names) => ({
		title: 'Đơn vị tính không hợp với chỉ tiêu',
		message: `Đơn vị tính ghi là ${quoted(found)}, nhưng chỉ tiêu “${names.indicator(indicator)}” tính bằng ${quoted(expected)}.`,
		found: quoted(found),
		expected: quoted(expected),
		fix: 'Sửa đơn vị tính cho đúng; nếu số đang ghi là một chỉ tiêu khác (ví dụ tỷ lệ thay cho số lượng) thì sửa tên chỉ tiêu hoặc ghi lại số.'
	}),
	measure_converted: ({ found, expected, example, reading }) => ({
		title: 'Đã đổi đơn vị tính',
		message: `Tệp ghi bằng ${quoted(found)}, đã đổi sang ${quoted(expected)}: ${quoted(example)} thành ${formatNumber(reading)}.`,
		found: quoted(found),
		expected: quoted(expected),
		fix: 'Nếu không đúng, sửa đơn vị tính trong tệp rồi nộp lại.'
	})
};

const named = (letter: string | undefined, heading: string): string =>
	letter === undefined ? quoted(heading) : `${letter} ${quoted(heading)}`;
