// The mapping of columns in words: what a column may be, how sure that is, and why.
import type { Catalogue } from '$lib/domain/kpi/catalogue';
import { formatCount } from '$lib/format/number';
import type { MissingPart } from '$lib/server/reading/propose/missing-parts';
import type { SeenKind, Sureness, ProposalReason } from '$lib/server/reading/propose/proposal';

export interface TargetOption {
	readonly value: string;
	readonly text: string;
}
export interface TargetGroup {
	readonly label: string;
	readonly options: readonly TargetOption[];
}

const ROLES: readonly TargetOption[] = [
	{ value: 'role:unit', text: 'Đơn vị (tên xã, phường)' },
	{ value: 'role:unitCode', text: 'Mã đơn vị' },
	{ value: 'role:period', text: 'Kỳ báo cáo' },
	{ value: 'role:field', text: 'Lĩnh vực' },
	{ value: 'role:from', text: 'Từ ngày (thời gian số liệu)' },
	{ value: 'role:to', text: 'Đến ngày (thời gian số liệu)' },
	{ value: 'role:indicator', text: 'Tên chỉ tiêu (mỗi dòng một chỉ tiêu)' },
	{ value: 'role:value', text: 'Giá trị (mỗi dòng một chỉ tiêu)' },
	{ value: 'role:source', text: 'Nguồn số liệu' },
	{ value: 'role:note', text: 'Ghi chú' },
	{ value: 'role:number', text: 'Số thứ tự' }
];
export const IGNORE: TargetOption = { value: 'ignore', text: 'Không đọc cột này' };

/** Parts of the row first, then the indicators by the form that prints them. */
export function targetGroups({ forms, indicators }: Catalogue): TargetGroup[] {
	const names = new Map(forms.map(({ id, name, title }) => [id, `${name}: ${title}`]));
	const byForm = new Map<string, TargetOption[]>();
	for (const indicator of indicators.values()) {
		const label = names.get(indicator.forms[0]?.form ?? '') ?? 'Chỉ tiêu không thuộc biểu nào';
		const option = { value: `indicator:${indicator.id}`, text: indicator.name };
		byForm.set(label, [...(byForm.get(label) ?? []), option]);
	}
	return [
		{ label: 'Thông tin dòng', options: ROLES },
		...[...byForm].map(([label, options]) => ({ label, options }))
	];
}

/** Every option by its value. */
export function optionTexts(groups: readonly TargetGroup[]): ReadonlyMap<string, string> {
	const all = [...groups.flatMap(({ options }) => options), IGNORE];
	return new Map(all.map(({ value, text }) => [value, text]));
}

/** A word and a mark, so that the colour says nothing alone. */
export const SURENESS: Readonly<
	Record<Sureness, { readonly text: string; readonly mark: string; readonly tone: string }>
> = {
	certain: { text: 'chắc chắn', mark: '●●●', tone: 'good' },
	fairly: { text: 'khá chắc', mark: '●●○', tone: 'plain' },
	guess: { text: 'đoán', mark: '●○○', tone: 'warn' },
	unknown: { text: 'chưa biết', mark: '○○○', tone: 'poor' }
};

export function whyText(why: ProposalReason | null): string {
	if (why === null) return 'không giống tiêu đề nào đã biết';
	switch (why.kind) {
		case 'like_heading':
			return `gần giống “${why.heading}”`;
		case 'sum':
			return `các dòng khớp phép cộng: ${why.words}`;
		default:
			return WHYS[why.kind];
	}
}

const WHYS: Readonly<Record<Exclude<ProposalReason['kind'], 'like_heading' | 'sum'>, string>> = {
	same_heading: 'tên cột trùng',
	unit_names: 'giá trị là tên đơn vị',
	unit_codes: 'giá trị là mã đơn vị',
	periods: 'giá trị là kỳ báo cáo',
	dates: 'giá trị là ngày',
	counting: 'giá trị đếm 1, 2, 3…',
	indicator_names: 'giá trị là tên chỉ tiêu',
	field_names: 'giá trị là tên lĩnh vực',
	figures: 'cột số duy nhất bên cạnh tên chỉ tiêu',
	no_values: 'cột trống',
	remembered: 'theo lần trước',
	chosen: 'đã chọn cho tệp này'
};

const KINDS: Readonly<Record<SeenKind, string>> = {
	number: 'số',
	percent: 'tỷ lệ',
	text: 'chữ',
	date: 'ngày',
	period: 'kỳ',
	unit: 'tên đơn vị',
	empty: 'trống'
};
/** "số, có ở 98 % số dòng" */
export function valuesText(kind: SeenKind, fillRate: number): string {
	if (kind === 'empty') return 'trống cả cột';
	const percent = fillRate >= 0.995 ? 100 : Math.max(1, Math.floor(fillRate * 100));
	return `${KINDS[kind]}, có ở ${formatCount(percent)} % số dòng`;
}

export interface Fault {
	readonly field: string;
	readonly message: string;
}

const MISSING: Readonly<Record<MissingPart, string>> = {
	unit: 'Chưa có cột nào là “Đơn vị”. Chọn cột ghi tên xã, phường; hoặc chỉ định đơn vị cho cả tệp ở bước Kiểm tra.',
	period:
		'Chưa có cột nào là “Kỳ báo cáo”. Chọn cột ghi kỳ; hoặc chỉ định kỳ cho cả tệp ở bước Kiểm tra.',
	figures: 'Chưa có cột số liệu nào. Chọn ít nhất một cột là một chỉ tiêu.',
	indicator:
		'Có cột “Giá trị” nhưng chưa có cột “Tên chỉ tiêu”, nên không biết số nào của chỉ tiêu nào.',
	value: 'Có cột “Tên chỉ tiêu” nhưng chưa có cột “Giá trị”.'
};
export const missingText = (part: MissingPart): string => MISSING[part];

export const undecidedText = (column: string): string =>
	`${column}: chưa chọn. Chọn một chỉ tiêu, hoặc “${IGNORE.text}”.`;

export function twiceText([first = '', ...more]: readonly string[], meaning: string): string {
	const columns = [first, ...more.map((column) => column.replace(/^Cột/, 'cột'))].join(' và ');
	return `${columns} cùng được chọn là “${meaning}”. Mỗi ý nghĩa chỉ một cột: chọn lại.`;
}

/** Cột D “Số HS đã GQ” */
export const columnName = (letter: string, heading: string): string =>
	heading === '' ? `Cột ${letter}` : `Cột ${letter} “${heading}”`;
