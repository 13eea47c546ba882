// A worksheet whose name says another period than its title: copied from the last one, and one of the two forgotten.
import type { Issue } from '../../../../domain/checks/issue';
import { parsePeriod, periodId, type Period } from '../../../../domain/figures/period';
import type { Said } from '../../draft';
import type { Sheet } from '../sheet';

export function sheetNamePeriod(
	{ name }: Pick<Sheet, 'name'>,
	title: Said | null,
	period: Period | undefined
): Issue[] {
	if (name === undefined || title === null || period === undefined) return [];
	const written = name.replaceAll('_', ' ').trim();
	const withoutYear = parsePeriod(written) === undefined;
	const named = parsePeriod(withoutYear ? `${written}/${period.year}` : written);
	if (named === undefined || periodId(named) === periodId(period)) return [];
	// "Năm 2023" may be the book of the year that the quarter is in.
	if (named.kind === 'year' && named.year === period.year) return [];
	return [
		{
			code: 'sheet_names_other_period',
			severity: 'warning',
			place: title.place,
			found: name,
			expected: title.text
		}
	];
}
