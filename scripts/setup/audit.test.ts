import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACCEPTED, findingsIn, judge } from './audit.mjs';
import { ROOT } from './folders.mjs';

/** As npm 10 and 11 answer. */
const REPORT = JSON.stringify({
	auditReportVersion: 2,
	vulnerabilities: {
		exceljs: { name: 'exceljs', via: ['uuid'], nodes: ['node_modules/exceljs'] },
		uuid: {
			name: 'uuid',
			via: [
				{
					source: 1,
					name: 'uuid',
					url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
					severity: 'moderate',
					title: 'Missing check'
				}
			],
			nodes: ['node_modules/uuid']
		},
		esbuild: {
			name: 'esbuild',
			via: [
				{
					source: 2,
					name: 'esbuild',
					url: 'https://github.com/advisories/GHSA-dddd-eeee-ffff',
					severity: 'moderate',
					title: 'Open server'
				}
			],
			nodes: ['node_modules/tool/node_modules/esbuild']
		}
	}
});
const INSTALLED = {
	'node_modules/exceljs': {},
	'node_modules/uuid': {},
	'node_modules/tool/node_modules/esbuild': { dev: true }
};
const UUID = {
	package: 'uuid',
	advisory: 'GHSA-aaaa-bbbb-cccc',
	reason: 'Not called.',
	until: '2027-06-30'
};
const TODAY = '2026-11-21';
const findings = findingsIn(`npm warn something\n${REPORT}\n`, INSTALLED);

describe('a known weakness', () => {
	it('is counted once, where it lies, and not again for who uses it', () => {
		expect(findings?.map(({ package: name }) => name)).toEqual(['uuid', 'esbuild']);
	});

	it('of what runs in an office fails until somebody wrote why it may stay', () => {
		expect(judge(findings, [], TODAY).faults).toEqual([
			'uuid GHSA-aaaa-bbbb-cccc (moderate): Missing check'
		]);
		expect(judge(findings, [UUID], TODAY).faults).toEqual([]);
	});

	it('of a developer tool is told; a grave one fails', () => {
		const { told } = judge(findings, [UUID], TODAY);
		expect(told.join('\n')).toContain('esbuild GHSA-dddd-eeee-ffff');
		const grave = (findings ?? []).map((finding) => ({ ...finding, severity: 'high' }));
		expect(judge(grave, [UUID], TODAY).faults.join()).toContain('esbuild');
	});
});

describe('an acceptance', () => {
	it('holds up to its day and not longer', () => {
		expect(judge(findings, [UUID], '2027-06-30').faults).toEqual([]);
		expect(judge(findings, [UUID], '2027-07-01').faults.join()).toContain('hết hạn');
	});

	it('runs out also where no registry answers', () => {
		expect(judge(null, [UUID], '2027-07-01').faults.join()).toContain('hết hạn');
	});

	it('of what is gone must go too', () => {
		expect(judge([], [UUID], TODAY).faults.join()).toContain('không còn');
	});

	it('of another advisory of the same package says nothing', () => {
		const other = { ...UUID, advisory: 'GHSA-xxxx-yyyy-zzzz' };
		expect(judge(findings, [other], TODAY).faults).toHaveLength(2);
	});

	it('names package, advisory, a reason in a sentence and a day, each one of ours', () => {
		const lines: unknown = JSON.parse(readFileSync(join(ROOT, ACCEPTED), 'utf8'));
		for (const line of lines as Record<string, string>[]) {
			expect(Object.keys(line)).toEqual(['package', 'advisory', 'reason', 'until']);
			expect(line['advisory']).toMatch(/^GHSA(-\w{4}){3}$/);
			expect(line['reason']).toMatch(/^.{60,}\.$/);
			expect(line['until']).toMatch(/^\d{4}-\d\d-\d\d$/);
		}
	});
});

describe('a registry that does not answer', () => {
	it.each([
		['says that it does not', '{"message":"405 Method Not Allowed","statusCode":405,"error":{}}'],
		['is not reached', 'npm error code ENOTFOUND'],
		['answers nothing', '']
	])('%s: that is said, and fails nothing', (_how, output) => {
		expect(findingsIn(output, INSTALLED)).toBeNull();
		const { told, faults } = judge(null, [UUID], TODAY);
		expect(faults).toEqual([]);
		expect(told.join()).toContain('chưa kiểm được');
	});
});
