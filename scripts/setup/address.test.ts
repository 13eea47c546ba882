import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isLoopback, readAddress, requireFreePort } from './address.mjs';
import { isOwnName } from './serve.mjs';

describe('the address', () => {
	it('is 127.0.0.1:3000 unless something else is asked for', () => {
		expect(readAddress({})).toEqual({ host: '127.0.0.1', port: 3000 });
		expect(readAddress({ HOST: '', PORT: '' })).toEqual({ host: '127.0.0.1', port: 3000 });
		expect(readAddress({ HOST: 'localhost', PORT: '8080' })).toEqual({
			host: 'localhost',
			port: 8080
		});
	});

	it.each(['0.0.0.0', '::', '192.168.1.5', 'may-chu.example', '127.0.0.1.example'])(
		'is never %s, because there are no accounts yet',
		(host) => {
			expect(isLoopback(host)).toBe(false);
			expect(() => readAddress({ HOST: host })).toThrow('chưa có tài khoản');
		}
	);

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

	it('is answered only under names of this machine', () => {
		const own = ['127.0.0.1:3000', 'localhost', 'localhost:8080', '[::1]:3000'];
		expect(own.filter(isOwnName)).toEqual(own);
		expect(['example.com', '127.0.0.1.example:3000', ''].filter(isOwnName)).toEqual([]);
		expect(isOwnName(undefined)).toBe(false);
	});
});
