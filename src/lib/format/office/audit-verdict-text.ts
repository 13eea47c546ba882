// What checking the audit log found, in words.
import { formatCount } from '../number';

type Chain =
	| { readonly intact: true; readonly lines: number; readonly head: { readonly hash: string } }
	| {
			readonly intact: false;
			readonly lines: number;
			readonly line: number;
			readonly fault: keyof typeof CHAIN_FAULTS;
	  };
interface Figures {
	readonly uploads: number;
	readonly findings: readonly {
		readonly fault: keyof typeof FIGURE_FAULTS;
		readonly uploadId: number;
	}[];
}
export interface VerdictText {
	readonly isIntact: boolean;
	readonly title: string;
	/** One sentence each. */
	readonly findings: readonly string[];
}

const CHAIN_FAULTS = {
	altered: 'nội dung dòng này không còn như lúc ghi',
	removed: 'dòng này đã bị xóa',
	foreign: 'dòng này không nối tiếp dòng trước: đã bị chèn, đổi chỗ hoặc dòng trước đã bị thay',
	truncated: 'các dòng từ đây đến cuối đã bị cắt bỏ',
	other_head: 'mã dòng cuối đã biết không có trong nhật ký: phần cuối đã bị cắt hoặc ghi lại',
	unguarded: 'khóa chống sửa, xóa của bảng nhật ký đã bị gỡ'
} as const;

const FIGURE_FAULTS = {
	altered: 'số liệu đang lưu khác số liệu lúc nhập',
	removed: 'đã lưu nhưng không còn trong cơ sở dữ liệu, cũng không được hoàn tác',
	unrecorded: 'có trong cơ sở dữ liệu hoặc đã hoàn tác mà nhật ký không ghi ai làm',
	decided: 'có báo cáo được tính hoặc bị rút trái với quyết định ghi trong nhật ký',
	file: 'tệp gốc đang lưu khác tệp đã nhận',
	miscounted: 'số đang tính không phải số mới nhất còn hiệu lực'
} as const;

/** "Chuỗi nguyên vẹn đến dòng 12.034", or the first line that is not as it was and why. */
export function chainText(chain: Chain): string {
	if (chain.intact)
		return chain.lines === 0
			? 'Nhật ký chưa có dòng nào'
			: `Chuỗi nguyên vẹn đến dòng ${formatCount(chain.lines)}`;
	return `Chuỗi đứt ở dòng ${formatCount(chain.line)}: ${CHAIN_FAULTS[chain.fault]}`;
}

export function verdictText(verdict: {
	readonly chain: Chain;
	readonly figures: Figures;
}): VerdictText {
	const { chain, figures } = verdict;
	const uploads = figures.findings.map(
		({ fault, uploadId }) => `Lần nhập số ${uploadId}: ${FIGURE_FAULTS[fault]}.`
	);
	const isIntact = chain.intact && uploads.length === 0;
	const checked = `Số liệu của ${formatCount(figures.uploads)} lần nhập đúng như lúc lưu.`;
	return {
		isIntact,
		title: chain.intact && !isIntact ? 'Số liệu đã bị sửa ngoài ứng dụng' : chainText(chain),
		findings: isIntact ? [checked] : chain.intact ? uploads : [WHAT_NOW, ...uploads]
	};
}

const WHAT_NOW =
	'Giữ nguyên tệp cơ sở dữ liệu này làm bằng chứng, đối chiếu với bản sao lưu gần nhất còn nguyên vẹn rồi phục hồi từ bản đó.';
