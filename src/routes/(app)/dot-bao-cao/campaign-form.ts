// The form that opens or changes a campaign, as typed; read into dates or told what is wrong with it.
import { z } from 'zod';
import {
	parseDay,
	periodFromId,
	parsePeriod,
	periodId,
	type IsoDate,
	type PeriodId,
	type Window
} from '$lib/domain/figures/period';
import type { FieldFault } from '$lib/format/field-fault';
import { formatDay } from '$lib/format/period';

const Text = z.string().trim().max(400).catch('');
const Typed = z.object({
	/** Chosen from the list; what is typed beside it holds instead. */
	'ky-chon': Text,
	'ky-bao-cao': Text,
	han: Text,
	'tu-ngay': Text,
	'den-ngay': Text,
	'ly-do': Text
});
export type TypedCampaign = z.infer<typeof Typed>;

export const typedCampaign = (form: FormData): TypedCampaign =>
	Typed.parse(Object.fromEntries(form));

/** Units ticked in the form; an empty list means every member. */
export const tickedUnits = (form: FormData): number[] =>
	form
		.getAll('don-vi')
		.map(Number)
		.filter((id) => Number.isSafeInteger(id) && id > 0);

export interface ReadCampaign {
	readonly period: PeriodId;
	readonly dueOn: IsoDate;
	readonly window: Window | null;
}

export function readCampaign(typed: TypedCampaign): {
	readonly campaign?: ReadCampaign;
	readonly faults: readonly FieldFault[];
} {
	const faults: FieldFault[] = [];
	const written = typed['ky-bao-cao'] === '' ? typed['ky-chon'] : typed['ky-bao-cao'];
	const period = periodFromId(written) ?? parsePeriod(written);
	if (period === undefined)
		faults.push({
			field: 'ky-bao-cao',
			message:
				written === ''
					? 'Chưa chọn kỳ báo cáo. Chọn trong danh sách, hoặc ghi như “Quý III/2023”, “6 tháng đầu năm 2023”, “Năm 2023”.'
					: `“${written}” không phải là tên một kỳ báo cáo. Ghi như “Quý III/2023”, “Năm 2023”.`
		});
	const dueOn = dayIn(typed.han, { field: 'han', name: 'hạn nộp', needed: true }, faults);
	const from = dayIn(typed['tu-ngay'], { field: 'tu-ngay', name: 'ngày đầu' }, faults);
	const to = dayIn(typed['den-ngay'], { field: 'den-ngay', name: 'ngày cuối' }, faults);
	const window = windowOf(from, to, faults);
	if (faults.length > 0 || period === undefined || dueOn === undefined) return { faults };
	return { campaign: { period: periodId(period), dueOn, window }, faults };
}

function dayIn(
	written: string,
	of: { readonly field: string; readonly name: string; readonly needed?: boolean },
	faults: FieldFault[]
): IsoDate | undefined {
	if (written === '') {
		if (of.needed === true)
			faults.push({
				field: of.field,
				message: `Chưa chọn ${of.name}: chọn trên lịch, hoặc gõ ngày, tháng, năm.`
			});
		return undefined;
	}
	const day = parseDay(written);
	if (day === undefined)
		faults.push({
			field: of.field,
			message: `“${written}” ở ô ${of.name} không phải là một ngày. Ghi như “05/10/2023”.`
		});
	return day;
}

function windowOf(
	from: IsoDate | undefined,
	to: IsoDate | undefined,
	faults: FieldFault[]
): Window | null {
	if (from === undefined && to === undefined) return null;
	if (from === undefined || to === undefined) {
		if (faults.length === 0)
			faults.push({
				field: from === undefined ? 'tu-ngay' : 'den-ngay',
				message: 'Khoảng số liệu cần cả ngày đầu và ngày cuối, hoặc để trống cả hai.'
			});
		return null;
	}
	if (from > to)
		faults.push({
			field: 'den-ngay',
			message: `Ngày cuối ${formatDay(to)} trước ngày đầu ${formatDay(from)}. Đổi một trong hai.`
		});
	return { from, to };
}
