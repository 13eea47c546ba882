import { EVERYTHING } from '../../src/lib/domain/unit/unit-scope';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type Db } from '../../src/lib/server/db/database';
import { openIssues } from '../../src/lib/server/db/submissions/issues';
import { isDemonstration } from '../../src/lib/server/db/units/units';
import { SYSTEM } from '../../src/lib/domain/office/audit';
import { loadReferenceUnits } from '../../src/lib/server/office/units/reference-units';
import { dataPath, loadCatalogue } from '../../src/lib/server/reference/catalogue';
import { officeChoices } from '../../src/lib/server/reports/basis/offices';
import { overviewReport } from '../../src/lib/server/reports/overview/overview';
import { quartersOf } from './calendar';
import { demonstrationFiles } from './files';
import { loadDemonstration } from './index';
import { readDemonstrationPlan } from './plan';

const NOW = '2026-11-21T02:00:00.000Z';
const plan = readDemonstrationPlan(dataPath());
const catalogue = loadCatalogue(dataPath());
const folder = mkdtempSync(join(tmpdir(), 'demonstration-'));
let db: Db;

beforeAll(() => {
	db = openDatabase(join(folder, 'demonstration.db'));
	loadReferenceUnits(db, dataPath());
	loadDemonstration(db, catalogue, { dataPath: dataPath(), now: NOW, actor: SYSTEM });
});
afterAll(() => {
	closeDatabase(db);
	rmSync(folder, { recursive: true });
});

describe('the demonstration', () => {
	it('has eighteen communes at its end, twelve quarters and one merger of two', () => {
		const living = plan.communes.filter((commune) => commune.validTo === undefined);
		expect(living).toHaveLength(18);
		expect(plan.quarters).toBe(12);
		expect(plan.communes.filter((commune) => commune.mergedInto === 'MH18')).toHaveLength(2);
	});

	it('is the same on every machine', () => {
		expect(demonstrationFiles(plan, catalogue)).toEqual(demonstrationFiles(plan, catalogue));
	});

	it('raises exactly the planted contradictions, none in its clean files', () => {
		const codes = openIssues(db, { severities: ['warning'] })
			.filter((stored) => isDemonstration(db, stored.unitId))
			.map((stored) => stored.issue.code);
		expect(new Set(codes)).toEqual(
			new Set([
				'sum_mismatch',
				'rate_mismatch',
				'two_sources',
				'part_exceeds_total',
				'carried_over_mismatch',
				'sudden_jump'
			])
		);
	});

	it('has one answer to who is slowest: the sentence names the unit that leads the table', () => {
		const ctx = { db, catalogue, today: '2026-11-21', viewer: EVERYTHING };
		const organisingId = officeChoices(ctx).find((office) => office.isDemonstration)?.unitId ?? 0;
		for (const period of quartersOf(plan)) {
			const { headline, rows } = overviewReport(ctx, { organisingId, period });
			const leading = rows.find((row) => row.submitted && !row.few && row.behind > 0);
			expect(headline.furthestBehind?.unit.name, period).toBe(leading?.unit.name);
		}
	});

	it('brings nothing when it is loaded again, though one of its files corrects another', () => {
		const again = loadDemonstration(db, catalogue, {
			dataPath: dataPath(),
			now: NOW,
			actor: SYSTEM
		});
		expect(again.figures).toBe(0);
	});
});
