// Composition root: settings, database, catalogue and clock meet here and nowhere else.
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { dev } from '$app/environment';
import {
	closeDatabase,
	DatabaseBusy,
	openDatabase,
	setPatience,
	type Db
} from '$lib/server/db/database';
import { readSettings, type Clock, type Settings } from '$lib/server/env';
import type { Jobs, UploadLimits } from '$lib/server/jobs/jobs';
import { ProcessJobs } from '$lib/server/jobs/process-jobs';
import { builtProgram, sourceProgram } from '$lib/server/jobs/start-process';
import { dataPath, loadCatalogue } from '$lib/server/reference/catalogue';
import { loadReferenceUnits } from '$lib/server/import/reference-units';
import type { Catalogue } from '$lib/domain/catalogue';

interface Office {
	readonly db: Db;
	readonly catalogue: Catalogue;
	readonly clock: Clock;
	readonly limits: UploadLimits;
	readonly jobs: Jobs;
}
let office: Office | undefined;

// Not at import: a build reads this module too and must not make a database.
export const init: ServerInit = () => {
	const settings = readSettings(process.env);
	const db = openDatabase(settings.databasePath);
	const catalogue = loadCatalogue(dataPath());
	loadReferenceUnits(db, dataPath());
	// From here on others are answered: a lock held by an import is waited for with `writeWhenFree`.
	setPatience(db, STANDSTILL_MS);
	const { clock, limits } = settings;
	const jobs = jobsOn(db, settings);
	office = { db, catalogue, clock, limits, jobs };
	// Sent once no request is open any more; a server that waits for it gets what there is to wait for.
	process.once('sveltekit:shutdown', (_signal: unknown, endings?: Promise<void>[]) => {
		// Closing folds the write-ahead log into the one file.
		const ended = jobs.close().then(() => closeDatabase(db));
		endings?.push(ended);
	});
};

const STANDSTILL_MS = 50;
/** While the source changes, no process outlives its work by much. */
const IDLE_IN_DEVELOPMENT_MS = 1_000;

function jobsOn(db: Db, { databasePath, importMemoryMb }: Settings): ProcessJobs {
	const environment = { ...process.env, DATABASE_PATH: databasePath };
	const setting = { environment, memoryMb: importMemoryMb };
	return new ProcessJobs({
		db,
		// Never an old bundle beside newer source.
		...(dev
			? { program: sourceProgram(setting), idleMs: IDLE_IN_DEVELOPMENT_MS }
			: { program: builtProgram(setting) }),
		log: (id, cause) => console.error(`[${id}] ${cause}`)
	});
}

export const handle: Handle = async ({ event, resolve }) => {
	if (office === undefined) throw new Error('The server answers before it has been set up.');
	const { db, catalogue, clock } = office;
	Object.assign(event.locals, office);
	event.locals.reports = { db, catalogue, today: clock.today() };
	const response = await inApiWords(event, asBusy(event, await resolve(event)));
	for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
	// Figures change with every import; a browser asks again each time.
	if (!response.headers.has('cache-control'))
		response.headers.set('cache-control', 'private, no-cache');
	return response;
};

/** Not a fault: asked again later it is done. */
function asBusy(event: RequestEvent, response: Response): Response {
	if (event.locals.isBusy !== true || response.status !== 500) return response;
	const headers = new Headers(response.headers);
	headers.set('retry-after', '60');
	return new Response(response.body, { status: 503, headers });
}

/** A program that asks for an address that is not there, or meets a fault of ours, gets JSON too. */
async function inApiWords(event: RequestEvent, response: Response): Promise<Response> {
	if (!event.url.pathname.startsWith('/api/') || response.status < 400) return response;
	if (response.headers.get('content-type')?.includes('application/json')) {
		const body: unknown = await response.clone().json();
		if (typeof body === 'object' && body !== null && 'error' in body) return response;
	}
	const { status } = response;
	const { faultId: id } = event.locals;
	const [code, message] = FAULTS[status] ?? ['server_fault', OUR_FAULT];
	return Response.json(
		{ error: { code, message, ...(id === undefined ? {} : { id }) } },
		{ status, headers: { 'cache-control': 'no-store' } }
	);
}

const OUR_FAULT = 'Máy chủ gặp lỗi khi làm việc này. Số liệu đã lưu không bị thay đổi.';
const BUSY = 'Đang lưu một tệp lớn; thử lại sau ít phút, chưa có gì bị mất.';
const TOO_LARGE =
	'Các tệp gửi cùng lúc lớn hơn mức máy chủ nhận. Chọn ít tệp hơn, hoặc tách tệp theo đơn vị.';
const FAULTS: Readonly<Record<number, readonly [string, string]>> = {
	404: ['not_found', 'Không có địa chỉ này. Xem /api/v1/openapi.json.'],
	413: ['too_large', TOO_LARGE],
	503: ['busy', BUSY],
	405: ['read_only', 'Địa chỉ này chỉ đọc: dùng GET.']
};

/** Beside the content security policy of svelte.config.js. */
const SECURITY_HEADERS = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};

/** The page shows the id, the log holds the cause under the same id; never a stack on the page. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: 'Không có trang này.' };
	if (status === 413) return { message: TOO_LARGE };
	if (error instanceof DatabaseBusy) {
		event.locals.isBusy = true;
		return { message: BUSY };
	}
	const id = crypto.randomUUID().slice(0, 8);
	event.locals.faultId = id;
	console.error(`[${id}] ${event.request.method} ${event.url.pathname}`, error);
	return { message: OUR_FAULT, id };
};
