// Parts of a line's details, read without trust: a line may be of another version, or altered by hand.
import { formatSize } from '../size';

export type Detail = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Detail =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export function textIn(detail: Detail, key: string): string {
	const value = detail[key];
	return typeof value === 'string' ? value : '';
}

export function countIn(detail: Detail, key: string): number {
	const value = detail[key];
	return typeof value === 'number' ? value : 0;
}

/** "12 KB"; '' when it is not said. */
export function bytesIn(detail: Detail, key: string): string {
	const value = detail[key];
	return typeof value === 'number' ? formatSize(value) : '';
}
