import type { KpiFlag } from '$lib/domain/kpi/catalogue';
import type { KpiState } from '$lib/domain/kpi/kpi';
import type { MissingReason } from '$lib/domain/figures/measured';
import { flagExplanation, flagText, reasonText } from '$lib/format/figures/kpi-text';
import { rightsTable } from '$lib/format/office/right-text';
import { formatSize } from '$lib/format/size';
import { draftHours } from '../nop-bao-cao/drafts';
import { LONG_HEADINGS, wideHeadings } from '../nop-bao-cao/mau/[layout]/templates';
import type { PageServerLoad } from './$types';
import { readings } from './readings';

export const load: PageServerLoad = ({ locals, url }) => ({
	rights: rightsTable(),
	origin: url.origin,
	readings: readings(),
	wideHeadings: wideHeadings(locals.catalogue),
	longHeadings: LONG_HEADINGS,
	fields: locals.catalogue.fields.map(({ name }) => name),
	indicators: locals.catalogue.indicators.size,
	limits: {
		file: formatSize(locals.limits.fileBytes),
		request: formatSize(locals.limits.requestBytes),
		files: locals.limits.files,
		hours: draftHours(locals)
	},
	flags: FLAGS.map((flag) => ({ text: flagText(flag), explanation: flagExplanation(flag) })),
	reasons: REASONS.map(({ state, reason, about }) => ({ text: reasonText(state, reason), about }))
});

/** A flag without its line here does not compile. */
const EVERY_FLAG: Readonly<Record<KpiFlag, true>> = {
	unverified: true,
	few: true,
	derived: true,
	other_window: true,
	fallback_denominator: true,
	combined_figure: true,
	mixed_sources: true
};
const FLAGS = Object.keys(EVERY_FLAG) as KpiFlag[];

const REASONS: readonly {
	readonly state: KpiState;
	readonly reason: MissingReason | null;
	readonly about: string;
}[] = [
	{
		state: 'missing',
		reason: 'not_submitted',
		about: 'Đơn vị chưa nộp báo cáo nào của kỳ.'
	},
	{
		state: 'missing',
		reason: 'not_reported',
		about: 'Có báo cáo, nhưng báo cáo không nêu số cần cho phép tính.'
	},
	{ state: 'missing', reason: 'blank', about: 'Có cột hoặc dòng của số đó, nhưng ô bỏ trống.' },
	{
		state: 'missing',
		reason: 'inexact',
		about: 'Báo cáo chỉ ghi “trên …”, “từ … đến …”; không đoán ra số đúng.'
	},
	{
		state: 'missing',
		reason: 'contradiction',
		about:
			'Số đếm được nhiều hơn số có thể đếm, như thanh toán 189 trên 186 hồ sơ có phí: không phải tỷ lệ, không xếp hạng.'
	},
	{
		state: 'zero_denominator',
		reason: null,
		about: 'Mẫu số bằng 0: không có hồ sơ nào nên không có tỷ lệ. Không phải 0 %.'
	},
	{ state: 'not_applicable', reason: null, about: 'Chỉ số này không dành cho đơn vị.' },
	{
		state: 'stated_only',
		reason: null,
		about: 'Không tính lại được, nên không xếp hạng; tỷ lệ đã nêu vẫn hiện để tham khảo.'
	}
];
