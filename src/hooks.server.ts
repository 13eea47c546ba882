// Composition root: settings, database, catalogue and clock meet here and nowhere else.
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { openDatabase, type Db } from '$lib/server/db/database';
import { readSettings, type Clock } from '$lib/server/env';
import { dataPath, loadCatalogue } from '$lib/server/reference/catalogue';
import { loadReferenceUnits } from '$lib/server/import/reference-units';
import type { Catalogue } from '$lib/domain/catalogue';

interface Office {
	readonly db: Db;
	readonly catalogue: Catalogue;
	readonly clock: Clock;
}
let office: Office | undefined;

// Not at import: a build reads this module too and must not make a database.
export const init: ServerInit = () => {
	const settings = readSettings(process.env);
	const db = openDatabase(settings.databasePath);
	const catalogue = loadCatalogue(dataPath());
	loadReferenceUnits(db, dataPath());
	office = { db, catalogue, clock: settings.clock };
};

export const handle: Handle = async ({ event, resolve }) => {
	if (office === undefined) throw new Error('The server answers before it has been set up.');
	const { db, catalogue, clock } = office;
	event.locals.db = db;
	event.locals.catalogue = catalogue;
	event.locals.clock = clock;
	event.locals.reports = { db, catalogue, today: clock.today() };
	const response = await resolve(event);
	for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
	// Figures change with every import; a browser asks again each time.
	if (!response.headers.has('cache-control'))
		response.headers.set('cache-control', 'private, no-cache');
	return response;
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
	console.error(`[${id}] ${event.request.method} ${event.url.pathname}`, error);
	return { message: 'Máy chủ gặp lỗi khi làm việc này. Số liệu đã lưu không bị thay đổi.', id };
};
