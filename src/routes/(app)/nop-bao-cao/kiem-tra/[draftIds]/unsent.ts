// What was typed on the check page and not applied: it waits on the draft while somebody looks elsewhere.
import type { DraftChoices, DraftHead } from '$lib/server/db/submissions/drafts';
import { wayBack } from '$lib/server/web/way-back';
import { columnsRowField } from '../../checked/column-picks';
import { changedIn } from '../../checked/mends';
import type { TypedChoices } from '../../choices';
import { changeChoices, draftsOf } from '../../drafts';
import { CHOSEN_FIELDS, isChosenAnew, typedOf } from './typed-fields';
import type { UnitRegister } from '$lib/domain/unit/unit';

/** Fields kept of one file; nobody types more without applying them. */
const MOST_KEPT = 500;

/** Every file of the page whose fields the form holds keeps what stands in them. */
export async function keepTyped(
	{ locals, params }: { readonly locals: App.Locals; readonly params: { draftIds: string } },
	form: FormData
): Promise<void> {
	const changed = changedIn(form);
	const about = new Set([...form.getAll('o-tep'), ...form.getAll('chon-tep')]);
	for (const { id } of draftsOf(locals, params.draftIds)) {
		if (!about.has(id) && !form.has(columnsRowField(id))) continue;
		const chosen = isChosenAnew(locals, form, id) ? chosenIn(form, id) : [];
		const kept = [...changed.filter((field) => isOf(id, field)), ...chosen].slice(0, MOST_KEPT);
		await changeChoices(locals, [id], (choices) => withUnsent(choices, kept));
	}
}

type Field = readonly [name: string, text: string];

const isOf = (id: string, [name]: Field): boolean =>
	['', 'chon|', 'cot|'].some((kind) => name.startsWith(`${kind}${id}|`));

const chosenIn = (form: FormData, id: string): Field[] =>
	CHOSEN_FIELDS.flatMap((name) => {
		const entry = form.get(`${id}-${name}`);
		return typeof entry === 'string'
			? [[`${id}-${name}`, entry.trim().slice(0, 200)] as const]
			: [];
	});

function withUnsent(choices: DraftChoices, fields: readonly Field[]): DraftChoices {
	const rest = withoutUnsent(choices);
	return fields.length === 0 ? rest : { ...rest, unsent: Object.fromEntries(fields) };
}

export function withoutUnsent(choices: DraftChoices): DraftChoices {
	const { unsent, ...rest } = choices;
	return unsent === undefined ? choices : rest;
}

/** Applied with everything else: it waits no longer. */
export async function forgetTyped({
	locals,
	params
}: {
	readonly locals: App.Locals;
	readonly params: { draftIds: string };
}): Promise<void> {
	for (const { id, choices } of draftsOf(locals, params.draftIds))
		if (choices.unsent !== undefined) await changeChoices(locals, [id], withoutUnsent);
}

/** As the page shows it again: cells and columns by the names of their fields, units and periods by file. */
export function unsentView(register: UnitRegister, drafts: readonly DraftHead[]) {
	const retyped: Record<string, string> = {};
	const choosing: Record<string, TypedChoices> = {};
	for (const { id, choices } of drafts) {
		const { unsent = {} } = choices;
		Object.assign(retyped, unsent);
		const own = CHOSEN_FIELDS.filter((name) => unsent[`${id}-${name}`] !== undefined);
		if (own.length === 0) continue;
		const typed = own.map((name) => [name, unsent[`${id}-${name}`] ?? ''] as const);
		choosing[id] = { ...typedOf(register, choices), ...Object.fromEntries<string>(typed) };
	}
	return { retyped, choosing };
}

/** Where a button of the page leads that keeps what was typed: a page of this site. */
export function leadsTo(form: FormData): string {
	const entry = form.get('toi');
	const asked = typeof entry === 'string' ? entry : null;
	const [place = ''] = /#[\w-]+$/.exec(asked ?? '') ?? [];
	return `${wayBack(asked)}${place}`;
}
