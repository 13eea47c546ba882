// `units load`: an office's own list of units.
import { receiveUnits, type UnitsReceipt } from '../../src/lib/server/office/units/receive-units';
import { formatCount } from '../../src/lib/format/number';
import { namesFor } from '../../src/lib/server/reports/basis/names';
import { readArguments, UsageError } from './arguments';
import { fileGiven } from './files';
import { issueJson } from '../../src/lib/server/jobs/receipt-json';
import { issueLines } from './issue-lines';
import { withOffice } from './office';
import { printJson, printLines } from './output';

const EXPECTED = { usage: 'units load TỆP.csv [--json]', flags: ['json'] };

export function units(words: readonly string[]): Promise<number> {
	const given = readArguments(words, EXPECTED);
	const [action, path, more] = given.words;
	if (action !== 'load' || path === undefined || more !== undefined)
		throw new UsageError(`Cách dùng: cchc ${EXPECTED.usage}`);
	const file = fileGiven(path);
	return withOffice(({ db, reports, actor, clock }) => {
		const receipt = receiveUnits(db, file, { actor, at: clock.now() });
		const names = namesFor(reports);
		if (given.flag('json')) {
			const { counts, outcome, issues } = receipt;
			printJson({
				file: file.name,
				stored: outcome !== 'must_fix',
				counts,
				issues: issues.map((issue) => issueJson(issue, names))
			});
		} else printLines([...receiptLines(receipt), ...issueLines(receipt.issues, names)]);
		return receipt.outcome === 'must_fix' ? 1 : 0;
	});
}

function receiptLines({ file, outcome, counts }: UnitsReceipt): string[] {
	if (outcome === 'must_fix') return [`${file}: chưa lưu gì, có lỗi phải sửa.`];
	const [added, changed, unchanged] = [counts.added, counts.changed, counts.unchanged].map(
		formatCount
	);
	return [`${file}: ${added} đơn vị thêm, ${changed} sửa, ${unchanged} không đổi.`];
}
