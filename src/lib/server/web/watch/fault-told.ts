// What went wrong, told twice: to the page in words and an id, to the log with its cause under the same id.
import type { RequestEvent } from '@sveltejs/kit';
import { storageFault } from '../../db/file/faults';
import { OUR_FAULT, TOO_LARGE } from './faults';
import type { Operation } from './operation';

const NOT_UNDERSTOOD = 'Máy chủ không nhận yêu cầu gửi theo cách này.';

interface Fault {
	readonly error: unknown;
	readonly status: number;
	readonly event: RequestEvent;
}

/** Never a stack on the page. */
export function faultTold({ error, status, event }: Fault, operation: Operation): App.Error {
	if (status === 404) return { message: 'Không có trang này.' };
	if (status === 413) return { message: TOO_LARGE };
	if (status < 500) return { message: NOT_UNDERSTOOD };
	const storage = storageFault(error);
	if (storage !== undefined) event.locals.storage = storage;
	if (storage?.code === 'busy') return { message: storage.message, storage: storage.code };
	// The same as in the header of the answer; nothing was handed out before the first part of the chain.
	const id = event.locals.requestId ?? crypto.randomUUID().slice(0, 8);
	event.locals.faultId = id;
	operation.metrics.faulted();
	const { method } = event.request;
	operation.log.error({ id, method, route: event.route?.id ?? '-', fault: error }, 'fault');
	if (storage === undefined) return { message: OUR_FAULT, id };
	return { message: storage.message, storage: storage.code, id };
}
