// Read models are functions of the database, the catalogue and the day: asked again before anything changed, they are
// given again.
import type { Catalogue } from '../../../domain/kpi/catalogue';
import type { Reader } from '../../db/database';
import { databaseVersion } from '../../db/file/version';
import type { ReportContext } from './context';

interface Memory {
	readonly version: string;
	readonly catalogue: Catalogue;
	readonly answers: Map<string, unknown>;
}
const memories = new WeakMap<Reader, Memory>();

/** The largest, a commune with all its figures, is some 100 KB: ten megabytes at most. */
const MOST_ANSWERS = 100;

/** `key` names the question with all it depends on besides database, catalogue, day and viewer. */
export function remembered<T>(ctx: ReportContext, key: string, compute: () => T): T {
	const version = databaseVersion(ctx.db);
	if (version === undefined) return compute();
	const { answers } = memoryOf(ctx, version);
	const id = `${ctx.today} ${viewerKey(ctx)} ${key}`;
	if (answers.has(id)) return answers.get(id) as T;
	const answer = compute();
	const [oldest] = answers.keys();
	if (answers.size >= MOST_ANSWERS && oldest !== undefined) answers.delete(oldest);
	answers.set(id, answer);
	return answer;
}

function viewerKey({ viewer }: ReportContext): string {
	return 'unitId' in viewer ? `${viewer.kind}:${viewer.unitId}` : viewer.kind;
}

function memoryOf(ctx: ReportContext, version: string): Memory {
	const known = memories.get(ctx.db);
	if (known?.version === version && known.catalogue === ctx.catalogue) return known;
	const fresh = { version, catalogue: ctx.catalogue, answers: new Map<string, unknown>() };
	memories.set(ctx.db, fresh);
	return fresh;
}
