// Whether a receipt says what is true in a drawn table.
import type { Issue } from '../../../src/lib/domain/checks/issue';
import type { Observation } from '../../../src/lib/domain/figures/observation';
import { receive, type Receipt } from '../../../src/lib/server/intake/receive';
import type { Db } from '../../../src/lib/server/db/database';
import { OFFICER } from '../../support/actor';
import { catalogue, RECEIVED_AT } from '../office';
import { drawnFile, type DrawnTable } from './draw';
import type { Asked } from './drawing';
import { Truth } from './facts';
import type { DrawnFile } from './write';

/** `read`: everything is there and nothing else · `asked`: nothing would be stored without a person · `wrong`. */
export type Verdict = 'read' | 'asked' | 'wrong';
export interface Judged {
	readonly verdict: Verdict;
	readonly receipt: Receipt;
	readonly faults: readonly string[];
}

export const judge = (db: Db, table: DrawnTable): Judged =>
	judgeFile(db, { file: drawnFile(table), asked: table.asked, truth: table.truth });

interface FileToJudge {
	readonly file: DrawnFile;
	readonly asked: Asked;
	readonly truth: Truth;
}

export function judgeFile(db: Db, { file, asked, truth }: FileToJudge): Judged {
	const request = { ...asked, dryRun: true, receivedAt: RECEIVED_AT, actor: OFFICER };
	const receipt = receive(db, catalogue, { file, ...request });
	if (receipt.outcome === 'must_fix' || receipt.outcome === 'needs_confirmation')
		return {
			verdict: hasPlace(receipt.issues) ? 'asked' : 'wrong',
			receipt,
			faults: ['asked without a place']
		};
	const faults = differences(receipt.observations, truth);
	return { verdict: faults.length === 0 ? 'read' : 'wrong', receipt, faults };
}

const hasPlace = (issues: readonly Issue[]): boolean =>
	issues.some(({ severity, place }) => severity !== 'info' && Object.keys(place).length > 0);

/** Figures that are not true, and true ones that are not there. */
export function differences(observations: readonly Observation[], truth: Truth): string[] {
	const stored = new Map<string, number | string>();
	for (const { unitId, period, indicator, field, quantity } of observations) {
		const value = quantity.kind === 'exact' ? quantity.value : quantity.kind;
		stored.set(Truth.key(unitId, period, `${indicator} ${field}`), value);
	}
	const wrong = [...stored].flatMap(([key, value]) => {
		const right = truth.figures.get(key) ?? truth.tolerated.get(key);
		return right === value ? [] : [`${key}: ${value} instead of ${right ?? 'nothing'}`];
	});
	const missing = [...truth.figures].flatMap(([key, value]) =>
		stored.has(key) ? [] : [`${key}: ${value} is missing`]
	);
	return [...wrong, ...missing];
}
