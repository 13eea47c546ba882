// Forms about units, as typed; read into values or told what is wrong with each field.
import { z } from 'zod';
import { parseDay, type IsoDate } from '$lib/domain/calendar';
import {
	COMMUNE_KINDS,
	isCommuneKind,
	matchUnit,
	ORGANISING_KINDS,
	type UnitId,
	type UnitKind,
	type UnitMatch,
	type UnitRegister,
	type UnitVersion
} from '$lib/domain/unit/unit';
import type { UnitFault, UnitField } from '$lib/domain/unit/unit-change';
import type { UnitValues } from '$lib/domain/unit/unit-plans';
import type { FieldFault } from '$lib/format/field-fault';
import { unitFaultText } from '$lib/format/office/unit-change-text';
import { formatDay } from '$lib/format/period';

const Text = z.string().trim().max(400).catch('');
const Typed = z.object({
	ma: Text,
	ten: Text,
	loai: Text,
	'truc-thuoc': Text,
	'tu-ngay': Text,
	'den-ngay': Text,
	'ten-khac': Text,
	/** Several units, one a line. */
	vao: z.string().trim().max(20_000).catch(''),
	'hinh-thuc': Text,
	'mo-lai': Text,
	/** First day of the version that is corrected, '' for one without. */
	'phien-ban': Text,
	/** What was shown and is now confirmed. */
	'xac-nhan': Text
});
export type TypedUnit = z.infer<typeof Typed>;

export const typedUnit = (form: FormData): TypedUnit => Typed.parse(Object.fromEntries(form));

export const KINDS: readonly UnitKind[] = [...COMMUNE_KINDS, ...ORGANISING_KINDS];

/** The form again with what a unit has. */
export const unitTyped = (unit: UnitVersion): Partial<TypedUnit> => ({
	ma: unit.code,
	ten: unit.name,
	loai: unit.kind,
	'truc-thuoc': unit.parentId === null ? '' : String(unit.parentId),
	'tu-ngay': unit.validFrom === null ? '' : formatDay(unit.validFrom),
	'den-ngay': unit.validTo === null ? '' : formatDay(unit.validTo)
});

export interface Read<Value> {
	readonly value?: Value;
	readonly faults: readonly FieldFault[];
}

export function readValues(typed: TypedUnit): Read<UnitValues> {
	const kind = KINDS.find((known) => known === typed.loai);
	if (kind === undefined) return { faults: [{ field: 'loai', message: 'Chọn loại đơn vị.' }] };
	const parentId = typed['truc-thuoc'] === '' ? null : Number(typed['truc-thuoc']);
	return { value: { code: typed.ma, name: typed.ten, kind, parentId }, faults: [] };
}

export function readDay(
	written: string,
	of: { readonly field: string; readonly name: string; readonly needed: boolean }
): Read<IsoDate | null> {
	const { field, name, needed } = of;
	if (written === '' && !needed) return { value: null, faults: [] };
	const day = parseDay(written);
	if (day !== undefined) return { value: day, faults: [] };
	const message =
		written === ''
			? `Chưa ghi ${name}. Ghi như “01/07/2025”.`
			: `“${written}” ở ô ${name} không phải là một ngày. Ghi như “01/07/2025”.`;
	return { faults: [{ field, message }] };
}

/** Longest list of units typed at once. */
const MOST_LINES = 500;

/** One unit a line, by code or by name with what is above it. */
export function readUnits(
	register: UnitRegister,
	written: string,
	of: { readonly on: IsoDate; readonly like?: UnitVersion }
): Read<readonly UnitId[]> {
	const lines = written
		.split(/[\r\n;]+/)
		.map((line) => line.trim())
		.filter((line) => line !== '');
	if (lines.length === 0)
		return { faults: [{ field: 'vao', message: 'Ghi ít nhất một đơn vị, mỗi dòng một đơn vị.' }] };
	if (lines.length > MOST_LINES)
		return {
			faults: [
				{ field: 'vao', message: `Có ${lines.length} dòng; mỗi lần nhiều nhất ${MOST_LINES}.` }
			]
		};
	const role = of.like === undefined ? undefined : roleOf(of.like);
	const read = lines.map((line) => {
		const match = matchUnit(register, line, { on: of.on, ...(role === undefined ? {} : { role }) });
		return match.kind === 'one' ? match.unitId : matchText(line, match, of.on);
	});
	const wrong = read.filter((one) => typeof one === 'string');
	if (wrong.length > 0) return { faults: [{ field: 'vao', message: wrong.join(' ') }] };
	return { value: read.filter((one) => typeof one === 'number'), faults: [] };
}

const roleOf = ({ kind }: UnitVersion) => (isCommuneKind(kind) ? 'commune' : 'organising');

function matchText(line: string, match: Exclude<UnitMatch, { kind: 'one' }>, on: IsoDate): string {
	switch (match.kind) {
		case 'many':
			return `“${line}” chỉ nhiều đơn vị: ${match.candidates.join('; ')}. Ghi mã, hoặc ghi kèm huyện, tỉnh.`;
		case 'not_valid':
			return `${match.name} không có hiệu lực vào ngày ${formatDay(on)}.`;
		case 'none':
			return match.nearest.length === 0
				? `Danh mục không có đơn vị “${line}”. Ghi mã, hoặc tên đầy đủ.`
				: `Danh mục không có đơn vị “${line}”; gần giống: ${match.nearest.join('; ')}.`;
	}
}

const FIELD_OF: Readonly<Record<UnitField, keyof TypedUnit>> = {
	code: 'ma',
	name: 'ten',
	kind: 'loai',
	parent: 'truc-thuoc',
	from: 'tu-ngay',
	to: 'den-ngay',
	alias: 'ten-khac',
	into: 'vao'
};

/** At the fields that the form has, all that is wrong with one field in one line. */
export function fieldFaults(
	faults: readonly UnitFault[],
	fields: readonly string[]
): readonly FieldFault[] {
	return inOneLine(
		faults.map((fault) => {
			const field = FIELD_OF[fault.field];
			const there = fields.includes(field) ? field : (fields.at(-1) ?? field);
			return { field: there, message: unitFaultText(fault) };
		})
	);
}

export function inOneLine(faults: readonly FieldFault[]): FieldFault[] {
	const byField = new Map<string, string[]>();
	for (const { field, message } of faults)
		byField.set(field, [...(byField.get(field) ?? []), message]);
	return [...byField].map(([field, messages]) => ({ field, message: messages.join(' ') }));
}
