// Headings of the two standard tables, in their order; files that follow it are read without asking.
import type { Catalogue } from '../../../domain/kpi/catalogue';
import { wideHeading, wideIndicators } from './wide-columns';

export const wideHeadings = (catalogue: Catalogue): readonly string[] => [
	'Đơn vị',
	'Kỳ báo cáo',
	...wideIndicators(catalogue).map(wideHeading),
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
