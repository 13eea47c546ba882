import { describe, expect, test } from 'vitest';
import { looksOfOpenDocument, looksOfXmlSpreadsheet } from './markup-looks';

const looks = (hiddenRows: number[], hiddenColumns: number[]) => ({ hiddenRows, hiddenColumns });

describe('OpenDocument', () => {
	const sheet = (name: string, content: string): string =>
		`<table:table table:name="${name}" table:style-name="a">${content}</table:table>`;

	test('hides rows and columns, one tag for several', () => {
		const content = sheet(
			'Quý I &amp; II',
			'<table:table-column table:number-columns-repeated="2"/>' +
				'<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>' +
				'<table:table-header-rows><table:table-row/></table:table-header-rows>' +
				'<table:table-row table:visibility="filter" table:number-rows-repeated="2"><table:table-cell/></table:table-row>' +
				'<table:table-row/><table:table-row table:visibility="collapse"/>'
		);
		expect(looksOfOpenDocument(content)).toEqual(
			new Map([['Quý I & II', looks([2, 3, 5], [2, 3])]])
		);
	});

	test('counts each sheet for itself', () => {
		const row = '<table:table-row table:visibility="collapse"/>';
		expect(looksOfOpenDocument(sheet('A', row) + sheet('B', `<table:table-row/>${row}`))).toEqual(
			new Map([
				['A', looks([1], [])],
				['B', looks([2], [])]
			])
		);
	});

	test('hides "to the end" no further than any program goes', () => {
		const rest =
			'<table:table-column table:visibility="collapse" table:number-columns-repeated="999999999"/>';
		expect(looksOfOpenDocument(sheet('A', rest)).get('A')?.hiddenColumns).toHaveLength(16_384);
	});
});

test('XML Spreadsheet hides rows and columns, which may say where they stand', () => {
	const content =
		'<Worksheet ss:Name="Biểu"><Table><Column/><Column ss:Index="4" ss:Hidden="1" ss:Span="1"/><Column ss:Hidden="1"/>' +
		'<Row/><Row ss:Hidden="1"/><Row ss:Index="9" ss:AutoFitHeight="0" ss:Hidden="1"><Cell ss:Formula="=A1>2"/></Row></Table></Worksheet>';
	expect(looksOfXmlSpreadsheet(content)).toEqual(new Map([['Biểu', looks([2, 9], [3, 4, 5])]]));
});
