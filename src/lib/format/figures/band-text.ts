// How a unit stands against what bands are told against, in words.
import type { Band } from '../../domain/kpi/chance-interval';
import type { Ranking } from '../../domain/kpi/ranking';
import { formatPercent, formatNumber } from '../number';

type Told = Pick<Ranking, 'direction'>;

/** "rõ ràng thấp hơn"; '' without a reference. */
export function bandText(band: Band | null, { direction }: Told): string {
	if (band === null) return '';
	if (band === 'unclear') return 'chưa khác biệt rõ';
	return (band === 'better') === (direction === 'higher') ? 'rõ ràng cao hơn' : 'rõ ràng thấp hơn';
}

/** "mục tiêu 98 %", "Cụm Bắc 95,32 %" */
export function referenceText({
	reference,
	of,
	decimals
}: Pick<Ranking, 'reference' | 'of' | 'decimals'>): string {
	if (reference === null) return '';
	return reference.of === 'target'
		? `mục tiêu ${formatNumber(reference.value)} %`
		: `${of.name} ${formatPercent(reference.value, decimals)}`;
}

export const betterText = ({ direction }: Told): string =>
	direction === 'higher' ? 'càng cao càng tốt' : 'càng thấp càng tốt';

/** What the interval and the bands are, and what they are not. */
export function chanceNotes(ranking: Ranking): string[] {
	if (ranking.rows.length === 0) return [];
	const against = referenceText(ranking);
	return [
		'“Dao động” là khoảng mà riêng may rủi có thể làm tỷ lệ lệch đi với chừng ấy hồ sơ (khoảng Wilson 95 % có hiệu chỉnh liên tục); hồ sơ được đếm đủ nên đây không phải sai số đếm.',
		'“Hạng có thể”: các hạng còn có thể nếu chỉ tính đơn vị khác có khoảng dao động tách hẳn là hơn hay kém.',
		...(against === ''
			? []
			: [`So với ${against}: “rõ ràng” khi cả khoảng dao động nằm về một phía của mức ấy.`])
	];
}
