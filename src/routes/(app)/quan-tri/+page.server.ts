import { backupStanding } from './backup-standing';
import { examinationView } from './examination-view';
import { hubLines, hubWarnings } from './hub';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const standing = { backup: backupStanding(locals), examination: examinationView(locals.db) };
	return { lines: hubLines(locals, standing), warnings: hubWarnings(locals, standing) };
};
