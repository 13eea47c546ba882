// What stands in the fields of the check page: as chosen before, and as typed now.
import { unitName, type UnitRegister } from '$lib/domain/unit/unit';
import { formatPeriod } from '$lib/format/period';
import type { DraftChoices } from '$lib/server/db/submissions/drafts';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import { ownDrafts } from '../../drafts';

/** What was chosen for the file, as it would be typed. */
export function typedOf(register: UnitRegister, choices: DraftChoices) {
	const versions = register.versions.filter(({ unitId }) => unitId === choices.unitId);
	const unit = versions.at(-1);
	return {
		'co-quan': choices.organisingId === undefined ? '' : String(choices.organisingId),
		'don-vi': unit ? unitName(unit) : '',
		'ky-bao-cao': choices.period === undefined ? '' : formatPeriod(choices.period),
		'nguoi-nop': choices.submittedBy ?? '',
		'ghi-chu': choices.note ?? ''
	};
}

/** Those that a file may be given on the check page. */
export const CHOSEN_FIELDS = ['co-quan', 'don-vi', 'ky-bao-cao'] as const;

/** What stands in the fields of a file as it stood there before was not chosen now. */
export function isChosenAnew(locals: App.Locals, form: FormData, id: string): boolean {
	const [draft] = ownDrafts(locals, [id]);
	if (draft === undefined) return false;
	const before = typedOf(registerOf(locals.reports), draft.choices);
	return CHOSEN_FIELDS.some((name) => {
		const entry = form.get(`${id}-${name}`);
		return typeof entry === 'string' && entry.trim() !== before[name];
	});
}

/** Fields whose names begin with the id of a file. */
export function ownFields(form: FormData, prefix: string): FormData {
	const own = new FormData();
	for (const [name, entry] of form)
		if (name.startsWith(prefix)) own.append(name.slice(prefix.length), entry);
	return own;
}

/** Longest id. */
const MOST_CHARACTERS = 100;

export function textOfField(form: FormData, name: string): string {
	const entry = form.get(name);
	return typeof entry === 'string' ? entry.trim().slice(0, MOST_CHARACTERS) : '';
}
