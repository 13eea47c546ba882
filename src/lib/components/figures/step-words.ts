// The five steps of a heat table in signs and words, so that colour never stands alone.
import type { HeatStep, StepBasis } from '$lib/domain/kpi/heat-step';

const TARGET_SIGNS: Readonly<Record<HeatStep, string>> = { 1: '▼▼', 2: '▼', 3: '▽', 4: '', 5: '▲' };
const DISTRIBUTION_SIGNS: Readonly<Record<HeatStep, string>> = {
	1: '▼',
	2: '▽',
	3: '',
	4: '△',
	5: '▲'
};

const TARGET_WORDS: Readonly<Record<HeatStep, string>> = {
	1: 'kém mục tiêu trên 10 điểm',
	2: 'kém mục tiêu trên 3 đến 10 điểm',
	3: 'kém mục tiêu đến 3 điểm',
	4: 'đạt mục tiêu',
	5: 'vượt rõ mục tiêu'
};
const DISTRIBUTION_WORDS: Readonly<Record<HeatStep, string>> = {
	1: 'nhóm kém nhất trong năm nhóm',
	2: 'nhóm kém thứ hai',
	3: 'nhóm giữa',
	4: 'nhóm tốt thứ hai',
	5: 'nhóm tốt nhất'
};

export const stepSign = (step: HeatStep, basis: StepBasis): string =>
	(basis === 'target' ? TARGET_SIGNS : DISTRIBUTION_SIGNS)[step];

export function stepWords(step: HeatStep, basis: StepBasis): string {
	if (basis === 'none') return '';
	return basis === 'target' ? TARGET_WORDS[step] : DISTRIBUTION_WORDS[step];
}
