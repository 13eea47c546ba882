// Sizes of files, as the file manager of an office PC shows them.
import { formatNumber } from './number';

const STEP = 1024;
const UNITS = ['byte', 'KB', 'MB', 'GB'] as const;

/** "812 byte", "14 KB", "1,4 MB", "50 MB" */
export function formatSize(bytes: number): string {
	let size = bytes;
	let unit = 0;
	while (size >= STEP && unit < UNITS.length - 1) {
		size /= STEP;
		unit += 1;
	}
	// A tenth of a megabyte counts; of a kilobyte nobody asks.
	const rounded = unit >= 2 && size < 100 ? Math.round(size * 10) / 10 : Math.round(size);
	return `${formatNumber(rounded)} ${UNITS[unit] ?? ''}`;
}
