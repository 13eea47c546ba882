// How much one upload may hold; the application reads the same variables in env.ts.
import { Fault } from './fault.mjs';

const MB = 1024 * 1024;
const FILE_MB = 50;
const REQUEST_MB = 200;
const MOST_MB = 2048;
/** What a form says beside its files. */
const BESIDE_FILES = MB;

/** Bytes of the largest request that is read. @param {NodeJS.ProcessEnv} env @returns {number} */
export function largestBody(env) {
	const file = megabytes(env, 'MAX_UPLOAD_MB', FILE_MB);
	const request = megabytes(env, 'MAX_REQUEST_MB', REQUEST_MB);
	return Math.max(file, request) * MB + BESIDE_FILES;
}

/** @param {NodeJS.ProcessEnv} env @param {string} name @param {number} usual */
function megabytes(env, name, usual) {
	const written = env[name]?.trim() || String(usual);
	const size = /^\d{1,4}$/.test(written) ? Number(written) : 0;
	if (size >= 1 && size <= MOST_MB) return size;
	throw new Fault({
		what: `${name}=${written} không phải là một dung lượng.`,
		cure: `đặt ${name} là số MB nguyên từ 1 đến ${MOST_MB}, ví dụ ${name}=${usual}, hoặc bỏ đi.`,
		english: `${name}=${written} is not a whole number of megabytes (1-${MOST_MB}).`
	});
}
