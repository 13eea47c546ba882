// Rates that a unit stated before, by which one is read that could mean 0,95 % or 95 %.
import { exactValue } from '../../domain/kpi/formula';
import type { Reader } from '../db/database';
import { observationsFor } from '../db/figures/observations';
import type { PastRate } from '../reading/draft';

export function pastRatesIn(db: Reader): (rate: PastRate) => readonly number[] {
	return ({ unitId, period, indicator }) =>
		observationsFor(db, { unitIds: [unitId], indicators: [indicator] })
			.filter((figure) => figure.field === '' && figure.period !== period)
			.flatMap((figure) => exactValue(figure) ?? []);
}
