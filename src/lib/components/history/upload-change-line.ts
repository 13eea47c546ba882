// A changed figure as tables show it: everything already text.
import type { Place, Quantity } from '$lib/domain/figures/observation';
import { formatQuantity } from '$lib/format/number';
import { formatPeriod } from '$lib/format/period';
import { formatPlace } from '$lib/format/place';

interface Stated {
	readonly quantity: Quantity;
	readonly text: string;
	readonly place: Place;
	readonly submissionId: number | null;
	readonly fileName: string | null;
}
interface Change {
	readonly unit: { readonly unitId: number; readonly name: string };
	readonly period: string;
	readonly indicatorName: string;
	readonly unitOfMeasure: string;
	readonly fieldName: string;
	readonly source: string;
	readonly stated: Stated;
	readonly other: Stated | null;
}
interface ValueLine {
	readonly read: string;
	/** '' where the cell says the same. */
	readonly written: string;
	readonly place: string;
	/** What the file says where the cell was typed over. */
	readonly was: string | null;
	/** null for the file that the page is about. */
	readonly file: { readonly name: string; readonly href: string | null } | null;
}
export interface UploadChangeLine {
	readonly unitId: number;
	readonly unit: string;
	readonly period: string;
	readonly periodText: string;
	readonly indicator: string;
	readonly unitOfMeasure: string;
	readonly field: string;
	readonly source: string;
	/** null: nothing stood or will stand there. */
	readonly first: ValueLine | null;
	readonly second: ValueLine | null;
}

/** `done`: what it replaced, then what it says · `undoing`: what it says, then what will stand there. */
export function uploadChangeLine(change: Change, order: 'done' | 'undoing'): UploadChangeLine {
	const { unit, period, stated, other } = change;
	const own = { ...valueLine(stated), file: null };
	const beside = other === null ? null : valueLine(other);
	const [first, second] = order === 'done' ? [beside, own] : [own, beside];
	return {
		unitId: unit.unitId,
		unit: unit.name,
		period,
		periodText: formatPeriod(period),
		indicator: change.indicatorName,
		unitOfMeasure: change.unitOfMeasure,
		field: change.fieldName,
		source: change.source,
		first,
		second
	};
}

function valueLine({ quantity, text, place, submissionId, fileName }: Stated): ValueLine {
	const read = formatQuantity(quantity);
	const file =
		fileName === null
			? null
			: { name: fileName, href: submissionId === null ? null : `/bao-cao/${submissionId}` };
	const was = place.was ?? null;
	return { read, written: text === read ? '' : text, place: formatPlace(place), was, file };
}
