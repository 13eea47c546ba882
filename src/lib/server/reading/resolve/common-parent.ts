// Whose the communes of a file are, where nobody said it.
import type { Observation } from '../../../domain/figures/observation';
import type { UnitId, UnitRegister } from '../../../domain/unit/unit';

/** The organising unit of the file's communes, by the parent most of them have. */
export function commonParent(
	{ versions }: UnitRegister,
	parts: readonly Observation[]
): UnitId | undefined {
	const ids = new Set(parts.map(({ unitId }) => unitId));
	const votes = new Map<UnitId, number>();
	for (const { unitId, parentId } of versions) {
		if (parentId === null || !ids.has(unitId)) continue;
		votes.set(parentId, (votes.get(parentId) ?? 0) + 1);
	}
	const [most] = [...votes].sort(([, a], [, b]) => b - a);
	return most?.[0];
}
