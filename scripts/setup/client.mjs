// Who a request comes from and under which name it asks: decided here from the connection, never taken from the client's word.
import { isIP } from 'node:net';
import { isLoopback, readPublicAddress } from './address.mjs';
import { Fault } from './fault.mjs';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {{ address: string, protocol: 'http' | 'https', host: string }} Client */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<(request: Request) => Client | null>} null: asked for under a name that is not ours
 */
export async function readClients(env) {
	const publicAddress = readPublicAddress(env);
	const addressOf = await readAddresses(env, publicAddress);
	return (request) => {
		const name = ownName(request, publicAddress);
		return name === null ? null : { ...name, address: addressOf(request) };
	};
}

/** Another name in `Host` means that a page of another site was pointed at this machine (DNS rebinding).
 * @param {Request} request @param {URL | null} publicAddress @returns {Omit<Client, 'address'> | null} */
function ownName({ headers: { host }, socket }, publicAddress) {
	if (host === undefined) return null;
	const asked = host.toLowerCase();
	if (publicAddress !== null && namesSame(asked, publicAddress)) {
		const protocol = publicAddress.protocol === 'https:' ? 'https' : 'http';
		return { protocol, host: publicAddress.host };
	}
	const isHere = isLoopback(plain(socket.remoteAddress));
	return isHere && isLoopback(asked.replace(/:\d+$/, ''))
		? { protocol: 'http', host: asked }
		: null;
}

/** With or without the port that its scheme stands for. @param {string} asked @param {URL} address */
function namesSame(asked, { protocol, host, port }) {
	return asked === host || (port === '' && asked === `${host}:${protocol === 'https:' ? 443 : 80}`);
}

/** @param {NodeJS.ProcessEnv} env @param {URL | null} publicAddress @returns {Promise<(request: Request) => string>} */
async function readAddresses(env, publicAddress) {
	const { default: proxyAddress } = await import('proxy-addr');
	// Nothing stands in front of a server that only this machine reaches.
	const written = env['TRUSTED_PROXIES']?.trim() || (publicAddress === null ? '' : 'loopback');
	const proxies = written.split(/[\s,]+/).filter((proxy) => proxy !== '');
	const isTrusted = compiled(proxyAddress, proxies);
	return (request) => {
		const direct = plain(request.socket.remoteAddress);
		// Gone before it was answered.
		if (direct === '') return direct;
		const told = plain(proxyAddress(request, isTrusted));
		return isIP(told) === 0 ? direct : told;
	};
}

/** @param {typeof import('proxy-addr')} proxyAddress @param {string[]} proxies */
function compiled(proxyAddress, proxies) {
	if (proxies.length === 0) return () => false;
	try {
		return proxyAddress.compile(proxies);
	} catch {
		throw new Fault({
			what: `TRUSTED_PROXIES=${proxies.join(',')} không phải là danh sách địa chỉ của máy chủ trung gian.`,
			cure: 'đặt TRUSTED_PROXIES là các địa chỉ IP hoặc dải địa chỉ cách nhau bằng dấu phẩy, ví dụ TRUSTED_PROXIES=loopback,10.0.0.5; hoặc bỏ đi.',
			english: 'TRUSTED_PROXIES lists IP addresses or ranges, or loopback, linklocal, uniquelocal.'
		});
	}
}

/** IPv4 as itself, also where the machine listens on both kinds. @param {string | undefined} address */
function plain(address) {
	return (address ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
}
