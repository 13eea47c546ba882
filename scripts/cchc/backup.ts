// `backup` and `restore`: the database as one file.
import { resolve } from 'node:path';
import { backUpDatabase, restoreDatabase } from '../../src/lib/server/db/backup';
import { closeDatabase, openDatabase } from '../../src/lib/server/db/database';
import { readArguments, UsageError } from './arguments';
import { pathGiven } from './files';
import { settingsOrUsage, withOffice } from './office';
import { printLines } from './output';

export function backup(words: readonly string[]): Promise<number> {
	const path = oneFile(words, 'backup TỆP');
	return withOffice(async ({ db }) => {
		if (path === resolve(settingsOrUsage().databasePath))
			throw new UsageError('Bản sao lưu phải là tệp khác với cơ sở dữ liệu đang dùng.');
		await backUpDatabase(db, path);
		printLines([`Đã sao lưu và kiểm tra: ${path}`]);
		return 0;
	});
}

export function restore(words: readonly string[]): number {
	const copy = oneFile(words, 'restore TỆP');
	const { databasePath, clock } = settingsOrUsage();
	const path = resolve(databasePath);
	if (copy === path) throw new UsageError('Bản sao lưu phải là tệp khác với cơ sở dữ liệu.');
	const stamp = clock.now().replace(/[^0-9]/g, '');
	const kept = restoreDatabase(copy, path, stamp);
	// Brings an older copy to the shape of this program at once, while someone is watching.
	closeDatabase(openDatabase(path));
	printLines([
		`Đã phục hồi từ ${copy}.`,
		...(kept === null ? [] : [`Tệp trước khi phục hồi được giữ tại ${kept}.`])
	]);
	return 0;
}

function oneFile(words: readonly string[], usage: string): string {
	const given = readArguments(words, { usage });
	const [path, more] = given.words;
	if (path === undefined || more !== undefined) throw new UsageError(`Cách dùng: cchc ${usage}`);
	return pathGiven(path);
}
