// The one-time address of the first administrator goes to the console: whoever reads it runs the machine.
import { EventEmitter } from 'node:events';
import { prepareSetup } from '../auth/setup';
import type { Db } from '../db/database';

/** The start, which knows where the server answers, prints the whole address; any other server prints what it knows. */
const EVENT = 'thuoc-do:setup';

export function announceSetup(db: Db, now: string): void {
	const code = prepareSetup(db, now);
	if (code === undefined) return;
	const path = `/thiet-lap/${code}`;
	if (EventEmitter.prototype.emit.call(process, EVENT, path)) return;
	process.stdout.write(`Thiết lập quản trị đầu tiên: mở ${path} tại địa chỉ của ứng dụng\n`);
}
