// `demo`: the invented office and the five real reports, through the same import as any file.
import { dataPath } from '../../src/lib/server/reference/catalogue';
import { formatCount } from '../../src/lib/format/number';
import { loadDemonstration } from '../demo/index';
import { readArguments, UsageError } from './arguments';
import { withOffice } from './office';
import { printLines } from './output';

export function demo(words: readonly string[]): Promise<number> {
	if (readArguments(words, { usage: 'demo' }).words.length > 0)
		throw new UsageError('Cách dùng: cchc demo');
	return withOffice(({ db, catalogue, clock }) => {
		const loaded = loadDemonstration(db, catalogue, { dataPath: dataPath(), now: clock.now() });
		printLines([
			loaded.figures === 0
				? 'Số liệu minh họa đã có sẵn, không có gì thay đổi.'
				: `Đã nạp ${formatCount(loaded.figures)} số liệu từ ${loaded.files} tệp minh họa và ${loaded.samples} tệp mẫu của năm báo cáo thật.`
		]);
		return 0;
	});
}
