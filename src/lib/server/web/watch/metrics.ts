// Counters of the running server, as Prometheus reads them.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { OperationFigures } from '../../db/file/operation';

export interface Load {
	readonly waiting: number;
	readonly running: number;
}
export interface Answered {
	/** The route, never the address: that may name a unit. */
	readonly route: string;
	readonly method: string;
	readonly status: number;
	readonly seconds: number;
}
export interface JobEnded {
	readonly kind: string;
	readonly outcome: string;
	readonly seconds: number;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_SECONDS = [0.1, 0.5, 1, 5, 15, 60, 300, 1800];

export class Metrics {
	readonly #registry = new Registry();
	readonly #requests: Histogram<'route' | 'method' | 'status'>;
	readonly #jobs: Histogram<'kind' | 'outcome'>;
	readonly #faults: Counter;
	readonly #gauges: (figures: OperationFigures, load: Load, now: Date) => void;

	constructor() {
		const registers = [this.#registry];
		collectDefaultMetrics({ register: this.#registry });
		this.#requests = new Histogram({
			name: 'cchc_http_request_duration_seconds',
			help: 'Time to answer a request, by route, method and status.',
			labelNames: ['route', 'method', 'status'],
			buckets: REQUEST_SECONDS,
			registers
		});
		this.#jobs = new Histogram({
			name: 'cchc_job_duration_seconds',
			help: 'Time of long work (reading, checking, storing files) from being asked for to its end.',
			labelNames: ['kind', 'outcome'],
			buckets: JOB_SECONDS,
			registers
		});
		this.#faults = new Counter({
			name: 'cchc_faults_total',
			help: 'Requests that met a fault of the program.',
			registers
		});
		this.#gauges = gaugesIn(this.#registry);
	}

	answered({ route, method, status, seconds }: Answered): void {
		const known = METHODS.has(method) ? method : 'other';
		this.#requests.observe({ route, method: known, status }, seconds);
	}

	jobEnded({ kind, outcome, seconds }: JobEnded): void {
		this.#jobs.observe({ kind, outcome }, seconds);
	}

	faulted(): void {
		this.#faults.inc();
	}

	get contentType(): string {
		return this.#registry.contentType;
	}

	/** Everything counted so far, and how things are now. */
	text(figures: OperationFigures, load: Load, now: Date): Promise<string> {
		this.#gauges(figures, load, now);
		return this.#registry.metrics();
	}
}

function gaugesIn(register: Registry) {
	const gauge = (name: string, help: string) =>
		new Gauge({ name: `cchc_${name}`, help, registers: [register] });
	const waiting = gauge('jobs_waiting', 'Long work that waits for its turn.');
	const running = gauge('jobs_running', 'Long work under way.');
	const sessions = gauge('sessions', 'Browsers that are signed in.');
	const uploads = gauge('uploads', 'Files stored and not undone.');
	const undone = gauge('uploads_undone', 'Files stored and taken back.');
	const database = gauge('database_bytes', 'Size of the database file.');
	const log = gauge('database_wal_bytes', 'Size of the write-ahead log beside it.');
	const age = gauge('backup_age_seconds', 'Age of the newest verified backup; +Inf without one.');
	const verified = gauge('backup_verified', '1 when there is a backup that was verified.');
	return (figures: OperationFigures, load: Load, now: Date): void => {
		const { backedUpAt } = figures;
		waiting.set(load.waiting);
		running.set(load.running);
		sessions.set(figures.sessions);
		uploads.set(figures.uploads);
		undone.set(figures.undoneUploads);
		database.set(figures.databaseBytes);
		log.set(figures.writeAheadLogBytes);
		verified.set(backedUpAt === null ? 0 : 1);
		age.set(
			backedUpAt === null ? Infinity : (now.getTime() - new Date(backedUpAt).getTime()) / 1000
		);
	};
}
