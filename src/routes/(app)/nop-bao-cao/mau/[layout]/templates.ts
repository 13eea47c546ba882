// The two standard templates: headings and empty lines, nothing to be mistaken for figures.

/** Order of the standard wide template; files that follow it are read without asking. */
export const WIDE_HEADINGS: readonly string[] = [
	'Đơn vị',
	'Kỳ báo cáo',
	'Tổng số hồ sơ tiếp nhận',
	'Mới tiếp nhận',
	'Trực tuyến',
	'Trực tiếp, bưu chính',
	'Kỳ trước chuyển qua',
	'Đã giải quyết',
	'Trước hạn',
	'Đúng hạn',
	'Quá hạn',
	'Đang giải quyết',
	'Hồ sơ có phí, lệ phí',
	'Thanh toán trực tuyến',
	'Tỷ lệ trực tuyến (%)',
	'Ghi chú'
];
export const LONG_HEADINGS: readonly string[] = [
	'Đơn vị',
	'Kỳ báo cáo',
	'Chỉ tiêu',
	'Giá trị',
	'Lĩnh vực',
	'Từ ngày',
	'Đến ngày',
	'Nguồn',
	'Ghi chú'
];

/** One line per unit, or one empty line. */
export function wideTemplate(units: readonly string[]): string {
	const rows = units.length > 0 ? units : [''];
	return csv([
		WIDE_HEADINGS,
		...rows.map((unit) => WIDE_HEADINGS.map((_, i) => (i === 0 ? unit : '')))
	]);
}

/** One line per indicator; unit and period are filled down by the user. */
export function longTemplate(indicators: readonly string[]): string {
	const at = LONG_HEADINGS.indexOf('Chỉ tiêu');
	const rows = indicators.map((indicator) =>
		LONG_HEADINGS.map((_, i) => (i === at ? indicator : ''))
	);
	return csv([LONG_HEADINGS, ...rows]);
}

/** Opens in Excel at a double click: byte order mark and semicolons. */
function csv(rows: readonly (readonly string[])[]): string {
	const quoted = (text: string) =>
		/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	return '\uFEFF' + rows.map((cells) => cells.map(quoted).join(';') + '\r\n').join('');
}
