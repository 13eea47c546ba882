// Days of a file: written, or stored as a number by a workbook.
import { parseDay, type IsoDate } from '../../../domain/figures/period';
import type { Said } from '../draft';

/** A workbook stores a day as a number, however it shows it. */
export const dayInCell = ({ text, number }: Pick<Said, 'text' | 'number'>): IsoDate | undefined =>
	number?.kind === 'date' ? dayOfSerial(number.value) : parseDay(text);

const MILLISECONDS_PER_DAY = 86_400_000;
/** So that serial 61 is 1 March 1900: workbooks count a 29 February 1900 that never was. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_CERTAIN = 61;

function dayOfSerial(serial: number): IsoDate | undefined {
	const day = new Date(DAY_ZERO + Math.floor(serial) * MILLISECONDS_PER_DAY);
	if (serial < FIRST_CERTAIN || Number.isNaN(day.getTime())) return undefined;
	return day.toISOString().slice(0, 10);
}
