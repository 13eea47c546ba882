// Composition root: settings, database, catalogue and clock meet here and nowhere else.
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { closeDatabase, openDatabase, type Db } from '$lib/server/db/database';
import { readSettings, type Clock } from '$lib/server/env';
import { inlineJobs } from '$lib/server/jobs/inline';
import type { Jobs, UploadLimits } from '$lib/server/jobs/jobs';
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
	const { clock, limits } = settings;
	office = { db, catalogue, clock, limits, jobs: inlineJobs({ db, catalogue, clock, limits }) };
	// Sent once no request is open any more; closing folds the write-ahead log into the one file.
	process.once('sveltekit:shutdown', () => closeDatabase(db));
};

export const handle: Handle = async ({ event, resolve }) => {
	if (office === undefined) throw new Error('The server answers before it has been set up.');
	const { db, catalogue, clock } = office;
	event.locals.jobs = office.jobs;
	event.locals.limits = office.limits;
	event.locals.db = db;
	event.locals.catalogue = catalogue;
	event.locals.clock = clock;
	event.locals.reports = { db, catalogue, today: clock.today() };
	const response = await inApiWords(event, await resolve(event));
	for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
	// Figures change with every import; a browser asks again each time.
	if (!response.headers.has('cache-control'))
		response.headers.set('cache-control', 'private, no-cache');
	return response;
};

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
const FAULTS: Readonly<Record<number, readonly [string, string]>> = {
	404: ['not_found', 'Không có địa chỉ này. Xem /api/v1/openapi.json.'],
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
	const id = crypto.randomUUID().slice(0, 8);
	event.locals.faultId = id;
	console.error(`[${id}] ${event.request.method} ${event.url.pathname}`, error);
	return { message: OUR_FAULT, id };
};
