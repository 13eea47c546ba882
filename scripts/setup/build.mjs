// The built application: rebuilt only when something it is made of has changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault, say } from './fault.mjs';
import { requireWritable } from './folders.mjs';
import { environmentForNpm } from './install.mjs';
import { withSetupLock } from './lock.mjs';
import { run } from './run.mjs';

const WORK_PROCESS_CONFIG = 'vite.work-process.config.ts';
const MADE_OF = [
	'src',
	'static',
	'svelte.config.js',
	'vite.config.ts',
	WORK_PROCESS_CONFIG,
	'tsconfig.json',
	'package-lock.json'
];
const NOT_BUILT = /\.test\.ts$|__golden__/;

/** @param {string} root @param {{ output?: 'stderr' | 'stdout' | 'hide' }} [options] */
export async function ensureBuilt(root, { output = 'hide' } = {}) {
	if (isBuilt(root)) return;
	requireWritable(join(root, 'build'), 'ứng dụng đã dựng (build)');
	await withSetupLock(root, async () => {
		if (isBuilt(root)) return;
		await build(root, output);
	});
}

/** The adapter empties build/ first, so a build cut short leaves no stamp. @param {string} root */
const stampFile = (root) => join(root, 'build', '.stamp');

/** @param {string} root */
export function isBuilt(root) {
	return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === sourceStamp(root);
}

/** @param {string} root */
export function sourceStamp(root) {
	const hash = createHash('sha256');
	for (const part of MADE_OF) {
		for (const file of filesOf(root, part)) {
			hash
				.update(`${file}\0`)
				.update(readFileSync(join(root, file)))
				.update('\0');
		}
	}
	return `${hash.digest('hex')}\n`;
}

/** @param {string} root @param {string} part a file or folder @returns {string[]} */
function filesOf(root, part) {
	if (!existsSync(join(root, part))) return [];
	if (part.includes('.')) return [part];
	return readdirSync(join(root, part), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(root.length + 1)
				.replaceAll('\\', '/')
		)
		.filter((file) => !NOT_BUILT.test(file))
		.sort();
}

/** @param {string} root @param {'stderr' | 'stdout' | 'hide'} output */
async function build(root, output) {
	say('Đang dựng ứng dụng…');
	const stamp = sourceStamp(root);
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const env = environmentForNpm(process.env);
	// The adapter empties build/, so the server comes first.
	for (const more of [[], ['--config', WORK_PROCESS_CONFIG]]) {
		const args = [vite, 'build', ...more];
		const result = await run(process.execPath, args, { cwd: root, env, output });
		if (result.code !== 0) throw buildFault(output === 'hide' ? result.output : '');
	}
	writeFileSync(stampFile(root), stamp);
}

/** @param {string} untold output that nobody has seen yet */
function buildFault(untold) {
	if (untold !== '') say(untold);
	return new Fault({
		what: 'dựng ứng dụng không thành công (nguyên nhân ở các dòng trên).',
		cure: 'nếu vừa sửa mã nguồn, sửa lỗi nêu trên; nếu không, lấy lại bản gốc rồi chạy lại.',
		english: 'The build failed for the reason above.'
	});
}
