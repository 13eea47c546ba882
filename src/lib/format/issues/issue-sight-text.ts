// Sentences for what the eye sees otherwise than the file stores it: hidden, struck through, raised, dressed by a format.
import type { SightIssueCode } from '../../domain/checks/issue';
import type { LeftOutText } from '../../domain/checks/issue-sight';
import { quoted, rowRuns, type IssueTexts } from './issue-words';
import { formatCount, formatNumber } from '../number';

const LEFT_OUT: Readonly<Record<LeftOutText['why'], string>> = {
	raised: 'chỉ số trên, dấu chú thích',
	struck: 'gạch ngang',
	hidden: 'đang ẩn'
};

const leftOutText = ({ cell, text, why }: LeftOutText): string =>
	`ô ${cell} ${quoted(text)} (${LEFT_OUT[why]})`;

const UNCLEAR = {
	signs:
		'Định dạng số của ô viết dấu phẩy, dấu chấm kiểu Việt Nam trong tệp dùng dấu kiểu Anh, nên số hiện ra khác số được lưu.',
	rounded:
		'Định dạng số của ô rút gọn (nghìn, triệu) hoặc làm tròn, nên số hiện ra khác số được lưu.',
	hidden: 'Định dạng số của ô không cho hiện gì, nhưng ô có lưu một số.'
} as const;

export const SIGHT_TEXTS: IssueTexts<SightIssueCode> = {
	hidden_columns: ({ columns }) => ({
		title: 'Cột đang ẩn',
		message: `Cột ${columns.join(', ')} đang ẩn trong tệp, vẫn được đọc.`,
		fix: 'Nếu đó không phải số liệu, xóa các cột này rồi nộp lại.'
	}),
	struck_rows: ({ rows }) => ({
		title: 'Dòng bị gạch ngang',
		message: `Dòng ${rowRuns(rows)} bị gạch ngang cả dòng nên không được đọc.`,
		fix: 'Nếu số liệu ở dòng đó vẫn đúng, bỏ gạch ngang rồi nộp lại.'
	}),
	text_left_out: ({ cells, count }) => ({
		title: 'Chữ trong ô không lấy',
		message: `Không lấy phần mà người xem không đọc như số liệu: ${cells.map(leftOutText).join('; ')}${
			count > cells.length ? ` và ${formatCount(count - cells.length)} ô khác` : ''
		}.`,
		fix: 'Nếu đó là số liệu, ghi lại thành chữ thường trong ô rồi nộp lại.'
	}),
	struck_figure: ({ found }) => ({
		title: 'Số bị gạch ngang',
		message: `Ô ghi ${quoted(found)} bị gạch ngang và không có số nào thay vào, nên không biết số đúng.`,
		found: quoted(found),
		expected: 'Một số không bị gạch, hoặc để trống',
		fix: 'Ghi số đúng vào ô và bỏ gạch ngang; nếu chưa có số thì xóa trống ô.'
	}),
	two_figures: ({ found, figures }) => ({
		title: 'Hai số trong một ô',
		message: `Ô có ${formatCount(figures.length)} số trên các dòng khác nhau: ${figures
			.map((figure) => quoted(figure))
			.join(', ')}, nên không biết lấy số nào.`,
		found: quoted(found.replaceAll('\n', ' ⏎ ')),
		expected: 'Mỗi ô một số',
		fix: 'Giữ lại số đúng trong ô, bỏ số kia.'
	}),
	unclear_format: ({ found, indicator, why, stored }, names) => ({
		title: 'Số hiện ra khác số được lưu',
		message: `${names.indicator(indicator)}: ${UNCLEAR[why]}`,
		found: `hiện ${quoted(found)}, lưu ${quoted(String(stored).replace('.', ','))}`,
		expected: 'Số hiện ra đúng là số được lưu',
		fix: 'Đổi định dạng ô thành “Số” hoặc “Chung”, gõ lại số đúng theo đơn vị của biểu rồi nộp lại.'
	}),
	three_decimals: ({ found, indicator, readings }, names) => ({
		title: 'Số đếm có ba chữ số thập phân',
		message: `${names.indicator(indicator)}: ô lưu số ${quoted(found)}; có thể định ghi ${readings
			.map((reading) => formatNumber(reading))
			.join(' hoặc ')}.`,
		found: quoted(found),
		expected: readings.map((reading) => formatNumber(reading)).join(' hoặc '),
		fix: 'Gõ lại số không có dấu chấm, dấu phẩy; nếu số đã đúng thì xác nhận.'
	}),
	sheet_names_other_period: ({ found, expected }) => ({
		title: 'Tên trang tính nêu kỳ khác',
		message: `Trang tính tên ${quoted(found)} nhưng biểu ghi ${quoted(expected)}.`,
		found: quoted(found),
		expected: quoted(expected),
		fix: 'Sửa tên trang tính hoặc kỳ ghi trong biểu cho khớp; nếu kỳ trong biểu đúng thì xác nhận.'
	}),
	split_number: ({ found, columns }) => ({
		title: 'Số bị cắt ở dấu phân cách',
		message: `Có lẽ số ${quoted(found)} bị cắt thành hai ô (cột ${columns.join(' và ')}) vì dấu phẩy trong số cũng là dấu phân cách của tệp.`,
		found: quoted(found),
		expected: 'Số viết liền, hoặc đặt trong dấu nháy kép',
		fix: 'Bỏ dấu phân cách hàng nghìn trong tệp, hoặc lưu tệp dạng .xlsx rồi nộp lại.'
	})
};
