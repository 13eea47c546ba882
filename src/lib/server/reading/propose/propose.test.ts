import { describe, expect, it } from 'vitest';
import { catalogue, openOffice } from '../../../../../tests/import/office';
import { loadUnitRegister } from '../../db/units/units';
import type { Choices, Knowledge } from '../draft';
import { columnKeys, layoutKey } from './layout-key';
import { missingParts } from './missing-parts';
import type { Proposal } from './proposal';
import { proposeColumns } from './propose';
import type { Sheet } from '../table/sheet';

const register = loadUnitRegister(openOffice());
const sheetOf = (lines: readonly string[]): Sheet => ({
	fileName: 'bao-cao.csv',
	rows: lines.map((line, index) => ({ number: index + 1, cells: line.split('|') }))
});
const propose = (
	lines: readonly string[],
	choices: Choices = {},
	more: Partial<Knowledge> = {}
) => {
	const proposal = proposeColumns(sheetOf(lines), { catalogue, register, choices, ...more });
	if (proposal === undefined) throw new Error('no table');
	return proposal;
};
const targetsOf = ({ columns }: Proposal) => columns.map(({ target }) => target);
const columnOf = ({ columns }: Proposal, letter: string) =>
	columns.find((column) => column.letter === letter);

const PRINTED = [
	'Quý II năm 2023 (từ ngày 15/3/2023 đến ngày 14/6/2023)|||||||||',
	'STT|Tên địa phương|HS nhận trong kỳ|||HS đã xử lý xong||||Lưu ý',
	'||Cộng|Qua mạng|Tại quầy, bưu chính|Cộng|Sớm|Đúng hẹn|Trễ hẹn|',
	'1|TT. Lai Cách|1.144|1.103|41|1.128|1.000|128|0|',
	'2|Xã Cẩm Điền|302|280|22|300|250|50|0|',
	'3|Xã Cẩm Vũ|215|200|15|210|200|9|1|'
];

describe('what each column is proposed to be', () => {
	it('follows a heading that is known, for certain', () => {
		const proposal = propose([
			'Đơn vị|Kỳ báo cáo|Mới tiếp nhận|Đã giải quyết',
			'Thị trấn Lai Cách|Quý I/2023|551|551',
			'Xã Cẩm Điền|Quý I/2023|300|299'
		]);
		expect(targetsOf(proposal)).toEqual([
			'role:unit',
			'role:period',
			'indicator:dossiers_received_new',
			'indicator:dossiers_resolved_total'
		]);
		expect(proposal.columns.every(({ sureness }) => sureness === 'certain')).toBe(true);
		expect(columnOf(proposal, 'C')).toMatchObject({
			heading: 'Mới tiếp nhận',
			samples: ['551', '300'],
			fillRate: 1,
			kind: 'number',
			why: { kind: 'same_heading' }
		});
	});

	it('follows a heading that is nearly known, shortened as clerks do', () => {
		const proposal = propose([
			'Đơn vị|Kỳ|Số HS mới TN|Số HS đã GQ',
			'Thị trấn Lai Cách|Quý I/2023|551|540'
		]);
		expect(columnOf(proposal, 'D')).toMatchObject({
			target: 'indicator:dossiers_resolved_total',
			why: { kind: 'like_heading' }
		});
		expect(columnOf(proposal, 'C')?.target).toBe('indicator:dossiers_received_new');
		expect(columnOf(proposal, 'D')?.confidence).toBeLessThan(1);
	});

	it('is told by the values where the heading says nothing', () => {
		const proposal = propose([
			'Cột 1|Cột 2|Cột 3|Cột 4|Cột 5',
			'1|Thị trấn Lai Cách|Quý I/2023|10/12/2022|551',
			'2|UBND xã Cẩm Điền|Quý I/2023|10/12/2022|300'
		]);
		const found = proposal.columns.map(({ target, why }) => [target, why?.kind]);
		expect(found.slice(0, 3)).toEqual([
			['role:number', 'counting'],
			['role:unit', 'unit_names'],
			['role:period', 'periods']
		]);
		expect(proposal.columns.map(({ kind }) => kind)).toEqual([
			'number',
			'unit',
			'period',
			'date',
			'number'
		]);
		expect(columnOf(proposal, 'E')).toMatchObject({ target: null, sureness: 'unknown', why: null });
	});

	it('knows dates that begin from dates that end', () => {
		const proposal = propose([
			'Đơn vị|Kỳ|Bắt đầu|Kết thúc|Số hộ',
			'Xã Cẩm Điền|Quý I/2023|15/12/2022|14/3/2023|2.000',
			'Xã Cẩm Vũ|Quý I/2023|15/12/2022|14/3/2023|1.000'
		]);
		expect(targetsOf(proposal).slice(2, 4)).toEqual(['role:from', 'role:to']);
	});

	it('tells a figure for each row from a figure for each column', () => {
		const proposal = propose([
			'Nơi gửi|Thời kỳ|Nội dung|Con số',
			'Xã Cẩm Điền|Quý I/2023|Số hộ|2.000',
			'Xã Cẩm Điền|Quý I/2023|Diện tích tự nhiên|750,76'
		]);
		expect(targetsOf(proposal)).toEqual([
			'role:unit',
			'role:period',
			'role:indicator',
			'role:value'
		]);
	});

	it('reads headings over two rows and sees sums', () => {
		const proposal = propose(PRINTED);
		expect(proposal).toMatchObject({ headingRow: 2, lastHeadingRow: 3, rows: 3 });
		expect(columnOf(proposal, 'C')?.heading).toBe('HS nhận trong kỳ › Cộng');
		const sum = propose([
			'Đơn vị|Kỳ|Số thứ ba|Trực tuyến|Trực tiếp, bưu chính',
			'Xã Cẩm Điền|Quý I/2023|302|280|22',
			'Xã Cẩm Vũ|Quý I/2023|215|200|15'
		]);
		expect(columnOf(sum, 'C')).toMatchObject({
			target: 'indicator:dossiers_received_new',
			sureness: 'fairly',
			why: { kind: 'sum' }
		});
	});

	it('never gives one meaning to two columns', () => {
		const proposal = propose([
			'Đơn vị|Kỳ|Đã giải quyết|Số hồ sơ đã giải quyết|Đã giải quyết xong',
			'Xã Cẩm Điền|Quý I/2023|302|302|302'
		]);
		const targets = targetsOf(proposal).filter((target) => target !== null);
		expect(new Set(targets).size).toBe(targets.length);
		expect(columnOf(proposal, 'D')?.alternatives).toContain('indicator:dossiers_resolved_total');
	});

	it('offers the meanings that are about as likely, and no other column has', () => {
		const proposal = propose([
			'Đơn vị|Kỳ|Số HS nhận|Số HS đã làm',
			'Xã Cẩm Điền|Quý I/2023|302|280',
			'Xã Cẩm Vũ|Quý I/2023|215|200'
		]);
		expect(columnOf(proposal, 'C')?.close.slice(0, 2)).toEqual([
			'indicator:dossiers_received_total',
			'indicator:dossiers_received_new'
		]);
		const offered = columnOf(proposal, 'D')?.close ?? [];
		expect(offered).toContain('indicator:dossiers_resolved_total');
		expect(offered).not.toContain('indicator:dossiers_received_total');
		expect(offered.length).toBeLessThanOrEqual(4);
		expect(columnOf(proposal, 'A')?.close).toEqual(['role:unit']);
	});

	it('is doubted where the values speak against the heading', () => {
		const proposal = propose([
			'Đơn vị|Kỳ|Đã giải quyết',
			'Xã Cẩm Điền|Quý I/2023|Hoàn thành tốt',
			'Xã Cẩm Vũ|Quý I/2023|Chưa xong hết',
			'3|2|1'
		]);
		expect(columnOf(proposal, 'C')?.sureness).toBe('guess');
	});

	it('of an empty column with an unknown heading is not to be read, as a guess', () => {
		const proposal = propose(['Đơn vị|Kỳ|Số hộ|Ký nhận', 'Xã Cẩm Điền|Quý I/2023|12|']);
		expect(columnOf(proposal, 'D')).toMatchObject({
			target: 'ignore',
			kind: 'empty',
			sureness: 'guess'
		});
	});

	it('is what was remembered, or what was chosen for this file', () => {
		const lines = ['Nơi|Thời|Một|Hai', 'Xã Cẩm Điền|Quý I/2023|12|7'];
		const headings = ['Nơi', 'Thời', 'Một', 'Hai'];
		const [place = '', , one = ''] = columnKeys(headings);
		const remembered = (key: string) =>
			key === layoutKey(headings)
				? ({ [place]: 'role:unit', [one]: 'indicator:households' } as const)
				: undefined;
		const before = propose(lines, {}, { remembered });
		expect(columnOf(before, 'C')).toMatchObject({
			target: 'indicator:households',
			sureness: 'certain',
			why: { kind: 'remembered' }
		});
		const chosen = propose(lines, { columns: { C: 'ignore' } }, { remembered });
		expect(columnOf(chosen, 'C')).toMatchObject({ target: 'ignore', why: { kind: 'chosen' } });
	});

	it('is asked of the row that a person named', () => {
		const lines = ['Tổng hợp|Số liệu|Xem', 'Đơn vị|Số hộ|Kỳ', 'Xã Cẩm Điền|12|Quý I/2023'];
		expect(propose(lines, { headingRow: 2 })).toMatchObject({
			headingRow: 2,
			headings: ['Đơn vị', 'Số hộ', 'Kỳ']
		});
	});

	it('is not made where there is no table', () => {
		const knowledge = { catalogue, register, choices: {} };
		expect(proposeColumns(sheetOf(['Kính gửi: Phòng Nội vụ']), knowledge)).toBeUndefined();
	});
});

describe('a mapping that leaves something out', () => {
	const silent = { said: { unit: false, period: false } };
	const told = { said: { unit: true, period: true } };

	it.each([
		[['role:unit', 'role:period', 'indicator:households'], silent, []],
		[['indicator:households'], silent, ['unit', 'period']],
		[['indicator:households'], told, []],
		[['role:unitCode', 'role:period'], silent, ['figures']],
		[['role:unit', 'role:period', 'role:indicator'], silent, ['value']],
		[['role:unit', 'role:period', 'role:value'], silent, ['indicator']],
		[['role:indicator', 'role:value'], told, []]
	] as const)('of %j lacks what no reader can do without', (targets, proposal, missing) => {
		expect(missingParts(targets, proposal)).toEqual(missing);
	});

	it('takes unit and period from the lines above the table', () => {
		expect(propose(PRINTED).said).toEqual({ unit: false, period: true });
		expect(propose(PRINTED, { unitId: 1 }).said).toEqual({ unit: true, period: true });
	});
});
