// The form of a target, as typed; read or told what is wrong with each field.
import { z } from 'zod';
import type { KpiId } from '$lib/domain/kpi/catalogue';
import type { UnitId } from '$lib/domain/unit/unit';
import type { FieldFault } from '$lib/format/field-fault';
import type { TargetList } from '$lib/server/reports/targets/target-list';

const Text = z.string().trim().max(1000).catch('');
const Typed = z.object({
	'chi-so': Text,
	nam: Text,
	'pham-vi': Text,
	'ty-le': Text,
	'can-cu': Text
});
export type TypedTarget = z.infer<typeof Typed>;

export const typedTarget = (form: FormData): TypedTarget => Typed.parse(Object.fromEntries(form));

interface ReadTarget {
	readonly kpi: KpiId;
	readonly year: number;
	readonly organisingId: UnitId | null;
	/** null: withdrawn. */
	readonly percent: number | null;
	readonly basis: string;
}

type Known = Pick<TargetList, 'kpis' | 'offices'>;

/** Years that a plan may be made for. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

export const readYear = (written: string): number | null => {
	const year = /^\d{4}$/.test(written) ? Number(written) : 0;
	return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
};

/** `withdrawing`: no percentage, and the reason instead of the document. */
export function readTarget(
	typed: TypedTarget,
	known: Known,
	{ withdrawing }: { readonly withdrawing: boolean }
): { readonly target?: ReadTarget; readonly faults: readonly FieldFault[] } {
	const kpi = known.kpis.find(({ id }) => id === typed['chi-so']);
	const year = readYear(typed.nam);
	const office = known.offices.find(({ unitId }) => String(unitId) === typed['pham-vi']);
	const percent = withdrawing ? null : readPercent(typed['ty-le']);
	const basis = typed['can-cu'];
	const isLostOffice = office === undefined && typed['pham-vi'] !== '';
	const faults = [
		wrong(kpi === undefined, 'chi-so', 'Chọn chỉ số.'),
		wrong(year === null, 'nam', yearText(typed.nam)),
		wrong(isLostOffice, 'pham-vi', 'Danh mục không còn cơ quan này. Chọn cơ quan khác.'),
		wrong(percent === undefined, 'ty-le', percentText(typed['ty-le'])),
		wrong(basis === '', 'can-cu', basisText(withdrawing))
	].flat();
	if (kpi === undefined || year === null || percent === undefined || faults.length > 0)
		return { faults };
	return {
		target: { kpi: kpi.id, year, organisingId: office?.unitId ?? null, percent, basis },
		faults
	};
}

const wrong = (isWrong: boolean, field: string, message: string): FieldFault[] =>
	isWrong ? [{ field, message }] : [];

/** "95", "97,5 %" */
function readPercent(written: string): number | undefined {
	const digits = written.replace(/\s*%$/, '');
	if (!/^\d{1,3}(?:[.,]\d{1,4})?$/.test(digits)) return undefined;
	const percent = Number(digits.replace(',', '.'));
	return percent <= 100 ? percent : undefined;
}

const yearText = (written: string): string =>
	written === '' ? 'Chưa ghi năm.' : `“${written}” không phải là một năm ghi đủ bốn chữ số.`;
const percentText = (written: string): string =>
	written === ''
		? 'Chưa ghi chỉ tiêu, từ 0 đến 100. Ghi như “95” hoặc “97,5”.'
		: `“${written}” không phải là tỷ lệ từ 0 đến 100. Ghi như “95” hoặc “97,5”.`;
const basisText = (withdrawing: boolean): string =>
	withdrawing
		? 'Ghi lý do rút; lịch sử chỉ tiêu giữ lại lý do này.'
		: 'Ghi văn bản đặt ra chỉ tiêu: số, ngày, cơ quan ban hành.';
