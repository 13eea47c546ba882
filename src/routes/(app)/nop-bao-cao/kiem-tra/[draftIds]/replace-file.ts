// A file mended where it was made takes the place of its first version; what was typed beside it is kept.
import type { FieldFault } from '$lib/format/field-fault';
import { isArchive } from '$lib/server/reading/read/archive';
import type { SentForm } from '$lib/server/web/sent-form';
import { draftsOf, keepDrafts, officeIn, ownDrafts, unpackAndCheck } from '../../drafts';
import { fileFaults } from '../../incoming';
import { textOfField } from './typed-fields';
import { withoutUnsent } from './unsent';

interface PageEvent {
	readonly locals: App.Locals;
	readonly params: { readonly draftIds: string };
	readonly url: URL;
}

/** Leads on to checking; or what keeps the file from being taken. */
export async function replaceFile(event: PageEvent, sent: SentForm): Promise<FieldFault[]> {
	const { locals, params, url } = event;
	const id = textOfField(sent.fields, 'thay');
	const field = `tep-moi-${id}`;
	const files = sent.files.filter((file) => file.field === field && file.name !== '');
	const [draft] = ownDrafts(locals, [id]);
	const faults = fileFaults({ files, pasted: '' }, locals.limits);
	if (faults.length > 0 || draft === undefined)
		return faults.map(({ message }) => ({ field, message }));
	const choices = withoutUnsent(draft.choices);
	const { reading, ...chosen } = choices;
	const kept = { files, choices: reading === undefined ? choices : chosen, replaced: [id] };
	const ids = await keepDrafts(locals, kept);
	if ('field' in ids) return [{ ...ids, field }];
	const beside = draftsOf(locals, params.draftIds).filter((other) => other.id !== id);
	return unpackAndCheck(locals, {
		ids: [...beside.map((other) => other.id), ...ids],
		office: chosen.organisingId ?? officeIn(url),
		hasArchive: files.some(({ bytes }) => isArchive(bytes))
	});
}
