// Packages: installed from the lockfile when they are missing or were installed for another lockfile or Node.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault, say } from './fault.mjs';
import { requireWritable } from './folders.mjs';
import { withSetupLock } from './lock.mjs';
import { run } from './run.mjs';

/** @param {string} root @param {{ output?: 'stderr' | 'stdout' | 'hide' }} [options] */
export async function ensureInstalled(root, { output = 'stderr' } = {}) {
	if (isInstalled(root)) return;
	requireWritable(root, 'các thư viện (node_modules)');
	await withSetupLock(root, async () => {
		if (isInstalled(root)) return;
		if (!(await isInstalledByHand(root))) await install(root, output);
		mkdirSync(dirname(stampFile(root)), { recursive: true });
		writeFileSync(stampFile(root), expectedStamp(root));
	});
}

/** @param {string} root */
const stampFile = (root) => join(root, 'node_modules', '.cache', 'thuoc-do', 'install');

/** The addon is bound to Node's module version, not to its patch release. @param {string} root */
function expectedStamp(root) {
	const lockfile = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
	return `${lockfile.digest('hex')} node-abi-${process.versions.modules} ${process.platform}-${process.arch}\n`;
}

/** @param {string} root */
export function isInstalled(root) {
	return (
		existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === expectedStamp(root)
	);
}

/** `npm ci` or `npm install` run by a developer counts when it left what the lockfile asks for and the addon loads.
 * @param {string} root */
async function isInstalledByHand(root) {
	const left = join(root, 'node_modules', '.package-lock.json');
	if (!existsSync(left)) return false;
	const have = JSON.parse(readFileSync(left, 'utf8')).packages;
	const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
	const isComplete = Object.entries(want).every(
		([path, asked]) =>
			path === '' || asked.optional === true || have[path]?.integrity === asked.integrity
	);
	if (!isComplete) return false;
	const probe = "new (require('better-sqlite3'))(':memory:').close()";
	return (await run(process.execPath, ['-e', probe], { cwd: root, output: 'hide' })).code === 0;
}

/** @param {string} root @param {'stderr' | 'stdout' | 'hide'} output */
async function install(root, output) {
	say('Đang cài các thư viện (lần đầu, khoảng một đến vài phút)…');
	const result = await npm(root, ['ci', '--include=dev', '--no-audit', '--no-fund'], output);
	if (result.code === 0) return;
	if (output === 'hide') say(result.output);
	throw installFault(result.output);
}

/** The npm that started us, else the one that is found. @param {string} root @param {string[]} args @param {'stderr' | 'stdout' | 'hide'} output */
export function npm(root, args, output) {
	const starter = process.env['npm_execpath'] ?? '';
	const options = { cwd: root, env: environmentForNpm(process.env), output };
	return /npm-cli\.[cm]?js$/.test(starter)
		? run(process.execPath, [starter, ...args], options)
		: run('npm', args, { ...options, shell: process.platform === 'win32' });
}

// What npm hands to a script would steer the npm inside it; only the way to the registry is kept.
const KEPT_NPM_SETTING =
	/^npm_config_(registry|.*:registry|userconfig|globalconfig|cache|(https?_?)?_?proxy|noproxy|cafile|ca|cert|key|strict_ssl|nodedir|disturl|python|\/\/.*)$/;

/** @param {NodeJS.ProcessEnv} env @returns {NodeJS.ProcessEnv} */
export function environmentForNpm(env) {
	return Object.fromEntries(
		Object.entries(env).filter(
			([name]) => name !== 'NODE_ENV' && (!name.startsWith('npm_') || KEPT_NPM_SETTING.test(name))
		)
	);
}

const INSTALL_FAULTS = [
	{
		sign: /EBADENGINE/,
		what: 'một thư viện không nhận bản Node.js này.',
		cure: 'cài Node.js bản LTS từ https://nodejs.org rồi chạy lại.',
		english: 'A package refuses this Node.js: install an LTS release from https://nodejs.org'
	},
	{
		sign: /EROFS|EACCES|EPERM/,
		what: 'npm không ghi được vào thư mục ứng dụng hoặc thư mục đệm của nó.',
		cure: 'cấp quyền ghi cho tài khoản đang chạy (thư mục ứng dụng và ~/.npm), hoặc chép ứng dụng sang thư mục khác.',
		english: 'npm cannot write: grant write permission on the application folder and ~/.npm'
	},
	{
		sign: /ENOSPC/,
		what: 'ổ đĩa đã đầy.',
		cure: 'giải phóng ít nhất 1 GB rồi chạy lại.',
		english: 'The disk is full: free about 1 GB and run again.'
	},
	{
		sign: /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|npm error code E50\d/,
		what: 'không tải được thư viện từ mạng.',
		cure: 'kiểm tra kết nối; nếu cơ quan dùng proxy: "npm config set https-proxy http://ĐỊA-CHỈ:CỔNG". Chỉ lần cài đầu cần mạng.',
		english: 'The package registry cannot be reached: check the network or set npm’s https-proxy.'
	}
];

/** @param {string} output of a failed install */
export function installFault(output) {
	if (
		/node-gyp|gyp ERR!|not found: make|g\+\+|Could not find any Python|prebuild-install/.test(
			output
		)
	) {
		return new Fault({
			what: 'máy thiếu trình biên dịch để dựng phần cơ sở dữ liệu (better-sqlite3).',
			cure: compilerCure(process.platform),
			english:
				'No compiler for better-sqlite3: on Debian/Ubuntu "apt-get install -y python3 make g++".'
		});
	}
	const known = INSTALL_FAULTS.find((fault) => fault.sign.test(output));
	return new Fault(
		known ?? {
			what: 'cài thư viện không thành công (nguyên nhân ở các dòng trên).',
			cure: 'xoá thư mục node_modules rồi chạy lại; nếu vẫn lỗi, gửi các dòng trên cho người phụ trách.',
			english:
				'Installing the packages failed for the reason above: remove node_modules and run again.'
		}
	);
}

/** @param {NodeJS.Platform} platform */
function compilerCure(platform) {
	if (platform === 'win32') {
		return 'cài "Visual Studio Build Tools" (Desktop development with C++) và Python 3, rồi chạy lại.';
	}
	if (platform === 'darwin') return 'chạy "xcode-select --install" rồi chạy lại.';
	return 'chạy "apt-get install -y python3 make g++" (Debian, Ubuntu; với sudo nếu không phải root), rồi chạy lại.';
}
