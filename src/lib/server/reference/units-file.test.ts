import { describe, expect, it } from 'vitest';
import type { Checked } from '../../domain/checks/issue';
import { readReviewedUnits } from './reviewed-units';
import { readAliasesFile, readSuccessorsFile, readUnitsFile } from './units-file';

const HEAD = 'code,name,kind,parent_code,parent_name,parent_kind,valid_from,valid_to';
const codesOf = (read: Checked<unknown>): string[] => read.issues.map(({ code }) => code);

describe('readUnitsFile', () => {
	it('reads a unit with its parent and dates', () => {
		const read = readUnitsFile(
			`${HEAD}\n10891,Lai Cách,thi-tran,295,Cẩm Giàng,huyen,,2025-06-30\n`
		);
		expect(read.ok && read.value).toEqual([
			{
				code: '10891',
				name: 'Lai Cách',
				kind: 'thi-tran',
				parent: { code: '295', named: { name: 'Cẩm Giàng', kind: 'huyen' } },
				validFrom: null,
				validTo: '2025-06-30',
				place: { row: 2, column: 'name', quote: 'Lai Cách' }
			}
		]);
	});

	it('reads what an office types: kinds in words, days as day/month/year, semicolons, a BOM', () => {
		const head = HEAD.replaceAll(',', ';');
		const read = readUnitsFile(
			`\ufeff${head}\r\n"11128";Xã Minh Đức;Xã;298;Huyện Tứ Kỳ;Huyện;;30/6/2025\r\n\r\n`
		);
		expect(read.ok && read.value[0]).toMatchObject({
			name: 'Minh Đức',
			kind: 'xa',
			parent: { named: { name: 'Tứ Kỳ', kind: 'huyen' } },
			validTo: '2025-06-30'
		});
	});

	it('keeps a name that only looks like a kind', () => {
		const read = readUnitsFile('code,name,kind\n03199,Xa Dung,xa\n');
		expect(read.ok && read.value[0]?.name).toBe('Xa Dung');
	});

	it('a parent may be named by its code alone', () => {
		const read = readUnitsFile(`${HEAD}\n1,A,xa,9,,,,\n2,B,huyen,,,,,\n`);
		expect(read.ok && read.value.map(({ parent }) => parent)).toEqual([{ code: '9' }, null]);
	});

	it.each([
		['name,kind\nA,xa\n', 'missing_column'],
		['code,name,kind,colour\n1,A,xa,red\n', 'unknown_column'],
		['code,name,kind,name\n1,A,xa,B\n', 'repeated_heading'],
		['code,name,kind\n1,A,xa,more\n', 'uneven_row'],
		['code,name,kind\n1,"A,xa\n', 'unclosed_quote'],
		['', 'empty_file'],
		['code,name,kind\n,A,xa\n', 'empty_cell'],
		['code,name,kind\n1,A,thôn\n', 'unknown_kind'],
		[`${HEAD}\n1,A,xa,9,B,xa,,\n`, 'unknown_kind'],
		[`${HEAD}\n1,A,xa,,,,31/02/2024,\n`, 'bad_date'],
		[`${HEAD}\n1,A,xa,,,,2025-07-01,2025-06-30\n`, 'window_reversed']
	])('%j is refused as %s', (text, code) => {
		const read = readUnitsFile(text);
		expect(read.ok).toBe(false);
		expect(codesOf(read)).toEqual([code]);
	});

	it('tells every fault with its row and column', () => {
		const read = readUnitsFile('code,name,kind\n1,A,thôn\n\n3,,xa\n');
		expect(read.issues.map(({ place }) => place)).toEqual([
			{ row: 2, column: 'kind', quote: 'thôn' },
			{ row: 4, column: 'name' }
		]);
	});

	it('quotes hold separators, line ends and quotes', () => {
		const read = readUnitsFile('code,name,kind\n1,"A, ""B""\nC" ,xa\n2,D,xa');
		expect(read.ok && read.value.map(({ name }) => name)).toEqual(['A, "B"\nC', 'D']);
	});
});

describe('the lists beside the units', () => {
	it('a successor is whole or part', () => {
		const head = 'code,successor_code,effective_on,share';
		expect(codesOf(readSuccessorsFile(`${head}\n1,2,2025-07-01,half\n`))).toEqual([
			'unknown_field'
		]);
		const read = readSuccessorsFile(`${head}\n1,2,2025-07-01,part\n`);
		expect(read.ok && read.value[0]).toMatchObject({ successorCode: '2', share: 'part' });
	});

	it('an alias needs a day, because codes are used again', () => {
		expect(codesOf(readAliasesFile('code,on,alias\n1,,x\n'))).toEqual(['empty_cell']);
	});
});

describe('the reviewed units', () => {
	const { units, successors, aliases } = readReviewedUnits('data');
	const valid = (code: string, on: string): readonly unknown[] =>
		units.filter(
			(unit) =>
				unit.code === code && (unit.validFrom ?? '') <= on && on <= (unit.validTo ?? '9999-12-31')
		);

	it('a code and a day mean one unit', () => {
		for (const { code } of units)
			for (const on of ['2023-12-31', '2025-07-01'])
				expect(valid(code, on).length, `${code} on ${on}`).toBeLessThanOrEqual(1);
	});

	it('every successor and alias names a unit that is there on its day', () => {
		for (const { code, successorCode, effectiveOn } of successors) {
			expect(valid(code, '2025-06-30'), code).toHaveLength(1);
			expect(valid(successorCode, effectiveOn), successorCode).toHaveLength(1);
		}
		for (const { code, on } of aliases) expect(valid(code, on), code).toHaveLength(1);
	});
});
