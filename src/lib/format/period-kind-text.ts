// Kinds of period as lists group them.
import type { PeriodKind } from '../domain/figures/period';

const KINDS: Readonly<Record<PeriodKind, string>> = {
	quarter: 'Theo quý',
	half: '6 tháng',
	nine_months: '9 tháng',
	year: 'Cả năm',
	month: 'Theo tháng',
	week: 'Theo tuần',
	custom: 'Khoảng thời gian khác'
};

export const periodKindText = (kind: PeriodKind): string => KINDS[kind];
