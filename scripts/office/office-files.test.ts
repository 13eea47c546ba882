// Files that an office copies once and trusts for years: they must fit the program and each other.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../setup/address.mjs';
import { ROOT } from '../setup/folders.mjs';
import { largestBody, serverLimits } from '../setup/limits.mjs';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
/** Without what is only said. */
const said = (file: string): string => read(file).replace(/^\s*#.*$/gm, '');
const service = said('scripts/office/thuoc-do-cchc.service');
const caddy = said('scripts/office/Caddyfile');
const nginx = said('scripts/office/nginx.conf');
const container = said('Dockerfile');
const found = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';

const DATABASE = '/var/lib/thuoc-do-cchc/dashboard.db';
const { host, port } = readAddress({});

describe('the systemd unit', () => {
	it.each([
		'NoNewPrivileges=yes',
		'ProtectSystem=strict',
		'ProtectHome=yes',
		'PrivateTmp=yes',
		'CapabilityBoundingSet=',
		'SystemCallFilter=@system-service',
		'UMask=0077'
	])('takes away what the program does not need: %s', (line) => {
		expect(service.split('\n')).toContain(line);
	});

	it('starts what is there, as an account of its own, with its data where it may write', () => {
		expect(found(service, /^User=(.+)$/m)).toBe('thuoc-do');
		expect(existsSync(join(ROOT, found(service, /^ExecStart=\S+node (\S+)$/m)))).toBe(true);
		expect(found(service, /DATABASE_PATH=(\S+)/)).toBe(DATABASE);
		expect(`/var/lib/${found(service, /^StateDirectory=(.+)$/m)}`).toBe(dirname(DATABASE));
	});

	it('lets the server alone end its work process, and waits for it', () => {
		expect(service).toMatch(/^KillMode=mixed$/m);
		expect(Number(found(service, /^TimeoutStopSec=(\d+)$/m))).toBeGreaterThan(20);
	});

	it('is reached through a proxy of the same machine', () => {
		expect(service).toContain(`HOST=${host} PORT=${port}`);
	});
});

describe.each([
	['Caddy', caddy, /max_size (\d+)MB/, /keepalive (\d+)s/],
	['nginx', nginx, /client_max_body_size (\d+)m/, undefined]
])('%s', (name, text, body, keep) => {
	it('asks the server where it listens and lets an upload through', () => {
		expect(text).toContain(`${host}:${port}`);
		const megabytes = Number(found(text, body));
		expect(megabytes * 1024 * 1024).toBeGreaterThanOrEqual(largestBody({}));
		expect(megabytes).toBeLessThan(210);
	});

	it('shows nobody outside what is for the machine', () => {
		for (const path of ['metrics', 'readyz', 'healthz']) expect(text).toContain(path);
		expect(text).toMatch(/\b404\b/);
	});

	it('gives a connection up before the server does', () => {
		// nginx keeps its side 60 s unless told otherwise.
		const seconds = keep === undefined ? 60 : Number(found(text, keep));
		expect(seconds * 1000, name).toBeLessThan(serverLimits(largestBody({})).keepAliveTimeout);
	});
});

describe('nginx', () => {
	it('says under which name and from where it was asked, whatever the client said', () => {
		expect(nginx).toContain('proxy_set_header Host $host;');
		expect(nginx).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
	});

	it('writes no address and no name into its log', () => {
		expect(found(nginx, /log_format thuoc_do_cchc '([^']+)'/)).not.toMatch(
			/request_uri|\$request |\$uri|\$args|remote_addr|referer|cookie/
		);
	});
});

describe('the container', () => {
	const last = container.slice(container.lastIndexOf('\nFROM '));

	it('is built in another one, whose tools it does not carry', () => {
		expect(container.match(/^FROM /gm)).toHaveLength(2);
		expect(last).toContain('COPY --from=build');
		expect(last).not.toMatch(/apt-get|python3|g\+\+/);
	});

	it('runs as nobody of importance, and keeps its data in a volume', () => {
		expect(last).toMatch(/^USER node$/m);
		expect(found(last, /DATABASE_PATH=(\S+)/)).toBe(DATABASE);
		expect(found(last, /^VOLUME (\S+)$/m)).toBe(dirname(DATABASE));
	});

	it('tells whether it lives by the address that asks no database', () => {
		expect(last).toMatch(/^HEALTHCHECK [\s\S]*\/healthz/m);
	});

	it('runs on a Node that the program accepts', () => {
		const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
		const versions = [...container.matchAll(/^FROM node:(\d+)/gm)].map(([, version]) => version);
		expect(versions).toEqual(['22', '22']);
		expect(engines.node).toContain('22.');
	});

	it('takes nothing of an office along, and all that the build is made of', () => {
		const left = said('.dockerignore').split('\n');
		for (const name of ['.local', '**/*.db', '**/.env*', 'node_modules', '.git'])
			expect(left).toContain(name);
		for (const name of ['src', 'static', 'data', 'drizzle', 'scripts', 'package-lock.json'])
			expect(left).not.toContain(name);
	});
});

describe('Litestream', () => {
	it('follows the database of the service', () => {
		expect(found(said('scripts/office/litestream.yml'), /path: (\S+\.db)$/m)).toBe(DATABASE);
	});

	it('holds no key', () => {
		expect(read('scripts/office/litestream.yml')).not.toMatch(/(access-key-id|secret-access-key):/);
	});
});
