import { fail, redirect } from '@sveltejs/kit';
import { layoutOf } from '$lib/domain/layouts';
import { unitName, type UnitRegister } from '$lib/domain/unit/unit';
import { formatInstant } from '$lib/format/period';
import { columnChoices, senderId } from '$lib/server/db/submissions/column-choices';
import type { DraftChoices } from '$lib/server/db/submissions/drafts';
import { decideColumns } from '$lib/server/intake/drafts/decide-columns';
import { forgetColumns } from '$lib/server/intake/drafts/forget-columns';
import { columnKeys } from '$lib/server/reading/propose/layout-key';
import type { Proposal } from '$lib/server/reading/propose/proposal';
import { registerOf } from '$lib/server/reports/basis/units-in-period';
import { changeChoices } from '../../../drafts';
import { stepPath } from '../../../upload-steps';
import type { Actions, PageServerLoad } from './$types';
import {
	fileHead,
	goTo,
	askPreview,
	watchLook,
	seenIn,
	stepFile,
	stopLooking,
	textField,
	type StepFile
} from '../looking';
import { optionTexts, targetGroups, type Fault, type TargetGroup } from './column-words';
import {
	columnsByHeading,
	columnsByLetter,
	decidedIn,
	faultsOf,
	openIn,
	proposedIn,
	type ColumnMeanings
} from './decide';
import { proposalView } from './proposal-view';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const step = stepFile(locals, params.draftId, url);
	const work = await watchLook(locals, { draftId: step.draft.id, withProposal: true }, url);
	const seen = seenIn(locals, work);
	const head = fileHead(step, 'ghep-cot');
	if (seen.state !== 'seen') return { ...head, ...seen };
	const { preview, proposal } = seen.look;
	if (preview.kind === 'json') return { ...head, state: 'json' as const };
	const layout = preview.chosen?.layout ?? null;
	if (layout !== null && layoutOf(layout).hasFixedColumns)
		return { ...head, state: 'form' as const };
	if (proposal === null) return { ...head, state: 'no_table' as const };
	const groups = targetGroups(locals.catalogue);
	return {
		...head,
		state: 'columns' as const,
		groups,
		sender: senderText(registerOf(locals.reports), step),
		proposal: proposalView(proposal, proposedIn(proposal), optionTexts(groups)),
		layout,
		isChosen: Object.keys(step.draft.choices.reading?.columns ?? {}).length > 0,
		open: openIn(proposedIn(proposal), proposal),
		remembered: rememberedView(locals, { step, proposal, groups })
	};
};

/** Whose layouts are remembered: the unit chosen for the file, else the office. */
function senderText(register: UnitRegister, { draft }: StepFile): string {
	const id = senderId(draft.choices);
	const version = register.versions.filter(({ unitId }) => unitId === id).at(-1);
	return version === undefined
		? 'những lần nộp không chỉ định đơn vị hay cơ quan'
		: unitName(version);
}

const KEPT_HEADINGS = 4;

function rememberedView(
	locals: App.Locals,
	of: {
		readonly step: StepFile;
		readonly proposal: Proposal;
		readonly groups: readonly TargetGroup[];
	}
) {
	const texts = optionTexts(of.groups);
	return columnChoices(locals.db, of.step.draft.choices).map((choice) => {
		const keys = columnKeys(choice.headings);
		const named = choice.headings.filter((heading) => heading !== '');
		return {
			id: choice.id,
			chosenAt: formatInstant(choice.chosenAt),
			isOfThisTable: choice.layoutKey === of.proposal.layoutKey,
			headings: named.slice(0, KEPT_HEADINGS),
			moreHeadings: Math.max(0, named.length - KEPT_HEADINGS),
			columns: choice.headings.flatMap((heading, index) => {
				const target = choice.columns[keys[index] ?? ''];
				return target === undefined ? [] : [{ heading, meaning: texts.get(target) ?? target }];
			})
		};
	});
}

export const actions: Actions = {
	luu: async ({ request, params, url, locals }) => {
		const step = stepFile(locals, params.draftId, url);
		const form = await request.formData();
		const look = await askPreview(locals, { draftId: step.draft.id, withProposal: true });
		const seen = seenIn(locals, look);
		const proposal = seen.state === 'seen' ? seen.look.proposal : null;
		if (proposal === null) return fail(409, { faults: [NOT_READ], decided: null, remember: true });
		const decided = decidedIn(form, proposal, locals.catalogue);
		const remember = form.has('nho');
		const texts = optionTexts(targetGroups(locals.catalogue));
		const faults = faultsOf(decided, proposal, texts);
		if (faults.length > 0) return fail(400, { faults, decided, remember });
		await keep(locals, { step, proposal, decided, remember });
		goTo('kiem-tra', step.address);
	},
	'tu-dau': async ({ params, url, locals }) => {
		const step = stepFile(locals, params.draftId, url);
		await changeChoices(locals, [step.draft.id], withoutColumns);
		goTo('ghep-cot', step.address);
	},
	'bo-nho': async ({ request, params, url, locals }) => {
		const step = stepFile(locals, params.draftId, url);
		const choiceId = Number(textField(await request.formData(), 'lan', 20));
		const of = { sender: step.draft.choices, choiceId };
		await forgetColumns(locals.db, of, { actor: locals.actor, at: locals.clock.now() });
		redirect(303, `${stepPath('ghep-cot', step.address)}#da-nho`);
	},
	dung: async ({ request, params, url, locals }) =>
		stopLooking(locals, await request.formData(), stepFile(locals, params.draftId, url))
};

/** The file is long and still being read; a second press finds it read. */
const NOT_READ: Fault = {
	field: 'cac-cot',
	message: 'Máy chủ chưa đọc xong tệp này nên chưa giữ được lựa chọn. Chờ vài giây rồi bấm lại.'
};

async function keep(
	{ db, clock, actor, account }: App.Locals,
	of: {
		readonly step: StepFile;
		readonly proposal: Proposal;
		readonly decided: ColumnMeanings;
		readonly remember: boolean;
	}
): Promise<void> {
	// Who has no account has no drafts.
	if (account === null) return;
	const { step, proposal, decided, remember } = of;
	const { sheet, headingRow, layoutKey, headings } = proposal;
	const by = { accountId: account.id, draftId: step.draft.id, actor, at: clock.now() };
	await decideColumns(db, by, {
		reading: {
			...(sheet === undefined ? {} : { sheet }),
			headingRow,
			columns: columnsByLetter(decided)
		},
		...(remember
			? { remembered: { layoutKey, headings, columns: columnsByHeading(decided, proposal) } }
			: {})
	});
}

/** Back to what is proposed or remembered. */
function withoutColumns(choices: DraftChoices): DraftChoices {
	const { sheet, headingRow, mends } = choices.reading ?? {};
	return {
		...choices,
		reading: {
			...(sheet === undefined ? {} : { sheet }),
			...(headingRow === undefined ? {} : { headingRow }),
			...(mends === undefined ? {} : { mends })
		}
	};
}
