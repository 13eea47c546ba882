import { createServer } from 'node:net';
import { Fault } from './fault.mjs';

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 3000;
const HIGHEST_PORT = 65535;

/** @param {string} host */
export function isLoopback(host) {
	const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
	return name === 'localhost' || name === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
}

/** @param {NodeJS.ProcessEnv} env @returns {{ host: string, port: number }} */
export function readAddress(env) {
	const host = env['HOST'] || DEFAULT_HOST;
	if (!isLoopback(host)) {
		throw new Fault({
			what: `HOST=${host} sẽ mở ứng dụng cho máy khác trong mạng, nhưng ứng dụng chưa có tài khoản đăng nhập: ai cũng nộp và xem được số liệu.`,
			cure: 'bỏ HOST, hoặc đặt HOST=127.0.0.1; từ máy khác, dùng đường hầm "ssh -L 3000:127.0.0.1:3000 MÁY-CHỦ".',
			english: `HOST=${host} is refused: there are no accounts yet, so only loopback addresses (127.0.0.1, localhost, ::1) are served.`
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
	return error;
}

/** @param {number} port */
function withPort(port) {
	const free = port > HIGHEST_PORT ? DEFAULT_PORT : port;
	return process.platform === 'win32' ? `set PORT=${free}&& npm start` : `PORT=${free} npm start`;
}
