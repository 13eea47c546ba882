import type { ReadingChoices } from '$lib/domain/reading-choices';
import type { DraftChoices } from '$lib/server/db/submissions/drafts';
import { changeChoices } from '../../../drafts';
import type { Actions, PageServerLoad } from './$types';
import {
	fileHead,
	goTo,
	watchLook,
	seenIn,
	stepFile,
	stopLooking,
	textField,
	type ChosenSheet
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
				/** The worksheet a person named; '' where the program chooses. */
				namedSheet: named.sheet ?? '',
				isKept: looking === undefined || isSamePlace(looking, reading),
				losesColumns:
					looking !== undefined &&
					Object.keys(reading.columns ?? {}).length > 0 &&
					!isSamePlace(looking, reading)
			};
};

/** What the address asks to look at without keeping it. */
function lookingAt(url: URL): ChosenSheet | undefined {
	if (!url.searchParams.has('xem')) return undefined;
	const said = (name: string): string => url.searchParams.get(name) ?? '';
	return placeOf({ sheet: said('trang'), row: said('dong'), seen: said('dang-xem') });
}

const MOST_CHARACTERS = 200;
const LAST_ROW = 2_000_000;

/** The rows offered are those of the worksheet that was seen: on another one they mean something else. */
function placeOf(said: {
	readonly sheet: string;
	readonly row: string;
	readonly seen: string;
}): ChosenSheet {
	const number = Number(said.row);
	const isOffered = said.sheet === '' || said.sheet === said.seen;
	const isRow = said.row !== '' && Number.isInteger(number) && number >= 1 && number <= LAST_ROW;
	if (!isRow || !isOffered) return sheetOf(said.sheet);
	return { ...sheetOf(said.sheet === '' ? said.seen : said.sheet), headingRow: number };
}

const sheetOf = (name: string): ChosenSheet =>
	name === '' ? {} : { sheet: name.slice(0, MOST_CHARACTERS) };

const isSamePlace = (a: ChosenSheet, b: ChosenSheet): boolean =>
	a.sheet === b.sheet && a.headingRow === b.headingRow;

export const actions: Actions = {
	luu: async ({ request, params, url, locals }) => {
		const step = stepFile(locals, params.draftId, url);
		const form = await request.formData();
		const said = (name: string): string => textField(form, name, 400);
		const place = placeOf({ sheet: said('trang'), row: said('dong'), seen: said('dang-xem') });
		await changeChoices(locals, [step.draft.id], (choices) => movedTo(choices, place));
		goTo(textField(form, 'toi', 20) === 'ghep-cot' ? 'ghep-cot' : 'kiem-tra', step.address);
	},
	dung: async ({ request, params, url, locals }) =>
		stopLooking(locals, await request.formData(), stepFile(locals, params.draftId, url))
};

/** Columns were chosen by their letters: on another sheet or below another row the letters mean something else. */
function movedTo(choices: DraftChoices, place: ChosenSheet): DraftChoices {
	const { columns, mends } = choices.reading ?? {};
	const stays = isSamePlace(place, choices.reading ?? {});
	const reading: ReadingChoices = {
		...place,
		...(columns === undefined || !stays ? {} : { columns }),
		...(mends === undefined ? {} : { mends })
	};
	return { ...choices, reading };
}
