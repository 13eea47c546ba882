import { describe, expect, test } from 'vitest';
import { sentForm } from './sent-form';

const posted = (body: BodyInit, headers: Record<string, string> = {}) =>
	new Request('http://127.0.0.1/', { method: 'POST', body, headers });
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

describe('a form that is sent', () => {
	test('gives its fields, and its files byte for byte', async () => {
		const form = new FormData();
		form.append('don-vi', 'Xã Hồng Phong\n');
		form.append('cung', 'a');
		form.append('cung', 'b');
		const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7) % 256);
		form.append('tep', new File([bytes], 'Báo cáo "quý 3".xlsx'));
		form.append('tep', new File(['\r\n--x--\r\n'], 'b.csv'));
		const { fields, files } = await sentForm(posted(form));
		expect(fields.get('don-vi')).toBe('Xã Hồng Phong\r\n');
		expect(fields.getAll('cung')).toEqual(['a', 'b']);
		expect(files.map(({ field, name }) => [field, name])).toEqual([
			['tep', 'Báo cáo "quý 3".xlsx'],
			['tep', 'b.csv']
		]);
		expect(Buffer.compare(files[0]?.bytes ?? new Uint8Array(), bytes)).toBe(0);
		expect(text(files[1]?.bytes)).toBe('\r\n--x--\r\n');
	});

	test('without files is read like every other', async () => {
		const { fields, files } = await sentForm(posted(new URLSearchParams({ a: '1' })));
		expect([fields.get('a'), files]).toEqual(['1', []]);
	});

	const HEAD = 'Content-Disposition: form-data; name="tep"; filename="a.csv"';
	const BROKEN = [
		'',
		'--x',
		`--x\r\n${HEAD}\r\n\r\n1;2`,
		`--x\r\n${HEAD}`,
		`--y\r\n${HEAD}\r\n\r\n1;2\r\n--y--`,
		'--x\r\nContent-Type: text/csv\r\n\r\n1;2\r\n--x--'
	];
	test.each(BROKEN)('that was cut off or is none is refused: %j', async (body) => {
		const type = { 'content-type': 'multipart/form-data; boundary=x' };
		await expect(sentForm(posted(body, type))).rejects.toThrow(TypeError);
	});

	test('in which no file was chosen says so by a file without a name', async () => {
		const head = 'Content-Disposition: form-data; name="tep"; filename=""';
		const body = `--x\r\n${head}\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n`;
		const type = { 'content-type': 'multipart/form-data; boundary="x"' };
		const { files } = await sentForm(posted(body, type));
		expect(files.map(({ name, bytes }) => [name, bytes.byteLength])).toEqual([['', 0]]);
	});

	test('is taken whole whatever length it announced', async () => {
		const body = `--x\r\n${HEAD}\r\n\r\n${'1;2\n'.repeat(9_000)}\r\n--x--\r\n`;
		const type = { 'content-type': 'multipart/form-data; boundary=x' };
		for (const length of ['5', '99999', 'none']) {
			const request = posted(body, { ...type, 'content-length': length });
			const [file] = (await sentForm(request)).files;
			expect(file?.bytes.byteLength).toBe(36_000);
		}
	});
});
