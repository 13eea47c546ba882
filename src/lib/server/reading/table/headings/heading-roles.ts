// Headings of the columns that say what a figure is about, in Vietnamese or English.
import { headingKey } from './heading-key';

export type ColumnRole =
	| 'unit'
	| 'unitCode'
	| 'office'
	| 'period'
	| 'year'
	| 'quarter'
	| 'month'
	| 'indicator'
	| 'value'
	| 'field'
	| 'from'
	| 'to'
	| 'source'
	| 'note'
	| 'number';

/** The first spelling is the one shown to people. */
export const ROLE_HEADINGS: Readonly<Record<ColumnRole, readonly string[]>> = {
	unit: [
		'Đơn vị',
		'Tên đơn vị',
		'Đơn vị báo cáo',
		'Đơn vị hành chính',
		'Tên đơn vị hành chính',
		'Cơ quan, đơn vị',
		'Xã, phường, thị trấn',
		'Tên xã, phường, thị trấn',
		'UBND xã, phường, thị trấn',
		'UBND các xã, phường, thị trấn',
		'Xã, thị trấn',
		'Xã, phường',
		'Tên xã, phường',
		'Tên xã',
		'Xã',
		'Cấp xã',
		'UBND cấp xã',
		'Unit'
	],
	unitCode: ['Mã đơn vị', 'Mã ĐVHC', 'Mã đơn vị hành chính', 'Unit code', 'Code'],
	office: [
		'Huyện',
		'Tên huyện',
		'Cấp huyện',
		'Huyện, thành phố',
		'Huyện, thị xã',
		'Huyện, thị xã, thành phố',
		'Quận, huyện',
		'Quận, huyện, thị xã',
		'Thuộc huyện',
		'Tỉnh',
		'Tỉnh, thành phố'
	],
	year: ['Năm', 'Năm báo cáo', 'Year'],
	quarter: ['Quý', 'Quý báo cáo', 'Quarter'],
	month: ['Tháng', 'Tháng báo cáo', 'Month'],
	period: ['Kỳ báo cáo', 'Kỳ', 'Period'],
	indicator: ['Chỉ tiêu', 'Mã chỉ tiêu', 'Tên chỉ tiêu', 'Indicator'],
	value: ['Giá trị', 'Số liệu', 'Value'],
	field: ['Lĩnh vực', 'Lĩnh vực giải quyết', 'Field'],
	from: ['Từ ngày', 'From'],
	to: ['Đến ngày', 'To'],
	source: ['Nguồn', 'Nguồn số liệu', 'Source'],
	note: ['Ghi chú', 'Note', 'Notes'],
	number: ['STT', 'TT', 'Số TT', 'Số thứ tự', 'No']
};

export const ROLE_KEYS: ReadonlyMap<string, ColumnRole> = new Map(
	(Object.keys(ROLE_HEADINGS) as ColumnRole[]).flatMap((role) =>
		ROLE_HEADINGS[role].map((heading) => [headingKey(heading), role] as const)
	)
);
