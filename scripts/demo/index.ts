// Loads the demonstration and the five real reports through the same import as any file.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '../../src/lib/domain/office/audit';
import type { Catalogue } from '../../src/lib/domain/kpi/catalogue';
import { recordAudit } from '../../src/lib/server/db/audit/audit';
import { write, type Db, type Writer } from '../../src/lib/server/db/database';
import { demonstrationUnits } from '../../src/lib/server/db/units/units';
import type { UnitId } from '../../src/lib/domain/unit/unit';
import { wasSubmitted } from '../../src/lib/server/db/submissions/files';
import {
	receive,
	type ReceivedFile,
	type ReceiveRequest
} from '../../src/lib/server/intake/receive';
import { demonstrationFiles } from './files';
import { readDemonstrationPlan, type DemonstrationPlan } from './plan';
import { saveDemonstrationUnits } from './units';

export interface LoadedDemonstration {
	readonly files: number;
	readonly figures: number;
	readonly samples: number;
}

/** Why the contradictions of the real reports are stored: nobody can ask the communes of 2023 any more. */
const SAMPLE_REASON =
	'Báo cáo thật đã phát hành: giữ nguyên số liệu như xã nêu, mâu thuẫn để mở chờ xác minh.';

/** Idempotent: what is there already is left as it is. Any file that is refused stops it. */
export function loadDemonstration(
	db: Db,
	catalogue: Catalogue,
	options: { dataPath: string; now: string; actor: Actor }
): LoadedDemonstration {
	const plan = readDemonstrationPlan(options.dataPath);
	const { actor, now: storedAt } = options;
	const organisingId = write(db, (writer) => unitsOnRecord(writer, plan, options));
	let figures = 0;
	const files = demonstrationFiles(plan, catalogue);
	for (const { name, text, receivedAt, confirmReason } of files) {
		const file = { name, bytes: new TextEncoder().encode(text) };
		const reason = confirmReason === undefined ? {} : { confirmReason };
		const request = { file, organisingId, receivedAt, storedAt, dryRun: false, actor, ...reason };
		figures += receiveOnce(db, catalogue, request);
	}
	const samples = sampleFiles(options.dataPath);
	for (const file of samples) {
		const request = {
			...{ file, receivedAt: options.now, dryRun: false, actor },
			confirmReason: SAMPLE_REASON
		};
		figures += receiveOnce(db, catalogue, request);
	}
	return { files: files.length, figures, samples: samples.length };
}

/** Said once in the audit log; every file leaves its own line. */
function unitsOnRecord(
	writer: Writer,
	plan: DemonstrationPlan,
	{ actor, now }: { readonly actor: Actor; readonly now: string }
): UnitId {
	const before = demonstrationUnits(writer).size;
	const organisingId = saveDemonstrationUnits(writer, plan);
	const after = demonstrationUnits(writer).size;
	if (after > before)
		recordAudit(writer, actor, {
			action: 'demonstration.loaded',
			subject: `unit:${organisingId}`,
			unitId: organisingId,
			detail: { before: { units: before }, after: { units: after } },
			at: now
		});
	return organisingId;
}

/** How many figures it brought; a file that came in before is not read again, for a later one may have corrected it. */
function receiveOnce(db: Db, catalogue: Catalogue, request: ReceiveRequest): number {
	if (wasSubmitted(db, request.file)) return 0;
	const receipt = receive(db, catalogue, request);
	if (receipt.outcome === 'stored' || receipt.outcome === 'unchanged')
		return receipt.counts.added + receipt.counts.changed;
	throw new Error(
		`${receipt.file}: ${receipt.outcome}: ${JSON.stringify(receipt.issues.filter((issue) => issue.severity !== 'info').slice(0, 5))}`
	);
}

function sampleFiles(dataPath: string): ReceivedFile[] {
	const folder = join(dataPath, 'samples');
	return readdirSync(folder)
		.filter((name) => /\.(csv|json)$/.test(name))
		.sort()
		.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}
