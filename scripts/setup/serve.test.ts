import { request, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { bodyLimit, largestBody, timeToSend } from './limits.mjs';
import { serverFor } from './serve.mjs';

const MB = 1024 * 1024;
const servers: Server[] = [];
afterEach(() => {
	for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** Stands in for the built application: tells what it was handed. */
async function served(env: NodeJS.ProcessEnv): Promise<number> {
	const server = await serverFor((asked, response) => {
		const { host, 'content-length': length } = asked.headers;
		const protocol = asked.headers['x-thuoc-do-protocol'];
		const address = asked.headers['x-thuoc-do-address'];
		response.end(JSON.stringify({ host, protocol, address, length }));
	}, env);
	servers.push(server);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return (server.address() as AddressInfo).port;
}

interface Asked {
	readonly method?: string;
	readonly path?: string;
	readonly headers: Record<string, string>;
}
async function ask(port: number, { method = 'GET', path = '/', headers }: Asked) {
	const answer = await new Promise<IncomingMessage>((settle, reject) => {
		const asking = request(
			{ port, host: '127.0.0.1', method, path, headers, agent: false },
			settle
		);
		asking.once('error', reject);
		asking.end();
	});
	const body = await text(answer);
	const told = answer.statusCode === 200 ? (JSON.parse(body) as Record<string, string>) : {};
	return { status: answer.statusCode, body, told };
}

const PUBLIC = { PUBLIC_ADDRESS: 'https://cchc.example.gov.vn' };
const OWN = { host: 'cchc.example.gov.vn' };

describe('the name an office is asked for', () => {
	it.each([
		['cchc.example.gov.vn', 'https', 'cchc.example.gov.vn'],
		['CCHC.example.gov.vn:443', 'https', 'cchc.example.gov.vn'],
		['127.0.0.1:3000', 'http', '127.0.0.1:3000'],
		['localhost', 'http', 'localhost']
	])('%s is its own and answered as %s', async (host, protocol, known) => {
		const { told } = await ask(await served(PUBLIC), { headers: { host } });
		expect(told).toMatchObject({ protocol, host: known });
	});

	it.each([
		'evil.example',
		'cchc.example.gov.vn.evil.example',
		'cchc.example.gov.vn:8443',
		'cchc.example.gov.vn@evil.example',
		'127.0.0.1.evil.example'
	])('%s is not, and is told where to go instead', async (host) => {
		const { status, body } = await ask(await served(PUBLIC), { headers: { host } });
		expect(status).toBe(421);
		expect(body).toContain('https://cchc.example.gov.vn');
	});

	it('is this machine alone as long as no other was set', async () => {
		const { status } = await ask(await served({}), { headers: OWN });
		expect(status).toBe(421);
	});

	it('keeps the port that was set, and no encryption where there is none', async () => {
		const port = await served({ PUBLIC_ADDRESS: 'http://192.168.1.5:3000' });
		const { told } = await ask(port, { headers: { host: '192.168.1.5:3000' } });
		expect(told).toMatchObject({ protocol: 'http', host: '192.168.1.5:3000' });
		expect((await ask(port, { headers: { host: '192.168.1.5' } })).status).toBe(421);
	});
});

describe('the address a request comes from', () => {
	const from = async (env: NodeJS.ProcessEnv, headers: Record<string, string>) =>
		(await ask(await served(env), { headers: { ...OWN, ...headers } })).told['address'];

	it('is what the proxy of this machine says it is', async () => {
		expect(await from(PUBLIC, { 'x-forwarded-for': '203.0.113.7' })).toBe('203.0.113.7');
	});

	it('is not what the client told the proxy', async () => {
		const forged = { 'x-forwarded-for': '127.0.0.1, 10.0.0.1, 203.0.113.7' };
		expect(await from(PUBLIC, forged)).toBe('203.0.113.7');
	});

	it('is that of the connection when the proxy is not one that is trusted', async () => {
		const env = { ...PUBLIC, TRUSTED_PROXIES: '10.0.0.5' };
		expect(await from(env, { 'x-forwarded-for': '203.0.113.7' })).toBe('127.0.0.1');
	});

	it.each(['no address', '', '1.2.3.4.5', '<script>', '999.1.1.1'])(
		'is that of the connection when "%s" is said',
		async (said) => {
			expect(await from(PUBLIC, { 'x-forwarded-for': said })).toBe('127.0.0.1');
		}
	);

	it('cannot be said by anyone where no proxy is', async () => {
		const headers = {
			host: 'localhost',
			'x-forwarded-for': '203.0.113.7',
			'x-thuoc-do-address': '203.0.113.8',
			'x-thuoc-do-protocol': 'https'
		};
		const { told } = await ask(await served({}), { headers });
		expect(told).toMatchObject({ address: '127.0.0.1', protocol: 'http' });
	});

	it.each(['not an address', '10.0.0.0/99', '300.1.1.1'])(
		'is not read through proxies written as "%s"',
		async (proxies) => {
			const starting = served({ ...PUBLIC, TRUSTED_PROXIES: proxies });
			await expect(starting).rejects.toThrow('TRUSTED_PROXIES');
		}
	);
});

describe('what a request may hold', () => {
	it.each([
		['/nop-bao-cao', 201],
		['/nop-bao-cao/', 201],
		['/nop-bao-cao?/gui', 201],
		['/api/v1/uploads', 201],
		['/nop-bao-cao/kiem-tra/1-2?/sua', 8],
		['/quan-tri/don-vi', 8],
		['/dang-nhap', 0.5],
		['/', 0.5],
		['/api/v1/uploads/../../dang-nhap', 0.5],
		['/dang-nhap?/nop-bao-cao', 0.5],
		['/nop-b%61o-cao', 0.5]
	])('at %s is %d MB', (address, size) => {
		expect(bodyLimit(address, largestBody({}))).toBe(size * MB);
	});

	it('is never more than an upload', () => {
		expect(bodyLimit('/nop-bao-cao/xac-nhan/1', 2 * MB)).toBe(2 * MB);
	});

	it('is handed to the application as too large where it is', async () => {
		const port = await served({});
		const headers = { host: 'localhost', 'content-length': String(MB) };
		const sent = { method: 'POST', headers };
		const limit = largestBody({});
		expect(Number((await announce(port, '/dang-nhap', sent)).length)).toBeGreaterThan(limit);
		expect(Number((await announce(port, '/nop-bao-cao', sent)).length)).toBe(MB);
	});

	it('is said before it is sent, except by an upload', async () => {
		const port = await served({});
		const headers = { host: 'localhost', 'transfer-encoding': 'chunked' };
		const small = await ask(port, { method: 'POST', path: '/dang-nhap', headers });
		expect(small.status).toBe(411);
		const upload = await ask(port, { method: 'POST', path: '/api/v1/uploads', headers });
		expect(upload.status).toBe(200);
	});

	/** Says how much is coming and reads the answer before anything comes. */
	async function announce(port: number, path: string, { method, headers }: Asked) {
		return new Promise<{ length: string }>((settle, reject) => {
			const asking = request({ port, host: '127.0.0.1', method, path, headers, agent: false });
			asking.once('response', (answer) => {
				void text(answer).then((body) => {
					asking.destroy();
					settle(JSON.parse(body) as { length: string });
				}, reject);
			});
			asking.on('error', () => undefined);
			asking.flushHeaders();
		});
	}
});

describe('who holds a place without asking anything', () => {
	it('is given long enough for the largest upload over a slow line, and no longer', () => {
		expect(timeToSend(0)).toBe(30_000);
		expect(timeToSend(200 * MB)).toBeGreaterThan(50 * 60_000);
		expect(timeToSend(200 * MB)).toBeLessThan(60 * 60_000);
	});

	it('is sent away: nobody waits for headers for ever', async () => {
		const port = await served({});
		const [server] = servers;
		expect(server).toMatchObject({ headersTimeout: 20_000, maxConnections: 1000 });
		expect(server?.requestTimeout).toBe(timeToSend(largestBody({})));
		expect(server?.keepAliveTimeout).toBeLessThan(120_000);
		const tooLong = connect(port, '127.0.0.1');
		tooLong.write(`GET / HTTP/1.1\r\nHost: localhost\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`);
		expect(await text(tooLong)).toMatch(/^HTTP\/1\.1 431 /);
	});
});
