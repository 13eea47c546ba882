import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { readFile } from '..';
import { DEFAULT_LIMITS } from '../limits';

const CELLS = [
	['Đơn vị', 'Kỳ báo cáo', 'Văn bản ban hành', 'Tỷ lệ'],
	['Xã Liên Mạc', 'Quý III/2023', 1144, 98.5],
	['Xã Thanh An', 'Quý III/2023', 0, null]
];
function bookAs(bookType: 'ods' | 'fods'): Uint8Array {
	const book = utils.book_new();
	utils.book_append_sheet(book, utils.aoa_to_sheet(CELLS), 'Quý III');
	const written = write(book, { type: 'buffer', bookType }) as Buffer | string;
	return typeof written === 'string' ? new TextEncoder().encode(written) : new Uint8Array(written);
}

test.each(['ods', 'fods'] as const)('%s is read', (kind) => {
	const read = readFile({ name: `a.${kind}`, bytes: bookAs(kind) });
	if (!read.ok || read.value.kind !== 'sheets') throw new Error(JSON.stringify(read.issues));
	const [sheet] = read.value.sheets;
	expect(sheet?.name).toBe('Quý III');
	expect(sheet?.rows.map(({ cells }) => cells)).toEqual([
		['Đơn vị', 'Kỳ báo cáo', 'Văn bản ban hành', 'Tỷ lệ'],
		['Xã Liên Mạc', 'Quý III/2023', '1144', '98,5'],
		['Xã Thanh An', 'Quý III/2023', '0', '']
	]);
	expect(sheet?.rows[1]?.numbers?.[2]?.value).toBe(1144);
});

test('a cell that repeats itself a million times is counted, not read', () => {
	const text = Buffer.from(bookAs('fods')).toString('utf8');
	const bomb = text.replace(
		'<table:table-cell ',
		'<table:table-cell table:number-columns-repeated="9000" '
	);
	expect(bomb).not.toBe(text);
	const read = readFile(
		{ name: 'a.fods', bytes: new TextEncoder().encode(bomb) },
		{ ...DEFAULT_LIMITS, cells: 5000 }
	);
	expect(read.issues).toMatchObject([{ code: 'too_many_figures' }]);
});

test('raised and struck texts are not read with the cell', () => {
	const style = (name: string, how: string): string =>
		`<style:style style:name="${name}" style:family="text"><style:text-properties ${how}/></style:style>`;
	const text = Buffer.from(bookAs('fods'))
		.toString('utf8')
		.replace(
			'</office:automatic-styles>',
			`${style('T1', 'style:text-position="super 58%"')}${style('T2', 'style:text-line-through-style="solid"')}</office:automatic-styles>`
		)
		.replace('Xã Liên Mạc', 'Xã Liên Mạc<text:span text:style-name="T1">1</text:span>')
		.replace('Xã Thanh An', '<text:span text:style-name="T2">Xã A</text:span>Xã Thanh An');
	const read = readFile({ name: 'a.fods', bytes: new TextEncoder().encode(text) });
	if (!read.ok || read.value.kind !== 'sheets') throw new Error(JSON.stringify(read.issues));
	expect(read.value.sheets[0]?.rows.slice(1).map(({ cells }) => cells[0])).toEqual([
		'Xã Liên Mạc',
		'Xã Thanh An'
	]);
	expect(read.issues).toMatchObject([{ code: 'text_left_out', count: 2 }]);
});
