// What a column may be taken for, and the heading under which every layout reads it as that.
import type { ColumnTarget } from '../../../domain/reading-choices';
import type { Catalogue } from '../../../domain/kpi/catalogue';
import type { ColumnMeaning } from '../../../domain/checks/issue';
import { ROLE_HEADINGS, ROLE_KEYS, type ColumnRole } from '../table/headings/heading-roles';
import { PATH } from '../table/table-head';
import { headingKey, vocabularyOf } from '../table/vocabulary';

const ROLES = Object.keys(ROLE_HEADINGS) as readonly ColumnRole[];

export function meaningOf(target: ColumnTarget): ColumnMeaning {
	if (target === 'ignore') return { kind: 'ignore' };
	return target.startsWith('role:')
		? { kind: 'role', role: target.slice('role:'.length) }
		: { kind: 'indicator', indicator: target.slice('indicator:'.length) };
}

/** What someone typed or a database kept, when it is a target at all. */
export function parseTarget(text: string, { indicators }: Catalogue): ColumnTarget | undefined {
	if (text === 'ignore') return text;
	const [kind, name = ''] = text.split(/:(.*)/s);
	if (kind === 'role' && ROLES.some((role) => role === name)) return `role:${name}`;
	if (kind === 'indicator' && indicators.has(name)) return `indicator:${name}`;
	return undefined;
}

/** '' for a column that is not read; undefined for an indicator that the catalogue no longer has. */
export function canonicalHeading(
	target: ColumnTarget,
	{ indicators }: Catalogue
): string | undefined {
	const meaning = meaningOf(target);
	switch (meaning.kind) {
		case 'ignore':
			return '';
		case 'role':
			return ROLES.filter((role) => role === meaning.role).map(
				(role) => ROLE_HEADINGS[role][0] ?? role
			)[0];
		case 'indicator':
			return indicators.get(meaning.indicator)?.name;
	}
}

/** What the heading, with the groups above it, says by itself; undefined where nobody knows it or it could be several things. */
export function targetOfHeading(heading: string, catalogue: Catalogue): ColumnTarget | undefined {
	const role = ROLE_KEYS.get(headingKey(heading));
	if (role !== undefined) return `role:${role}`;
	const found = vocabularyOf(catalogue).headingBelow(heading.split(PATH));
	return found.kind === 'one' ? `indicator:${found.value.id}` : undefined;
}

/** A heading that some layout reads, also where it could be several indicators. */
export const isKnownHeading = (heading: string, catalogue: Catalogue): boolean =>
	ROLE_KEYS.has(headingKey(heading)) || vocabularyOf(catalogue).heading(heading).kind !== 'none';
