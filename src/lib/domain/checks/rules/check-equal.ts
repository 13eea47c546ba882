import type { Check, FieldId } from '../../kpi/catalogue';
import { exactValue } from '../../kpi/formula';
import type { FigureIssue } from '../issue';
import type { Observation } from '../../figures/observation';
import { applicableChecks } from './applicable';
import {
	exactFigures,
	foundInFields,
	haveSameWindow,
	isEqualAmount,
	setsWith,
	toFigure,
	warningAt,
	type CheckedFigures
} from './checked-figures';

type EqualCheck = Extract<Check, { readonly kind: 'equal' }>;

/** Two names of one quantity: 399 documents issued against 339 sent out; 2.014 triệu đồng against 2.014.517.000 đồng. */
export function checkEqual(checked: CheckedFigures): FigureIssue[] {
	return foundInFields(checked, applicableChecks(checked).equal, (check, field) =>
		pairsInField(checked, check, field)
	);
}

function pairsInField(
	checked: CheckedFigures,
	check: EqualCheck,
	field: FieldId | ''
): FigureIssue[] {
	const factor = check.factor ?? 1;
	return setsWith(checked, field, [check.left, check.right]).flatMap((figures) => {
		const [left, right] = exactFigures(figures, [check.left, check.right]) ?? [];
		if (!left || !right || !haveSameWindow(checked, [left, right])) return [];
		if (isSameQuantity(check, left, right)) return [];
		return [
			{
				...warningAt(checked, right),
				code: 'not_equal' as const,
				check: check.id,
				left: toFigure(left),
				right: toFigure(right),
				factor
			}
		];
	});
}

function isSameQuantity(check: EqualCheck, left: Observation, right: Observation): boolean {
	const converted = (exactValue(left) ?? 0) * (check.factor ?? 1);
	const written = exactValue(right) ?? 0;
	return (
		isEqualAmount(converted, written) || Math.abs(converted - written) <= (check.tolerance ?? 0)
	);
}
