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
	type CheckedFigures
} from './checked-figures';

type FieldsCheck = Extract<Check, { readonly kind: 'sum_of_fields' }>;

/** The fields ("lĩnh vực") of one source add up to the total: 279 + 605 + 37 + 15 + 1 = 937 ≠ 944. */
export function checkFields(checked: CheckedFigures): FigureIssue[] {
	// Most reports have no field of their own.
	if (checked.byField.size === 1 && checked.byField.has('')) return [];
	return applicableChecks(checked).sum_of_fields.flatMap((check) => {
		const sources = new Set(fieldFigures(checked, check).map(({ source }) => source));
		return [...sources].flatMap((source) => fieldsOfSource(checked, check, source));
	});
}

const fieldFigures = (checked: CheckedFigures, check: FieldsCheck): Observation[] =>
	checked.observations.filter(({ indicator, field }) => indicator === check.total && field !== '');

function fieldsOfSource(
	checked: CheckedFigures,
	check: FieldsCheck,
	source: SourceName
): FigureIssue[] {
	const parts = fieldFigures(checked, check).filter((figure) => figure.source === source);
	const total = totalFor(checked, check, parts);
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
			...warningAt(checked, total),
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
	checked: CheckedFigures,
	check: FieldsCheck,
	parts: readonly Observation[]
): Observation | undefined {
	const totals = setsOf(checked, '')
		.flatMap((figures) => figures.get(check.against ?? check.total) ?? [])
		.filter((total) => exactValue(total) !== undefined)
		.filter((total) => haveSameWindow(checked, [total, ...parts]));
	return totals.find(({ source }) => source === parts[0]?.source) ?? totals[0];
}
