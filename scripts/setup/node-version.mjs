// Read by any Node since 12, so that an old one is told what to do instead of a syntax error.
import { Fault, sayFault } from './fault.mjs';

// What the packages of the lockfile accept together; `engines` in package.json says the same.
const ACCEPTED = [
	{ major: 20, minor: 19 },
	{ major: 22, minor: 13 }
];
const ANY_FROM = 24;

/** @param {string} version "20.19.4" */
export function isAcceptedNode(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	if (major >= ANY_FROM) return true;
	return ACCEPTED.some((line) => line.major === major && minor >= line.minor);
}

/** @param {string} [version] */
export function requireNode(version = process.versions.node) {
	if (isAcceptedNode(version)) return;
	throw new Fault({
		what: `máy này đang dùng Node.js ${version}; cần bản 20.19 trở lên của dòng 20, 22.13 trở lên của dòng 22, hoặc 24 trở lên.`,
		cure: 'cài bản LTS từ https://nodejs.org (hoặc "nvm install 22 && nvm use 22") rồi chạy lại.',
		english: `Node.js >= 20.19 (20.19+, 22.13+ or 24+) is required, this is ${version}: install an LTS release from https://nodejs.org`
	});
}

/**
 * The rest of a command is loaded only after the check.
 * @param {() => Promise<unknown>} command
 */
export function runOnAcceptedNode(command) {
	Promise.resolve()
		.then(() => requireNode())
		.then(command)
		.catch((error) => {
			sayFault(error);
			process.exit(1);
		});
}
