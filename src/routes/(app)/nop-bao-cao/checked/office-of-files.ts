// The office that checked files are for: what the header of their pages speaks of.
import { lastDay, periodFromId } from '$lib/domain/figures/period';
import { versionOn, type UnitId, type UnitRegister } from '$lib/domain/unit/unit';
import type { CheckedFile } from '$lib/server/jobs/tasks/checked-file';

/** The one chosen, else that of the first unit found in them. */
export function officeOfFiles(
	register: UnitRegister,
	files: readonly CheckedFile[]
): UnitId | null {
	const chosen = files.find(({ choices }) => choices.organisingId !== undefined);
	if (chosen) return chosen.choices.organisingId ?? null;
	const [first] = files.flatMap(({ submissions }) => submissions);
	const period = first && periodFromId(first.period);
	if (!first || !period) return null;
	return versionOn(register, first.unitId, lastDay(period))?.parentId ?? null;
}
