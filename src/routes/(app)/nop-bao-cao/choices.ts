// What the uploader says beside the file, as typed; read into ids or told what is wrong with it.
import { z } from 'zod';
import {
	lastDay,
	parsePeriod,
	periodFromId,
	periodId,
	type IsoDate,
	type Period
} from '$lib/domain/figures/period';
import {
	matchUnit,
	type MatchScope,
	type UnitId,
	type UnitMatch,
	type UnitRegister
} from '$lib/domain/unit/unit';
import { covers, type UnitScope } from '$lib/domain/unit/unit-scope';
import type { FieldFault } from '$lib/format/field-fault';
import { formatDay } from '$lib/format/period';
import type { DraftChoices } from '$lib/server/db/submissions/drafts';

const Text = z.string().trim().max(200).catch('');
/** Longest note or reason kept. */
export const MOST_CHARACTERS = 1000;
const LongText = z
	.string()
	.trim()
	.transform((text) => text.slice(0, MOST_CHARACTERS))
	.catch('');
const Typed = z.object({
	'co-quan': Text,
	'don-vi': Text,
	'ky-bao-cao': Text,
	'nguoi-nop': Text,
	'ghi-chu': LongText
});
export type TypedChoices = z.infer<typeof Typed>;
export type ChoiceField = keyof TypedChoices;

export function typedChoices(form: FormData): TypedChoices {
	return Typed.parse(Object.fromEntries(form));
}

export function readChoices(
	register: UnitRegister,
	of: {
		readonly typed: TypedChoices;
		readonly today: IsoDate;
		/** Whose reports the account may bring. */
		readonly reach: UnitScope;
	}
): { readonly choices: DraftChoices; readonly faults: readonly FieldFault[] } {
	const { typed, today, reach } = of;
	const faults: FieldFault[] = [];
	const organisingId = officeOf(register, typed['co-quan'], { reach, faults });
	const period = periodOf(typed['ky-bao-cao'], faults);
	// The unit as it was at the end of the period reported.
	const on = period === undefined ? today : lastDay(period);
	const within = organisingId === undefined ? {} : { within: organisingId };
	const unitId = unitOf(register, typed['don-vi'], { scope: { on, ...within }, faults });
	return {
		choices: {
			...senderOf({ organisingId, unitId }, reach),
			...(period === undefined ? {} : { period: periodId(period) }),
			...(typed['nguoi-nop'] === '' ? {} : { submittedBy: typed['nguoi-nop'] }),
			...(typed['ghi-chu'] === '' ? {} : { note: typed['ghi-chu'] })
		},
		faults
	};
}

function periodOf(written: string, faults: FieldFault[]): Period | undefined {
	if (written === '') return undefined;
	const period = periodFromId(written) ?? parsePeriod(written);
	if (period === undefined) faults.push(unknownPeriod(written));
	return period;
}

function unitOf(
	register: UnitRegister,
	written: string,
	{ scope, faults }: { readonly scope: MatchScope; readonly faults: FieldFault[] }
): UnitId | undefined {
	if (written === '') return undefined;
	const match = matchUnit(register, written, { ...scope, role: 'commune' });
	if (match.kind === 'one') return match.unitId;
	faults.push({ field: 'don-vi', message: unmatchedText(written, match) });
	return undefined;
}

/**
 * Who brings the file, as far as nothing else is said: a commune for itself, an office for itself. What is remembered
 * of a sender's columns is nobody else's to change.
 */
function senderOf(
	said: { readonly organisingId: UnitId | undefined; readonly unitId: UnitId | undefined },
	reach: UnitScope
): Pick<DraftChoices, 'organisingId' | 'unitId'> {
	const organisingId = said.organisingId ?? (reach.kind === 'office' ? reach.unitId : undefined);
	const unitId = said.unitId ?? (reach.kind === 'unit' ? reach.unitId : undefined);
	return {
		...(organisingId === undefined ? {} : { organisingId }),
		...(unitId === undefined ? {} : { unitId })
	};
}

/** Empty means that names are looked for among all units. An office speaks for none above itself. */
function officeOf(
	register: UnitRegister,
	typed: string,
	{ reach, faults }: { readonly reach: UnitScope; readonly faults: FieldFault[] }
): UnitId | undefined {
	if (typed === '') return undefined;
	const id = Number(typed);
	const isKnown = register.versions.some(({ unitId }) => unitId === id);
	if (isKnown && (reach.kind !== 'office' || covers(register, reach, id))) return id;
	faults.push({ field: 'co-quan', message: 'Chọn một cơ quan tổng hợp có trong danh sách.' });
	return undefined;
}

const unknownPeriod = (written: string): FieldFault => ({
	field: 'ky-bao-cao',
	message: `“${written}” không phải là tên một kỳ báo cáo. Ghi theo một trong các mẫu bên dưới ô.`
});

function unmatchedText(written: string, match: Exclude<UnitMatch, { kind: 'one' }>): string {
	switch (match.kind) {
		case 'many':
			return `Có ${match.candidates.length} đơn vị cùng tên “${written}”: ${match.candidates.join('; ')}. Ghi mã đơn vị thay cho tên.`;
		case 'none':
			return match.nearest.length > 0
				? `Không có đơn vị nào tên “${written}”. Gần giống: ${match.nearest.join('; ')}.`
				: `Không có đơn vị nào tên “${written}” trong cơ quan đã chọn.`;
		case 'not_valid': {
			const since = match.validFrom === null ? '' : ` từ ${formatDay(match.validFrom)}`;
			const until = match.validTo === null ? '' : ` đến ${formatDay(match.validTo)}`;
			return `${match.name} chỉ có hiệu lực${since}${until}. Ghi kỳ báo cáo khi đơn vị còn hiệu lực${match.successors.length > 0 ? `, hoặc đơn vị kế thừa: ${match.successors.join('; ')}` : ''}.`;
		}
	}
}
