import { rmSync } from 'node:fs';

/** The database of the journeys goes when they are done. */
export default function removeJourneysFolder(): void {
	const folder = process.env['JOURNEYS_FOLDER'];
	if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
