// Counters for Prometheus, which asks without signing in: from this very machine, or with an administrator's token.
import { error } from '@sveltejs/kit';
import { operationFigures } from '$lib/server/db/file/operation';
import { mayReadMetrics } from '$lib/server/web/watch/metrics-reader';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	if (!mayReadMetrics(event))
		error(403, 'Số đo vận hành chỉ đọc được từ chính máy chủ, hoặc bằng tài khoản Quản trị.');
	const { operation, db, clock } = event.locals;
	const now = clock.now();
	const text = await operation.metrics.text(
		operationFigures(db, now),
		operation.load(),
		new Date(now)
	);
	return new Response(text, {
		headers: { 'content-type': operation.metrics.contentType, 'cache-control': 'no-store' }
	});
};
