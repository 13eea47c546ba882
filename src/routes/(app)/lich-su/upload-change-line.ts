// A changed figure of a read model as the line that tables show.
import type { UploadChangeLine, ValueLine } from '$lib/components/history/upload-change-line';
import { formatQuantity } from '$lib/format/number';
import { formatPeriod } from '$lib/format/period';
import { formatPlace } from '$lib/format/place';
import type { StatedValue, UploadChange } from '$lib/server/reports/submissions/upload-changes';

/** `done`: what it replaced, then what it says · `undoing`: what it says, then what will stand there. */
export function uploadChangeLine(
	change: UploadChange,
	order: 'done' | 'undoing'
): UploadChangeLine {
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

function valueLine({ quantity, text, place, submissionId, fileName }: StatedValue): ValueLine {
	const read = formatQuantity(quantity);
	const file =
		fileName === null
			? null
			: { name: fileName, href: submissionId === null ? null : `/bao-cao/${submissionId}` };
	const was = place.was ?? null;
	return { read, written: text === read ? '' : text, place: formatPlace(place), was, file };
}
