import type { Check, FieldId } from '../catalogue';
import { exactValue } from '../formula';
import type { FigureIssue } from '../issue';
import { roundHalfUp, truncate } from '../measured';
import type { Observation } from '../observation';
import {
	exactFigures,
	haveSameWindow,
	isEqualAmount,
	setsWith,
	toFigure,
	warningAt,
	type Picture
} from './picture';

type EqualCheck = Extract<Check, { readonly kind: 'equal' }>;

/** Two names of one quantity: 339 documents sent out against 399 issued; đồng × 10⁻⁶ against triệu đồng. */
export function checkEqual(picture: Picture): FigureIssue[] {
	const checks = picture.catalogue.checks.filter((check) => check.kind === 'equal');
	return checks.flatMap((check) =>
		[...picture.byField.keys()].flatMap((field) => pairsInField(picture, check, field))
	);
}

function pairsInField(picture: Picture, check: EqualCheck, field: FieldId | ''): FigureIssue[] {
	const factor = check.factor ?? 1;
	return setsWith(picture, field, [check.left, check.right]).flatMap((figures) => {
		const [left, right] = exactFigures(figures, [check.left, check.right]) ?? [];
		if (!left || !right || !haveSameWindow(picture, [left, right])) return [];
		if (isSameQuantity(left, right, factor)) return [];
		return [
			{
				...warningAt(picture, right),
				code: 'not_equal' as const,
				check: check.id,
				left: toFigure(left),
				right: toFigure(right),
				factor
			}
		];
	});
}

/** Between two units of measure the coarser one may have been rounded or cut off: 2014,517 is written 2014. */
function isSameQuantity(left: Observation, right: Observation, factor: number): boolean {
	const converted = (exactValue(left) ?? 0) * factor;
	const written = exactValue(right) ?? 0;
	if (isEqualAmount(converted, written)) return true;
	const readings = [roundHalfUp, truncate].map((cut) => cut(converted, right.decimals));
	return factor !== 1 && readings.some((reading) => isEqualAmount(reading, written));
}
