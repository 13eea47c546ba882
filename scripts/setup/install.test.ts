import { describe, expect, it } from 'vitest';
import { environmentForNpm, installFault } from './install.mjs';

describe('the environment handed to npm', () => {
	it('drops what would steer npm and keeps the way to the registry', () => {
		const kept = {
			PATH: '/usr/bin',
			npm_config_registry: 'https://registry.example',
			npm_config_https_proxy: 'http://proxy.example',
			NPM_CONFIG_CAFILE: '/ca.pem'
		};
		const dropped = {
			NODE_ENV: 'production',
			npm_lifecycle_event: 'start',
			npm_config_omit: 'dev',
			npm_config_loglevel: 'silent',
			npm_package_name: 'x'
		};
		expect(environmentForNpm({ ...kept, ...dropped })).toEqual(kept);
	});
});

describe('a failed install', () => {
	it.each([
		[
			'gyp ERR! stack Error: not found: make',
			/trình biên dịch/,
			/python3 make g\+\+|Xcode|xcode|Visual/
		],
		['npm error code EBADENGINE', /Node\.js/, /nodejs\.org/],
		['npm error code EACCES', /không ghi được/, /quyền ghi/],
		['npm error code ENOSPC', /ổ đĩa/, /1 GB/],
		['npm error code ENOTFOUND', /từ mạng/, /proxy/],
		['something else', /không thành công/, /node_modules/]
	])('that says "%s" is told with its cure', (output, what, cure) => {
		const fault = installFault(output);
		expect(fault.message).toMatch(what);
		expect(fault.cure).toMatch(cure);
	});
});
