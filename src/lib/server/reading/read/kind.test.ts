import { expect, test } from 'vitest';
import { rawXlsx, rows, zipped } from '../../../../../tests/support/workbook-files';
import { recogniseKind } from './kind';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const wide = (words: string): Uint8Array => Buffer.from(`\ufeff${words}`, 'utf16le');
const bytes = (...values: number[]): Uint8Array => new Uint8Array([...values, 0, 0, 0, 0, 9, 9]);

test.each<[string, string, Uint8Array]>([
	['zip', '', rawXlsx({ sheets: [{ name: 'A', xml: rows('') }] })],
	['zip', '', zipped({})],
	['ole', '', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
	['bare_xls', '', bytes(0x09, 0x08, 0x08, 0x00)],
	['html', '', text('\ufeff\r\n<HTML><BODY><TABLE border=1><tr>')],
	['html', '', wide('<table><tr><td>Đơn vị')],
	['html', '', text('<?xml version="1.0"?><html><table>')],
	[
		'xml_workbook',
		'',
		text('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">')
	],
	['csv', '', text('Đơn vị,Giá trị')],
	['csv', '', text('PK của xã,Giá trị')],
	['csv', '', text('\t"Đơn vị"\tGiá trị')],
	['csv', '', text('<5 ngày,6-10 ngày')],
	['csv', '', wide('Đơn vị\tGiá trị')],
	['json', '', text(' {"submissions": []}')],
	['empty', '', new Uint8Array()],
	['empty', '', text('\ufeff \r\n\t')],
	['not_supported', 'PDF', text('%PDF-1.7')],
	['not_supported', 'RAR', bytes(0x52, 0x61, 0x72, 0x21, 0x1a)],
	['not_supported', '7-Zip', bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
	['not_supported', 'RTF', text('{\\rtf1\\ansi')],
	['not_supported', 'MHTML', text('MIME-Version: 1.0\r\n')],
	['not_supported', 'HTML', text('<!DOCTYPE html><html><body>Đăng nhập</body></html>')],
	['not_supported', 'XML', text('<?xml version="1.0"?><BaoCao><Xa/></BaoCao>')],
	['not_supported', 'Excel 4.0', bytes(0x09, 0x04, 0x06, 0x00)],
	['binary', '', bytes(0x89, 0x50, 0x4e, 0x47)]
])('a file is %s%s by its content', (kind, found, content) => {
	expect(recogniseKind(content)).toEqual({ kind, found });
});
