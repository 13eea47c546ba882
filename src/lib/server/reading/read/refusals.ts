// Why a file is refused before any cell of it is read, as issues.
import {
	failed,
	type Checked,
	type FileIssue,
	type Issue,
	type ReadingIssue
} from '../../../domain/checks/issue';
import type { ReadLimits } from './limits';

export type UnreadableDetail = Extract<FileIssue, { readonly code: 'unreadable_file' }>['detail'];
export type UnsafeDetail = Extract<ReadingIssue, { readonly code: 'unsafe_file' }>['detail'];

/** `found`: "Excel", "PDF"; for `too_large` the bytes. */
export const unreadable = (detail: UnreadableDetail, found: string, limit?: number): Issue => ({
	code: 'unreadable_file',
	severity: 'error',
	place: {},
	detail,
	found,
	...(limit === undefined ? {} : { limit })
});

/** `found`: the part of the workbook or the name inside the archive. */
export const unsafe = (detail: UnsafeDetail, found: string): Issue => ({
	code: 'unsafe_file',
	severity: 'error',
	place: {},
	detail,
	found
});

export const refusedAs = (issue: Issue): Checked<never> => failed([issue]);
export const damaged = (found: string): Checked<never> => refusedAs(unreadable('damaged', found));

export const tooManyCells = (found: number, { cells }: Pick<ReadLimits, 'cells'>): Checked<never> =>
	refusedAs({ code: 'too_many_figures', severity: 'error', place: {}, found, limit: cells });
