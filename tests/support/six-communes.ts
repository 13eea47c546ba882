// A small office with six communes, one of which went on in another, new for each test; what they report is short.
import { afterEach, beforeEach } from 'vitest';
import type { UnitId } from '../../src/lib/domain/unit/unit';
import {
	emptyDatabase,
	longCsv,
	merge,
	receiveText,
	saveOffice,
	type TestOffice
} from './report-database';

export type ReportedRow = readonly [string, string, string, string | number];

/** Received online and new: enough for the online share. */
export const online = (
	name: string,
	period: string,
	share: readonly [number, number]
): ReportedRow[] => [
	[`Xã ${name}`, period, 'dossiers_received_new', share[1]],
	[`Xã ${name}`, period, 'dossiers_received_online', share[0]]
];

class SixCommunes {
	readonly office: TestOffice = emptyDatabase();
	readonly #ids = saveOffice(this.office.db, [
		{ code: 'A', name: 'An' },
		{ code: 'B', name: 'Bình' },
		{ code: 'C', name: 'Cảnh' },
		{ code: 'D', name: 'Dung' },
		{ code: 'E', name: 'Én', validTo: '2025-06-30' },
		{ code: 'F', name: 'Phú', validFrom: '2025-07-01' }
	]);
	readonly organisingId = this.id('TN');

	constructor() {
		merge(this.office.db, { from: this.id('E'), into: this.id('F'), on: '2025-07-01' });
	}

	id(code: string): UnitId {
		const found = this.#ids.get(code);
		if (found === undefined) throw new Error(code);
		return found;
	}

	ctx(today?: string) {
		return this.office.ctx(today);
	}

	store(rows: readonly ReportedRow[], receivedAt = '2025-10-10T02:00:00.000Z'): void {
		const receipt = receiveText(this.office.db, `tệp ${receivedAt}.csv`, longCsv(rows), {
			organisingId: this.organisingId,
			receivedAt
		});
		if (receipt.outcome !== 'stored') throw new Error(JSON.stringify(receipt.issues));
	}
}

/** Called once in a file; every test has communes of its own. */
export function sixCommunes(): () => SixCommunes {
	let communes: SixCommunes | undefined;
	beforeEach(() => {
		communes = new SixCommunes();
	});
	afterEach(() => communes?.office.close());
	return () => {
		if (communes === undefined) throw new Error('asked for outside a test');
		return communes;
	};
}
