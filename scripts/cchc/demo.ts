// `demo`: the invented office and the five real reports, through the same import as any file.
import { dataPath } from '../../src/lib/server/reference/catalogue';
import { formatCount } from '../../src/lib/format/number';
import { roleName } from '../../src/lib/format/office/role-text';
import { createDemonstrationAccounts, type DemonstrationAccount } from '../demo/accounts';
import { loadDemonstration } from '../demo/index';
import { readArguments, UsageError } from './arguments';
import { withOffice } from './office';
import { alignedTable, printLines } from './output';

export function demo(words: readonly string[]): Promise<number> {
	if (readArguments(words, { usage: 'demo' }).words.length > 0)
		throw new UsageError('Cách dùng: cchc demo');
	return withOffice(async ({ db, catalogue, clock, actor }) => {
		const options = { dataPath: dataPath(), now: clock.now(), actor };
		const loaded = loadDemonstration(db, catalogue, options);
		printLines([
			loaded.figures === 0
				? 'Số liệu minh họa đã có sẵn, không có gì thay đổi.'
				: `Đã nạp ${formatCount(loaded.figures)} số liệu từ ${loaded.files} tệp minh họa và ${loaded.samples} tệp mẫu của năm báo cáo thật.`
		]);
		printLines(accountLines(await createDemonstrationAccounts(db, options)));
		return 0;
	});
}

/** The first start shows these lines and hides the others (scripts/setup/database.mjs). */
function accountLines(accounts: readonly DemonstrationAccount[]): string[] {
	if (accounts.length === 0) return ['Tài khoản minh họa đã có sẵn, mật khẩu giữ nguyên.'];
	const columns = [{ heading: 'Tên đăng nhập' }, { heading: 'Mật khẩu' }, { heading: 'Vai trò' }];
	const rows = accounts.map(({ name, password, role }) => [name, password, roleName(role)]);
	return ['Tài khoản minh họa (mật khẩu chỉ hiện một lần này):', ...alignedTable(columns, rows)];
}
