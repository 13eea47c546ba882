// Known weaknesses of the packages that are used: none that nobody has looked at and written a reason for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from './fault.mjs';
import { npm } from './install.mjs';

/** @typedef {{ package: string, advisory: string, reason: string, until: string }} Acceptance a day as NĂM-THÁNG-NGÀY, at the latest */
/** @typedef {{ package: string, advisory: string, severity: string, title: string, isForDevelopers: boolean }} Finding */

export const ACCEPTED = join('tests', 'security', 'accepted-advisories.json');

/** @param {string} root */
export async function requireNoAdvisory(root) {
	const accepted = JSON.parse(readFileSync(join(root, ACCEPTED), 'utf8'));
	// Nobody waits for a registry that cannot be reached.
	const args = ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000'];
	const { output } = await npm(root, args, 'hide');
	const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
	const findings = findingsIn(output, lock.packages);
	const { told, faults } = judge(findings, accepted, new Date().toISOString().slice(0, 10));
	for (const line of told) process.stdout.write(`${line}\n`);
	if (faults.length === 0) return;
	throw new Fault({
		what: faults.join('\n'),
		cure: `nâng cấp thư viện (npm audit cho biết phiên bản), hoặc ghi lý do chấp nhận vào ${ACCEPTED}; bỏ dòng không còn cần.`,
		english: `npm audit: mend it, or accept it with a reason and a date in ${ACCEPTED}.`
	});
}

/** What npm found; null when the registry does not answer such questions, or no registry does.
 * @param {string} output of `npm audit --json`, warnings around it
 * @param {Record<string, { dev?: boolean }>} installed of the lockfile
 * @returns {Finding[] | null} */
export function findingsIn(output, installed) {
	const report = jsonIn(output);
	if (report?.auditReportVersion === undefined) return null;
	/** @type {Map<string, Finding>} */
	const found = new Map();
	for (const { via, nodes } of Object.values(report.vulnerabilities ?? {})) {
		for (const cause of via) {
			// A name says only that it uses another package of the list.
			if (typeof cause === 'string') continue;
			const advisory = String(cause.url ?? cause.source).replace(/^.*\//, '');
			found.set(`${cause.name} ${advisory}`, {
				package: cause.name,
				advisory,
				severity: cause.severity,
				title: cause.title,
				isForDevelopers: nodes.every((/** @type {string} */ node) => installed[node]?.dev === true)
			});
		}
	}
	return [...found.values()];
}

/** @param {string} output */
function jsonIn(output) {
	const [start, end] = [output.indexOf('{'), output.lastIndexOf('}')];
	try {
		return JSON.parse(output.slice(start, end + 1));
	} catch {
		return undefined;
	}
}

/** What is merely told and what fails: anything that runs in an office, and what is grave anywhere.
 * @param {Finding[] | null} findings @param {Acceptance[]} accepted @param {string} today
 * @returns {{ told: string[], faults: string[] }} */
export function judge(findings, accepted, today) {
	const over = accepted.filter(({ until }) => until < today);
	const faults = over.map(
		({ package: name, advisory, until }) =>
			`${name} ${advisory}: chấp nhận đã hết hạn ngày ${until}.`
	);
	if (findings === null) {
		const told = 'Kho thư viện không trả lời câu hỏi về lỗ hổng đã biết; chưa kiểm được.';
		return { told: [told], faults };
	}
	const unused = accepted.filter((line) => !findings.some((finding) => isSame(line, finding)));
	faults.push(
		...unused.map(
			({ package: name, advisory }) => `${name} ${advisory}: được chấp nhận nhưng không còn nữa.`
		)
	);
	const open = findings.filter((finding) => !accepted.some((line) => isSame(line, finding)));
	const isGrave = (/** @type {Finding} */ { isForDevelopers, severity }) =>
		!isForDevelopers || severity === 'high' || severity === 'critical';
	faults.push(...open.filter(isGrave).map(named));
	const minor = open.filter((finding) => !isGrave(finding));
	const count = `${findings.length} lỗ hổng đã biết, ${findings.length - open.length} được chấp nhận có lý do.`;
	return { told: [...minor.map((one) => `Chỉ khi phát triển: ${named(one)}`), count], faults };
}

/** @param {Acceptance} line @param {Finding} finding */
const isSame = (line, finding) =>
	line.package === finding.package && line.advisory === finding.advisory;

/** @param {Finding} finding */
const named = ({ package: name, advisory, severity, title }) =>
	`${name} ${advisory} (${severity}): ${title}`;
