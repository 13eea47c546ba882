// Writing that never stands still: while another process writes, it is left out or tried again by the caller.
import { isBusy, setPatience, write, type Db, type Writer } from '../database';

/** What the work meets while another process writes, it meets at once. */
export function withoutWaiting<T>(db: Db, work: () => T): T {
	const usual = db.$client.pragma('busy_timeout', { simple: true }) as number;
	setPatience(db, 0);
	try {
		return work();
	} finally {
		setPatience(db, usual);
	}
}

/** For what may be missed: answers whether it was written. */
export function writeIfFree(db: Db, work: (writer: Writer) => void): boolean {
	try {
		withoutWaiting(db, () => write(db, work));
		return true;
	} catch (cause) {
		if (isBusy(cause)) return false;
		throw cause;
	}
}
