// Data of citizens goes before a file is kept at all.
import { screenFile, type KeptFile, type Screened } from '../../import/personal';
import { DEFAULT_LIMITS } from '../../import/read/limits';
import type { TaskContext } from '../task';

interface ScreenInput {
	readonly file: KeptFile;
}
/** null: nothing had to go, the file is kept as it came. */
type ScreenedFiles = readonly Screened[] | null;

export function screenOne(
	{ limits }: Pick<TaskContext, 'limits'>,
	{ file }: ScreenInput
): ScreenedFiles {
	const screened = screenFile(file, { ...DEFAULT_LIMITS, bytes: limits.fileBytes });
	const isAsItCame = screened.length === 1 && screened[0]?.file === file;
	return isAsItCame ? null : screened;
}
