import { expect, it } from 'vitest';
import { acceptedFiles, fileKindsText } from './file-kind-text';

it('what may be sent is named by program and ending, in the order of the kinds', () => {
	expect(fileKindsText()).toBe(
		'Excel (.xlsx, .xls, .xlsb), OpenDocument (.ods, .fods), CSV, TSV, JSON, hoặc ZIP gồm nhiều tệp như vậy'
	);
});

it('a dialog of files shows every ending once, those of pages and texts as well', () => {
	const accepted = acceptedFiles().split(',');
	expect(accepted).toEqual([...new Set(accepted)]);
	for (const wanted of ['.xls', '.xml', '.htm', '.txt', '.zip', 'text/csv', 'application/zip'])
		expect(accepted).toContain(wanted);
});
