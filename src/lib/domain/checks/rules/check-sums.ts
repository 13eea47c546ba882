import type { Check, FieldId, IndicatorId } from '../../kpi/catalogue';
import { exactValue, isReported, type FigureSet } from '../../kpi/formula';
import type { FigureIssue } from '../issue';
import type { Observation } from '../../figures/observation';
import { applicableChecks } from './applicable';
import { isBarred, partsBeside } from './check-at-most';
import {
	exactFigures,
	foundInFields,
	haveSameWindow,
	isEqualAmount,
	setsOf,
	setsWith,
	sumOf,
	toFigure,
	warningAt,
	type CheckedFigures
} from './checked-figures';

type SumCheck = Extract<Check, { readonly kind: 'sum' }>;

/** total = parts, within each source that has them all: 1103 + 31 = 1134 ≠ 1144. */
export function checkSums(checked: CheckedFigures): FigureIssue[] {
	return foundInFields(checked, applicableChecks(checked).sum, (check, field) =>
		sumsInField(checked, check, field)
	);
}

function sumsInField(checked: CheckedFigures, check: SumCheck, field: FieldId | ''): FigureIssue[] {
	if (isBarred(check.onlyWithout, setsOf(checked, field))) return [];
	return setsWith(checked, field, [check.total, ...check.parts]).flatMap((figures) => {
		const [total, ...parts] = exactFigures(figures, [check.total, ...check.parts]) ?? [];
		if (!total || !haveSameWindow(checked, [total, ...parts])) return [];
		return sumIssue(checked, check, { total, parts, figures });
	});
}

interface Sum {
	readonly total: Observation;
	readonly parts: readonly Observation[];
	readonly figures: FigureSet;
}

function sumIssue(
	checked: CheckedFigures,
	check: SumCheck,
	{ total, parts, figures }: Sum
): FigureIssue[] {
	const optional = check.optionalParts ?? [];
	const own = optional.flatMap((indicator) => figures.get(indicator) ?? []).filter(isReported);
	// A bound or a range among the parts: no sum can be told wrong.
	if (own.some((part) => exactValue(part) === undefined)) return [];
	const whole = exactValue(total) ?? 0;
	if (own.length === 0 && isEqualAmount(sumOf(parts), whole)) return [];
	const ownParts = [...parts, ...own.filter((part) => haveSameWindow(checked, [total, part]))];
	const elsewhere = partsElsewhere(checked, total, lackingOf(optional, figures));
	const loose = partsBeside(checked, total, { parts: check.looseParts ?? [], figures });
	const possible = [ownParts, [...ownParts, ...elsewhere]].flatMap((list) =>
		sumsWith(sumOf(list), loose)
	);
	if (possible.some((sum) => isEqualAmount(sum, whole))) return [];
	const allParts = [...ownParts, ...elsewhere, ...loose];
	return [
		{
			...warningAt(checked, total),
			code: 'sum_mismatch',
			check: check.id,
			total: toFigure(total),
			parts: allParts.map(toFigure),
			sum: sumOf(allParts)
		}
	];
}

/** With and without each of the parts that may be counted among the others already. */
const sumsWith = (sum: number, loose: readonly Observation[]): number[] =>
	loose.reduce(
		(sums, part) => [...sums, ...sums.map((one) => one + (exactValue(part) ?? 0))],
		[sum]
	);

const lackingOf = (optional: readonly IndicatorId[], figures: FigureSet): IndicatorId[] =>
	optional.filter((indicator) => !isReported(figures.get(indicator)));

/** Optional parts that only another source of the report gives. */
function partsElsewhere(
	checked: CheckedFigures,
	total: Observation,
	indicators: readonly IndicatorId[]
): Observation[] {
	return indicators.flatMap((indicator) => {
		const found = setsOf(checked, total.field).flatMap((figures) => figures.get(indicator) ?? []);
		const part = found.find(
			(figure) => exactValue(figure) !== undefined && haveSameWindow(checked, [total, figure])
		);
		return part ?? [];
	});
}
