// Whether requests should be sent here: asked by whoever stands in front. Reasons are codes, without paths or figures.
import { json } from '@sveltejs/kit';
import { reasonsNotReady } from '$lib/server/web/watch/operation';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { operation, db } }) => {
	const reasons = await reasonsNotReady(operation, db);
	const ready = reasons.length === 0;
	return json(
		{ ready, reasons },
		{ status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } }
	);
};
