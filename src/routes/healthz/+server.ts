// Whether the program lives: asked by whoever would start it anew. Neither the database nor the disk is looked at.
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
	new Response('ok\n', {
		headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
	});
