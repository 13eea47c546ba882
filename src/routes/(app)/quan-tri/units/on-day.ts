// The day that a page about units is asked for; today where none is, or none that can be read.
import { parseDay, type IsoDate } from '$lib/domain/calendar';
import { formatDay } from '$lib/format/period';

export interface DayView {
	/** The day shown: "01/07/2025". */
	readonly on: string;
	readonly written: string;
	/** What was written, where that is no day. */
	readonly badDay: string | null;
}

export function dayAsked(url: URL, today: IsoDate): { readonly day: IsoDate; view: DayView } {
	const written = url.searchParams.get('ngay')?.trim().slice(0, 40) ?? '';
	const read = parseDay(written);
	const day = read ?? today;
	const badDay = written !== '' && read === undefined ? written : null;
	return { day, view: { on: formatDay(day), written, badDay } };
}
