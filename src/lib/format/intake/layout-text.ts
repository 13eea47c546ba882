/** Written name of a file layout; an unknown code is shown as it is. */
export function layoutText(layout: string | null): string {
	return layout === null ? 'chưa nhận ra' : (NAMES[layout] ?? layout);
}

const NAMES: Readonly<Record<string, string>> = {
	long: 'bảng dài (mỗi dòng một số liệu)',
	wide: 'bảng rộng (mỗi dòng một đơn vị)',
	down: 'bảng chỉ tiêu theo dòng (đơn vị hoặc kỳ theo cột)',
	ii_06a: 'biểu II.06a/VPCP/KSTT',
	bieu_mau: 'Biểu mẫu 1-7',
	json: 'JSON'
};
