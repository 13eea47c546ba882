// Where an upload goes once its work is over.
import type { TaskResult } from '$lib/server/jobs/jobs';
import { draftsOf } from './drafts';
import { joinIds, stepPath } from './upload-steps';

export interface Address {
	readonly ids: readonly string[];
	readonly office: number | null;
}

function firstStep(more: Readonly<Record<string, string>>, { ids, office }: Address): string {
	const query = new URLSearchParams({
		...more,
		...(office === null ? {} : { 'co-quan': String(office) }),
		...(ids.length === 0 ? {} : { cung: joinIds(ids) })
	});
	return `/nop-bao-cao?${query}`;
}

/** The files were dropped. */
export const cancelledPath = (office: number | null): string =>
	firstStep({ 'da-huy': '1' }, { ids: [], office });

/** The work was stopped; the files are kept. */
export const stoppedPath = (address: Address): string => firstStep({ 'da-dung': '1' }, address);

/** The result page; or back to where the figures that moved meanwhile can be seen. */
export function afterStoring(
	locals: App.Locals,
	result: TaskResult<'store'>,
	{ ids, office }: Address
): string {
	if (result.outcome !== 'stored') {
		const step = stepPath(result.outcome === 'gone' ? 'kiem-tra' : 'xac-nhan', { ids, office });
		return `${step}${step.includes('?') ? '&' : '?'}da-doi=1`;
	}
	const left = draftsOf(locals, joinIds(ids)).map(({ id }) => id);
	return `/nop-bao-cao/da-luu?${storedQuery(result.files, { left, office })}`;
}

/** The result as an address: what was stored, how many files changed nothing, which drafts are left. */
function storedQuery(
	files: Extract<TaskResult<'store'>, { outcome: 'stored' }>['files'],
	{ left, office }: { readonly left: readonly string[]; readonly office: number | null }
): URLSearchParams {
	const uploads = files.flatMap(({ uploadId }) => uploadId ?? []);
	const unchanged = files.filter(({ outcome }) => outcome === 'unchanged').length;
	return new URLSearchParams({
		...(left.length === 0 ? {} : { con: joinIds(left) }),
		...(office === null ? {} : { 'co-quan': String(office) }),
		...(uploads.length === 0 ? {} : { 'lan-nhap': uploads.join('.') }),
		...(unchanged === 0 ? {} : { 'khong-doi': String(unchanged) })
	});
}
