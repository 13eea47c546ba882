// Seeded requests and files to the built server with the demonstration: no fault, no hang, no growth.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import {
	closeDatabase,
	openDatabase,
	setPatience,
	type Db
} from '../../src/lib/server/db/database';
import { Chance } from './chance';
import { Harvest } from './harvest';
import { growth, memoryOfServer, type Memory } from './memory';
import { people, type Person } from './people';
import { madeUp, type Sent, type Sources } from './requests';
import { send } from './send';
import { withFuzzedServer } from './server';

const REQUESTS = 100_000;
const SEED = 20_261_121;
/** At the same time. */
const LANES = 8;
/** After so many others may sign in again. */
const ROUND = 500;
/** Often enough that some moments lie right after the server tidied up. */
const LOOK_AT_MEMORY = 100;
const LARGEST_FILE = 40_000;
const MOST_TOLD = 30;

interface Run {
	readonly origin: string;
	readonly sources: Sources;
	readonly statuses: Map<number, number>;
	readonly faults: string[];
}

/** `npm run test:fuzz -- 5000 7`: so many requests, from this seed. True: nothing was wrong. */
export async function fuzz(words: readonly string[]): Promise<boolean> {
	const [count = REQUESTS, seed = SEED] = words.map(Number);
	const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
	try {
		return await withFuzzedServer(join(folder, 'office.db'), async ({ url, log }) => {
			const db = openDatabase(join(folder, 'office.db'));
			setPatience(db, 30_000);
			const faults = await allOf({ origin: url, db, count, seed });
			const soundness = db.$client.pragma('integrity_check', { simple: true });
			closeDatabase(db);
			if (soundness !== 'ok') faults.push(`database: ${String(soundness)}`);
			return told(faults, log());
		});
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

interface Wanted {
	readonly origin: string;
	readonly db: Db;
	readonly count: number;
	readonly seed: number;
}

async function allOf({ origin, db, count, seed }: Wanted): Promise<string[]> {
	const chance = new Chance(seed);
	const harvest = new Harvest(chance);
	const files = filesOf('tests/fixtures/import');
	const run = { origin, statuses: new Map<number, number>(), faults: [] as string[] };
	const memory: Memory[] = [];
	const start = performance.now();
	await harvested(origin, harvest, await people(db, -1));
	for (let done = 0, round = 0; done < count; done += ROUND, round++) {
		const sources = { chance, harvest, people: await people(db, round), files, origin };
		for (let part = 0; part < Math.min(ROUND, count - done); part += LOOK_AT_MEMORY) {
			await oneRound({ ...run, sources }, Math.min(LOOK_AT_MEMORY, count - done - part));
			memory.push(await memoryOfServer(origin));
		}
		if (round % 10 === 9) say(done + ROUND, start, memory.at(-1));
	}
	const { status } = await send(origin, {
		method: 'GET',
		address: '/readyz',
		headers: {},
		body: null
	});
	if (status !== 200) run.faults.push(`afterwards the server is not ready: ${status}`);
	run.faults.push(...growth(memory));
	console.log(`${count} requests, seed ${seed}, ${seconds(start)} s; answers by status:`);
	console.log(
		[...run.statuses]
			.sort(([a], [b]) => a - b)
			.map((pair) => pair.join(': '))
			.join(', ')
	);
	return run.faults;
}

/** The pages of every role, so that there is something to change. */
async function harvested(origin: string, harvest: Harvest, all: readonly Person[]): Promise<void> {
	const asked = new Set<string>();
	for (const { headers } of all) {
		for (const address of ['/', ...harvest.addresses].slice(0, 120)) {
			const key = `${address.replace(/\d+/g, '0')} ${JSON.stringify(headers)}`;
			if (asked.has(key)) continue;
			asked.add(key);
			const { html, location } = await send(origin, {
				method: 'GET',
				address,
				headers,
				body: null
			});
			harvest.read(html, address);
			if (location !== '') harvest.add(location, address);
		}
	}
}

async function oneRound(run: Run, count: number): Promise<void> {
	let left = count;
	const lane = async (): Promise<void> => {
		while (left-- > 0) await one(run);
	};
	await Promise.all(Array.from({ length: LANES }, lane));
}

async function one({ origin, sources, statuses, faults }: Run): Promise<void> {
	const sent = madeUp(sources);
	const { status, html, location, faults: found } = await send(origin, sent);
	statuses.set(status, (statuses.get(status) ?? 0) + 1);
	for (const fault of found) faults.push(`${fault}: ${described(sent)}`);
	const [path = '/'] = sent.address.split('?');
	if (html !== '' && status === 200) sources.harvest.read(html, path);
	if (location !== '' && sent.method === 'POST') sources.harvest.add(location, path);
}

function described({ method, address, headers, body }: Sent): string {
	const type = headers['content-type'] ?? '';
	const start = body === null ? '' : ` ${JSON.stringify(body.subarray(0, 400).toString('latin1'))}`;
	const who = headers['cookie'] ? 'session' : headers['authorization'] ? 'token' : 'nobody';
	return `${method} ${address.slice(0, 400)} (${who}) ${type}${start}`;
}

function filesOf(folder: string): Sources['files'] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => !name.endsWith('.expected.json'))
		.map((name) => join(folder, name))
		.filter((path) => statSync(path).isFile() && statSync(path).size < LARGEST_FILE)
		.sort()
		.map((path) => ({ name: basename(path), bytes: readFileSync(path) }));
}

function told(faults: readonly string[], log: readonly string[]): boolean {
	for (const line of log.slice(0, MOST_TOLD)) console.log(line.slice(0, 2_000));
	for (const fault of faults.slice(0, MOST_TOLD)) console.log(`FAULT ${fault}`);
	console.log(faults.length === 0 ? 'no fault' : `${faults.length} faults`);
	return faults.length === 0;
}

const seconds = (start: number): string => ((performance.now() - start) / 1000).toFixed(0);

function say(done: number, start: number, memory: Memory | undefined): void {
	const megabytes = ((memory?.resident ?? 0) / 1_048_576).toFixed(0);
	console.log(`${done} requests, ${seconds(start)} s, ${megabytes} MB`);
}
