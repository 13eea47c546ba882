import { error } from '@sveltejs/kit';
import { isCommuneKind, unitName } from '$lib/domain/unit/unit';
import { adjoins } from '$lib/domain/unit/unit-dates';
import { formatDay } from '$lib/format/period';
import { SHARE_TEXT, unitWithCode, validityText } from '$lib/format/office/unit-change-text';
import {
	unitRecord,
	type Relation,
	type UnitRecord
} from '$lib/server/reports/register/unit-register';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import type { PageServerLoad } from './$types';
import { kindChoices, officeChoicesOf } from '../../units/unit-choices';
import { unitIdOf } from '../../units/unit-decision';
import { unitTyped } from '../../units/unit-form';

export { actions } from './unit-actions';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const { reports } = locals;
	const unitId = unitIdOf(params.id);
	const record = unitRecord(reports, unitId);
	if (record === undefined) error(404, { message: `Danh mục không có đơn vị số ${params.id}.` });
	const last = record.versions.at(-1)?.version ?? record.now;
	const asked = url.searchParams.get('sua');
	const corrected = record.versions.find(({ version }) => (version.validFrom ?? '') === asked);
	return {
		unit: {
			unitId,
			name: unitName(record.now),
			code: record.now.code,
			isCommune: isCommuneKind(record.now.kind),
			isDemonstration: record.isDemonstration,
			reports: record.reports
		},
		versions: versionViews(record),
		aliases: record.aliases,
		successors: record.successors.map(relationView),
		predecessors: record.predecessors.map(relationView),
		corrected:
			corrected === undefined
				? null
				: { of: corrected.version.validFrom ?? '', typed: unitTyped(corrected.version) },
		next: { ...unitTyped(last), 'tu-ngay': '' },
		kinds: kindChoices(record.now.kind),
		offices: officeChoicesOf(registerOf(reports), reports.today),
		hasSaved: url.searchParams.has('da-luu')
	};
};

const versionViews = ({ versions }: UnitRecord) =>
	versions.map(({ version, parent }, at) => {
		const previous = versions[at - 1]?.version;
		return {
			of: version.validFrom ?? '',
			name: unitName(version),
			code: version.code,
			parent: parent === undefined ? null : { unitId: parent.unitId, name: unitName(parent) },
			validity: validityText(version),
			/** Between two versions nobody says what the unit was. */
			afterGap: previous !== undefined && !adjoins(previous, version),
			isRemovable: at > 0 && at === versions.length - 1
		};
	});

const relationView = ({ unit, effectiveOn, share }: Relation) => ({
	unitId: unit.unitId,
	name: unitWithCode(unit),
	on: formatDay(effectiveOn),
	share: SHARE_TEXT[share]
});
