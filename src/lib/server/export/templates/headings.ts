// Headings of the two standard tables, in their order; files that follow it are read without asking.

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
