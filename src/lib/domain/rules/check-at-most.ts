import type { Check, FieldId } from '../catalogue';
import { exactValue, type FigureSet } from '../formula';
import type { FigureIssue } from '../issue';
import type { Observation } from '../observation';
import { applicableChecks } from './applicable';
import {
	haveSameWindow,
	isEqualAmount,
	setsOf,
	setsWith,
	sumOf,
	toFigure,
	warningAt,
	type Picture
} from './picture';

type AtMostCheck = Extract<Check, { readonly kind: 'at_most' }>;

/** A part, or several together, exceed their whole: 8 + 9 = 17 > 9. Parts not reported cannot make it better. */
export function checkAtMost(picture: Picture): FigureIssue[] {
	return applicableChecks(picture).at_most.flatMap((check) =>
		[...picture.byField.keys()].flatMap((field) =>
			setsFor(picture, check, field).flatMap((figures) => excess(picture, check, figures))
		)
	);
}

/** Each source with the whole and at least one part; where none has, one set across the sources. */
function setsFor(picture: Picture, check: AtMostCheck, field: FieldId | ''): FigureSet[] {
	const within = setsOf(picture, field).filter(
		(figures) =>
			isExact(figures.get(check.whole)) && check.parts.some((part) => isExact(figures.get(part)))
	);
	return within.length > 0 ? within : setsWith(picture, field, [check.whole, ...check.parts]);
}

const isExact = (figure: Observation | undefined): boolean => figure?.quantity.kind === 'exact';

function excess(picture: Picture, check: AtMostCheck, figures: FigureSet): FigureIssue[] {
	const whole = figures.get(check.whole);
	if (!whole) return [];
	const parts: Observation[] = [];
	for (const id of check.parts) {
		const part = figures.get(id);
		if (part === undefined || !isExact(part)) continue;
		if (haveSameWindow(picture, [whole, part])) parts.push(part);
	}
	const [sum, limit] = [sumOf(parts), exactValue(whole) ?? 0];
	if (sum <= limit || isEqualAmount(sum, limit)) return [];
	return [
		{
			...warningAt(picture, parts[0] ?? whole),
			code: 'part_exceeds_total',
			check: check.id,
			parts: parts.map(toFigure),
			total: toFigure(whole)
		}
	];
}
