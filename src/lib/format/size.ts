// Sizes of files, as a file manager shows them.
import { formatNumber } from './number';

const UNITS = ['byte', 'KB', 'MB', 'GB'] as const;

/** "812 byte", "14 KB", "1,4 MB": steps of a thousand, as the limit on the page counts. */
export function formatSize(bytes: number): string {
	const step = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / THOUSAND));
	const size = bytes / 1000 ** step;
	const decimals = step >= 2 && size < 100 ? 1 : 0;
	return `${formatNumber(size, decimals)} ${UNITS[step] ?? ''}`;
}

/** Digits of a step. */
const THOUSAND = 3;
