/** A step of colour: 1 clearly behind … 3 slightly behind … 5 clearly ahead. */
export type HeatStep = 1 | 2 | 3 | 4 | 5;

/**
 * `target`: distance to the target (1 short by more than 10 points · 2 by 3-10 · 3 by up to 3 · 4 reached · 5 at least half way
 * from the target to the best possible) · `distribution`: fifths of the comparable units, equal values in one fifth ·
 * `none`: too few comparable units for a distribution.
 */
export type StepBasis = 'target' | 'distribution' | 'none';

export const HEAT_STEPS: readonly HeatStep[] = [1, 2, 3, 4, 5];
