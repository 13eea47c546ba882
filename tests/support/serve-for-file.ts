// A server that the journeys of one file share, on a database of theirs.
import { test } from '@playwright/test';
import type { Db } from '../../src/lib/server/db/database';
import { startOwnServer, type OwnServer } from './own-server';

interface Served<Filled> {
	readonly server: OwnServer;
	/** What the filling of the database handed over. */
	readonly filled: Filled;
}

/** There for tests and their hooks. A first start builds, so it is given time. */
export function serveForFile<Filled>(fill: (db: Db) => Filled | Promise<Filled>): Served<Filled> {
	let served: Served<Filled> | undefined;
	const there = (): Served<Filled> => {
		if (served === undefined) throw new Error('asked before the first test');
		return served;
	};
	test.beforeAll(async () => {
		test.setTimeout(300_000);
		const handed: Filled[] = [];
		const server = await startOwnServer(async (db) => {
			handed.push(await fill(db));
		});
		const [filled] = handed as [Filled];
		served = { server, filled };
	});
	test.afterAll(() => served?.server.stop());
	return {
		get server() {
			return there().server;
		},
		get filled() {
			return there().filled;
		}
	};
}
