import type { Check, FieldId } from '../../kpi/catalogue';
import { exactValue, isReported } from '../../kpi/formula';
import type { FigureIssue } from '../issue';
import type { Observation, SourceName } from '../../figures/observation';
import { applicableChecks } from './applicable';
import {
	haveSameWindow,
	isEqualAmount,
	setsOf,
	sumOf,
	toFigure,
	warningAt,
	type Picture
} from './picture';

type FieldsCheck = Extract<Check, { readonly kind: 'sum_of_fields' }>;

/** The fields ("lĩnh vực") of one source add up to the total: 279 + 605 + 37 + 15 + 1 = 937 ≠ 944. */
export function checkFields(picture: Picture): FigureIssue[] {
	// Most reports have no field of their own.
	if (picture.byField.size === 1 && picture.byField.has('')) return [];
	return applicableChecks(picture).sum_of_fields.flatMap((check) => {
		const sources = new Set(fieldFigures(picture, check).map(({ source }) => source));
		return [...sources].flatMap((source) => fieldsOfSource(picture, check, source));
	});
}

const fieldFigures = (picture: Picture, check: FieldsCheck): Observation[] =>
	picture.observations.filter(({ indicator, field }) => indicator === check.total && field !== '');

function fieldsOfSource(picture: Picture, check: FieldsCheck, source: SourceName): FigureIssue[] {
	const parts = fieldFigures(picture, check).filter((figure) => figure.source === source);
	const total = totalFor(picture, check, parts);
	// One field alone is an example, not a breakdown.
	if (!total || new Set(parts.map(({ field }): FieldId => field)).size < 2) return [];
	const known = parts.filter((part) => exactValue(part) !== undefined);
	if (parts.some((part) => isReported(part) && exactValue(part) === undefined)) return [];
	const [sum, whole] = [sumOf(known), exactValue(total) ?? 0];
	// What an empty field would add is not known: only an excess is certain.
	const isOff = known.length === parts.length ? !isEqualAmount(sum, whole) : sum > whole;
	if (!isOff) return [];
	return [
		{
			...warningAt(picture, total),
			code: 'sum_mismatch',
			check: check.id,
			total: toFigure(total),
			parts: known.map(toFigure),
			sum
		}
	];
}

/** The total of the same source and window, else of another source. */
function totalFor(
	picture: Picture,
	check: FieldsCheck,
	parts: readonly Observation[]
): Observation | undefined {
	const totals = setsOf(picture, '')
		.flatMap((figures) => figures.get(check.against ?? check.total) ?? [])
		.filter((total) => exactValue(total) !== undefined)
		.filter((total) => haveSameWindow(picture, [total, ...parts]));
	return totals.find(({ source }) => source === parts[0]?.source) ?? totals[0];
}
