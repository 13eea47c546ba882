// A stated rate against its counts, written out: "905/922 = 98,1562 % → 98,16 ≠ 98,17".
import type { Figure } from '../../domain/checks/issue';
import { truncate } from '../../domain/figures/measured';
import { decimalsBesideStated } from '../../domain/figures/shown-rate';
import { figureValue, roundedSum } from './issue-words';
import { formatNumber, formatPercent } from '../number';

interface Rate {
	readonly stated: Figure;
	readonly decimals: number;
	readonly numerator: readonly Figure[];
	readonly denominator: readonly Figure[];
	readonly computed: number;
}
/** Enough to see how a rate was rounded. */
const SHOWN_DECIMALS = 4;
/** More figures on one side than this are not tried with every sign. */
const MOST_SIGNED = 6;

export function rateArithmetic(rate: Rate, outcome: 'mismatch' | 'truncated'): string {
	const { stated, decimals, computed } = rate;
	const shown = Math.max(SHOWN_DECIMALS, decimals + 2);
	const result = `${sides(rate)} = ${formatPercent(computed, shown)}`;
	if (outcome === 'mismatch')
		return `${result} → ${formatNumber(computed, telling(rate))} ≠ ${formatNumber(stated.value, decimals)}`;
	const rounded = formatNumber(computed, decimals);
	const cut = formatNumber(truncate(computed, decimals), decimals);
	return `${result} → làm tròn ${rounded}; cắt bớt ${cut} (chấp nhận)`;
}

type Compared = Pick<Rate, 'stated' | 'decimals' | 'computed'>;

const telling = ({ stated, decimals, computed }: Compared): number =>
	decimalsBesideStated(computed, stated.value, decimals);

/** As it was written. */
export const statedPercent = ({ stated, decimals }: Compared): string =>
	`${formatNumber(stated.value, decimals)}\u00a0%`;
/** With enough digits to see how it differs from the stated one. */
export const computedPercent = (rate: Compared): string =>
	`${formatNumber(rate.computed, telling(rate))}\u00a0%`;
/** As it would have been written. */
export const roundedPercent = ({ computed, decimals }: Compared): string =>
	`${formatNumber(computed, decimals)}\u00a0%`;

/** "526/551 = 95,46 %" */
export function fraction(numerator: Figure, denominator: Figure): string {
	const percent = (100 * numerator.value) / denominator.value;
	return `${figureValue(numerator)}/${figureValue(denominator)} = ${formatPercent(percent, 2)}`;
}

/** A stated rate with the decimals it was written with. */
export const percentOf = ({ value }: Figure): string => `${formatNumber(value)}\u00a0%`;

/** Some formulas subtract ("944 − 22"): the signs are those that give the computed rate. */
function sides({ numerator, denominator, computed }: Rate): string {
	for (const above of signings(numerator)) {
		for (const below of signings(denominator)) {
			const percent = (100 * above.value) / below.value;
			if (Math.abs(percent - computed) < 1e-6) return `${above.text}/${below.text}`;
		}
	}
	return 'Tính lại';
}

function signings(figures: readonly Figure[]): { readonly value: number; readonly text: string }[] {
	const count = figures.length > MOST_SIGNED ? 1 : 2 ** Math.max(0, figures.length - 1);
	return Array.from({ length: count }, (_, signs) => {
		const signed = figures.map((figure, index) => ({
			figure,
			isMinus: index > 0 && Math.floor(signs / 2 ** (index - 1)) % 2 === 1
		}));
		const values = signed.map(({ figure, isMinus }) =>
			isMinus ? { ...figure, value: -figure.value } : figure
		);
		const text = signed
			.map(({ figure, isMinus }, index) => {
				const sign = index === 0 ? '' : isMinus ? ' − ' : ' + ';
				return `${sign}${figureValue(figure)}`;
			})
			.join('');
		return { value: roundedSum(values), text: figures.length > 1 ? `(${text})` : text };
	});
}
