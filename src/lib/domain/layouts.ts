// The layouts in which figures come, in the order in which a worksheet is tried. A new one has its entry here, its
// module in the room that reads and a line in the index there, which the compiler asks for.

interface Layout {
	/** In a sentence: "bảng rộng". */
	readonly name: string;
	/** What tells it from the others. */
	readonly about?: string;
	/** `document`: a tree of JSON instead of a worksheet. */
	readonly content: 'sheet' | 'document';
	/** Whose form it is, where nobody may say what its columns mean. */
	readonly hasFixedColumns?: true;
	/** As the page of uploads shows it: headings of text, of figures, and one row. */
	readonly example?: {
		readonly text: readonly string[];
		readonly figures: readonly string[];
		readonly after?: readonly string[];
		readonly row: readonly string[];
	};
}

export const LAYOUTS = {
	bieu_mau: { name: 'Biểu mẫu 1-7', content: 'sheet', hasFixedColumns: true },
	ii_06a: { name: 'biểu II.06a/VPCP/KSTT', content: 'sheet' },
	down: {
		name: 'bảng chỉ tiêu theo dòng',
		about: 'đơn vị hoặc kỳ theo cột',
		content: 'sheet',
		example: {
			text: ['Chỉ tiêu'],
			figures: ['Xã A', 'Xã B', '…'],
			row: ['Hồ sơ tiếp nhận trực tuyến', '922', '315', '…']
		}
	},
	long: {
		name: 'bảng dài',
		about: 'mỗi dòng một số liệu',
		content: 'sheet',
		example: {
			text: ['Đơn vị', 'Kỳ báo cáo', 'Chỉ tiêu'],
			figures: ['Giá trị'],
			after: ['Nguồn'],
			row: ['Xã A', 'Quý III/2023', 'Hồ sơ tiếp nhận trực tuyến', '922', 'Mục II.2']
		}
	},
	wide: {
		name: 'bảng rộng',
		about: 'mỗi dòng một đơn vị',
		content: 'sheet',
		example: {
			text: ['Đơn vị', 'Kỳ báo cáo'],
			figures: ['Mới tiếp nhận', 'Trực tuyến', '…'],
			row: ['Xã A', 'Quý III/2023', '944', '922', '…']
		}
	},
	json: { name: 'JSON', content: 'document' }
} as const satisfies Readonly<Record<string, Layout>>;

export type LayoutId = keyof typeof LAYOUTS;
type Of<Content extends Layout['content']> = {
	[Id in LayoutId]: (typeof LAYOUTS)[Id]['content'] extends Content ? Id : never;
}[LayoutId];
export type SheetLayoutId = Of<'sheet'>;
export type DocumentLayoutId = Of<'document'>;

export const LAYOUT_IDS = Object.keys(LAYOUTS) as readonly LayoutId[];

export const layoutOf = (id: LayoutId): Layout => LAYOUTS[id];

/** undefined for what an earlier version stored and this one does not know. */
export const layoutNamed = (id: string): Layout | undefined =>
	LAYOUT_IDS.includes(id as LayoutId) ? LAYOUTS[id as LayoutId] : undefined;
