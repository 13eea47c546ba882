import { writeWhenFree } from '$lib/server/db/database';
import { saveDraftChoices, type DraftChoices, type DraftReading } from '$lib/server/db/drafts';
import type { Actions, PageServerLoad } from './$types';
import {
	fileHead,
	goTo,
	watchLook,
	seenIn,
	stepFile,
	stopLooking,
	textIn,
	type Looking
} from '../looking';
import { sheetsView } from './sheet-view';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const step = stepFile(locals, params.draftId, url);
	const looking = lookingAt(url);
	const wanted = looking === undefined ? {} : { looking };
	const work = await watchLook(
		locals,
		{ draftId: step.draft.id, ...wanted, withProposal: false },
		url
	);
	const seen = seenIn(locals, work);
	const head = fileHead(step, 'trang-tinh');
	if (seen.state !== 'seen') return { ...head, ...seen };
	const { preview } = seen.look;
	const reading = step.draft.choices.reading ?? {};
	const named = looking ?? reading;
	return preview.kind === 'json'
		? { ...head, state: 'json' as const }
		: {
				...head,
				state: 'sheets' as const,
				...sheetsView(preview),
				/** The row a person named; null: found by the program. */
				namedRow: named.headingRow ?? null,
				isKept: looking === undefined || isSamePlace(looking, reading),
				losesColumns:
					looking !== undefined &&
					Object.keys(reading.columns ?? {}).length > 0 &&
					!isSamePlace(looking, reading)
			};
};

/** What the address asks to look at without keeping it. */
function lookingAt(url: URL): Looking | undefined {
	if (!url.searchParams.has('xem')) return undefined;
	return placeOf(url.searchParams.get('trang') ?? '', url.searchParams.get('dong') ?? '');
}

const MOST_CHARACTERS = 200;
const LAST_ROW = 2_000_000;

function placeOf(sheet: string, row: string): Looking {
	const number = Number(row);
	const isRow = row !== '' && Number.isInteger(number) && number >= 1 && number <= LAST_ROW;
	return {
		...(sheet === '' ? {} : { sheet: sheet.slice(0, MOST_CHARACTERS) }),
		...(isRow ? { headingRow: number } : {})
	};
}

const isSamePlace = (a: Looking, b: Looking): boolean =>
	a.sheet === b.sheet && a.headingRow === b.headingRow;

export const actions: Actions = {
	luu: async ({ request, params, url, locals }) => {
		const step = stepFile(locals, params.draftId, url);
		const form = await request.formData();
		const place = placeOf(textIn(form, 'trang', 400), textIn(form, 'dong', 20));
		const { id, choices } = step.draft;
		await writeWhenFree(locals.db, (writer) =>
			saveDraftChoices(writer, id, movedTo(choices, place))
		);
		goTo(textIn(form, 'toi', 20) === 'ghep-cot' ? 'ghep-cot' : 'kiem-tra', step.address);
	},
	dung: async ({ request, params, url, locals }) =>
		stopLooking(locals, await request.formData(), stepFile(locals, params.draftId, url))
};

/** Columns were chosen by their letters: on another sheet or below another row the letters mean something else. */
function movedTo(choices: DraftChoices, place: Looking): DraftChoices {
	const { columns, mends } = choices.reading ?? {};
	const stays = isSamePlace(place, choices.reading ?? {});
	const reading: DraftReading = {
		...place,
		...(columns === undefined || !stays ? {} : { columns }),
		...(mends === undefined ? {} : { mends })
	};
	return { ...choices, reading };
}
