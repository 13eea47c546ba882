// The unit's figures by what they are for; within a group in the order of the catalogue, which follows the reports' own.
import type { Catalogue, IndicatorId } from '$lib/domain/kpi/catalogue';
import { indicatorsOf } from '$lib/domain/kpi/formula';
import type { FigureView } from '$lib/server/reports/submissions/figure-view';

export interface FigureGroup {
	readonly title: string;
	readonly figures: readonly FigureView[];
}

export function figureGroups(catalogue: Catalogue, figures: readonly FigureView[]): FigureGroup[] {
	const ofKpis = new Set<IndicatorId>(
		[...catalogue.kpis.values()].flatMap((kpi) => [...indicatorsOf(kpi)])
	);
	const titleOf = (figure: FigureView): string => {
		if (figure.field !== '') return BY_FIELD;
		if (ofKpis.has(figure.indicator)) return OF_KPIS;
		return catalogue.indicators.get(figure.indicator)?.measure === 'percent' ? STATED : OTHER;
	};
	return [OF_KPIS, BY_FIELD, STATED, OTHER].flatMap((title) => {
		const members = figures.filter((figure) => titleOf(figure) === title);
		return members.length === 0 ? [] : [{ title, figures: members }];
	});
}

const OF_KPIS = 'Số liệu dùng để tính chỉ số';
const BY_FIELD = 'Số liệu theo lĩnh vực';
const STATED = 'Tỷ lệ do báo cáo tự nêu (chỉ để đối chiếu)';
const OTHER = 'Số liệu khác';
