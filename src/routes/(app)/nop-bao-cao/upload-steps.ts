// The five steps of an upload as addresses. Files are named by the ids of their drafts, all of the upload together.
export type UploadStep = 'tep' | 'trang-tinh' | 'ghep-cot' | 'kiem-tra' | 'xac-nhan' | 'da-luu';

export const STEP_NAMES: Readonly<Record<UploadStep, string>> = {
	tep: 'Chọn tệp',
	'trang-tinh': 'Trang tính và dòng tiêu đề',
	'ghep-cot': 'Ghép cột',
	'kiem-tra': 'Kiểm tra',
	'xac-nhan': 'Xác nhận',
	'da-luu': 'Đã lưu'
};
export const UPLOAD_STEPS = Object.keys(STEP_NAMES) as readonly UploadStep[];

/** The files of one upload, and the office the header speaks of. */
export interface UploadAddress {
	readonly ids: readonly string[];
	/** The file that steps 2 and 3 are about; the first when absent. */
	readonly draftId?: string;
	readonly office?: number | null;
}

const SEPARATOR = '.';
export const joinIds = (ids: readonly string[]): string => ids.join(SEPARATOR);
export const splitIds = (text: string): string[] => [
	...new Set(text.split(SEPARATOR).filter((id) => id !== ''))
];

/** A step that leads back or onwards: the result page is reached by storing only. */
export type OpenStep = Exclude<UploadStep, 'da-luu'>;

/** Without files only the first step has an address. */
export function stepPath(step: OpenStep, { ids, draftId, office }: UploadAddress): string {
	const all = joinIds(ids);
	const beside = { cung: all };
	switch (step) {
		case 'tep':
			return addressOf('/nop-bao-cao', office, all === '' ? {} : beside);
		case 'trang-tinh':
		case 'ghep-cot':
			return addressOf(`/nop-bao-cao/tep/${draftId ?? ids[0] ?? ''}/${step}`, office, beside);
		case 'kiem-tra':
		case 'xac-nhan':
			return addressOf(`/nop-bao-cao/${step}/${all}`, office, {});
	}
}

function addressOf(
	path: string,
	office: number | null | undefined,
	more: Readonly<Record<string, string>>
): string {
	const query = new URLSearchParams({
		...(office === null || office === undefined ? {} : { 'co-quan': String(office) }),
		...more
	});
	return query.size === 0 ? path : `${path}?${query}`;
}
