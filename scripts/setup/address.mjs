import { createServer } from 'node:net';
import { Fault } from './fault.mjs';

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 3000;
const HIGHEST_PORT = 65535;
const EXAMPLE = 'https://cchc.example.gov.vn';

/** @param {string} host */
export function isLoopback(host) {
	const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
	return name === 'localhost' || name === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
}

/** @param {NodeJS.ProcessEnv} env @returns {{ host: string, port: number }} */
export function readAddress(env) {
	const host = env['HOST'] || DEFAULT_HOST;
	if (!isLoopback(host) && readPublicAddress(env) === null) {
		throw new Fault({
			what: `HOST=${host} mở ứng dụng cho máy khác trong mạng, nhưng chưa nói máy khác gọi ứng dụng bằng tên nào.`,
			cure: `đặt thêm PUBLIC_ADDRESS, ví dụ PUBLIC_ADDRESS=${EXAMPLE}; nên để HOST=127.0.0.1 và đặt Caddy hoặc nginx có HTTPS phía trước.`,
			english: `HOST=${host} needs PUBLIC_ADDRESS, the address that other machines use, e.g. ${EXAMPLE}.`
		});
	}
	const written = env['PORT'] || String(DEFAULT_PORT);
	const port = /^\d{1,5}$/.test(written) ? Number(written) : HIGHEST_PORT + 1;
	if (port > HIGHEST_PORT) {
		throw new Fault({
			what: `PORT=${written} không phải là số cổng.`,
			cure: `đặt PORT là một số từ 0 đến ${HIGHEST_PORT} (0: cổng trống bất kỳ), ví dụ PORT=3001.`,
			english: `PORT=${written} is not a port number (0-${HIGHEST_PORT}).`
		});
	}
	return { host: host.replace(/^\[(.*)\]$/, '$1'), port };
}

/** The address that other machines use; null: none does. @param {NodeJS.ProcessEnv} env @returns {URL | null} */
export function readPublicAddress(env) {
	const written = env['PUBLIC_ADDRESS']?.trim();
	if (!written) return null;
	const address = URL.canParse(written) ? new URL(written) : null;
	const isWeb = address?.protocol === 'https:' || address?.protocol === 'http:';
	// Nothing but scheme, name and port: whoever writes a path expects it to matter.
	if (address === null || !isWeb || `${address.origin}/` !== address.href) {
		throw new Fault({
			what: `PUBLIC_ADDRESS=${written} không phải là địa chỉ mà người dùng gõ vào trình duyệt.`,
			cure: `đặt PUBLIC_ADDRESS dạng https://TÊN-MÁY hoặc https://TÊN-MÁY:CỔNG, không kèm đường dẫn, ví dụ PUBLIC_ADDRESS=${EXAMPLE}.`,
			english: `PUBLIC_ADDRESS=${written} is not scheme://host or scheme://host:port.`
		});
	}
	return address;
}

/** What whoever starts the server should know; null: nothing. @param {NodeJS.ProcessEnv} env @returns {string | null} */
export function openPasswordsWarning(env) {
	const address = readPublicAddress(env);
	if (address === null || address.protocol === 'https:' || isLoopback(address.hostname))
		return null;
	return `Chú ý: ${address.origin} không mã hóa, mật khẩu và số liệu đi trên mạng ở dạng đọc được. Đặt Caddy hoặc nginx có HTTPS phía trước (xem scripts/office/README.md).`;
}

/** A taken port is told before minutes of installing. @param {{ host: string, port: number }} address @returns {Promise<void>} */
export function requireFreePort({ host, port }) {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', (error) => reject(listenFault(error, { host, port })));
		probe.listen({ host, port }, () => probe.close(() => resolve()));
	});
}

/** @param {Error} error @param {{ host: string, port: number }} address */
export function listenFault(error, { host, port }) {
	const code = /** @type {NodeJS.ErrnoException} */ (error).code;
	if (code === 'EADDRINUSE') {
		return new Fault({
			what: `cổng ${port} trên ${host} đang có chương trình khác dùng (có thể chính ứng dụng này đã chạy).`,
			cure: `mở http://${host}:${port} xem đã chạy chưa; hoặc chọn cổng khác: ${withPort(port + 1)}.`,
			english: `Port ${port} is in use (EADDRINUSE): choose another one, ${withPort(port + 1)}`
		});
	}
	if (code === 'EACCES') {
		return new Fault({
			what: `tài khoản này không được mở cổng ${port}.`,
			cure: `chọn cổng từ 1024 trở lên: ${withPort(DEFAULT_PORT)}.`,
			english: `Port ${port} is not permitted (EACCES): choose one from 1024 up.`
		});
	}
	if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
		return new Fault({
			what: `máy này không có địa chỉ ${host}.`,
			cure: 'bỏ HOST, hoặc đặt HOST là một địa chỉ của máy này (0.0.0.0: mọi địa chỉ).',
			english: `HOST=${host} is no address of this machine (${code}).`
		});
	}
	return error;
}

/** @param {number} port */
function withPort(port) {
	const free = port > HIGHEST_PORT ? DEFAULT_PORT : port;
	return process.platform === 'win32' ? `set PORT=${free}&& npm start` : `PORT=${free} npm start`;
}
