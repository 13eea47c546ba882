import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/lib/server/env';
import {
	isLoopback,
	openPasswordsWarning,
	readAddress,
	readPublicAddress,
	requireFreePort
} from './address.mjs';

describe('the address', () => {
	it('is 127.0.0.1:3000 unless something else is asked for', () => {
		expect(readAddress({})).toEqual({ host: '127.0.0.1', port: 3000 });
		expect(readAddress({ HOST: '', PORT: '' })).toEqual({ host: '127.0.0.1', port: 3000 });
		expect(readAddress({ HOST: 'localhost', PORT: '8080' })).toEqual({
			host: 'localhost',
			port: 8080
		});
	});

	const OTHERS = ['0.0.0.0', '::', '192.168.1.5', 'may-chu.example', '127.0.0.1.example'];

	it.each(OTHERS)('is never %s as long as nobody said what others call it', (host) => {
		expect(isLoopback(host)).toBe(false);
		expect(() => readAddress({ HOST: host })).toThrow(
			'chưa nói máy khác gọi ứng dụng bằng tên nào'
		);
	});

	it.each(OTHERS)('is %s for an office that is called by a name', (host) => {
		const env = { HOST: host, PUBLIC_ADDRESS: 'https://cchc.example.gov.vn' };
		expect(readAddress(env)).toEqual({ host, port: 3000 });
	});

	it.each([
		['https://cchc.example.gov.vn', 'https://cchc.example.gov.vn'],
		[' https://CCHC.example.gov.vn:443/ ', 'https://cchc.example.gov.vn'],
		['http://192.168.1.5:3000', 'http://192.168.1.5:3000'],
		['http://[fd00::5]:3000', 'http://[fd00::5]:3000']
	])('is called %s by others, which is %s', (written, origin) => {
		expect(readPublicAddress({ PUBLIC_ADDRESS: written })?.origin).toBe(origin);
		expect(readSettings({ PUBLIC_ADDRESS: written }).publicAddress).toBe(origin);
	});

	it.each([
		'cchc.example.gov.vn',
		'ftp://cchc.example.gov.vn',
		'https://cchc.example.gov.vn/bao-cao',
		'https://cchc.example.gov.vn?x',
		'https://ai:mat-khau@cchc.example.gov.vn',
		'https://',
		'có'
	])('is not called %s by others', (written) => {
		expect(() => readPublicAddress({ PUBLIC_ADDRESS: written })).toThrow(/PUBLIC_ADDRESS/);
		expect(() => readSettings({ PUBLIC_ADDRESS: written })).toThrow(/PUBLIC_ADDRESS/);
	});

	it('warns of passwords in the open only where they leave the machine unencrypted', () => {
		const warned = (PUBLIC_ADDRESS: string) => openPasswordsWarning({ PUBLIC_ADDRESS });
		expect(warned('http://192.168.1.5:3000')).toContain('mật khẩu');
		expect(['', 'https://cchc.example.gov.vn', 'http://localhost:3000'].map(warned)).toEqual([
			null,
			null,
			null
		]);
	});

	it.each(['abc', '-1', '65536', '3000x', '80.5'])('has no port %s', (port) => {
		expect(() => readAddress({ PORT: port })).toThrow('không phải là số cổng');
	});

	it('names a taken port and how to choose another', async () => {
		const other = createServer();
		await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
		const { port } = other.address() as AddressInfo;
		const refused = requireFreePort({ host: '127.0.0.1', port });
		await expect(refused).rejects.toThrow(`cổng ${port}`);
		await expect(refused).rejects.toHaveProperty(
			'cure',
			expect.stringContaining(`PORT=${port + 1}`)
		);
		other.close();
	});
});
