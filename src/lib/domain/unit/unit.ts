// A unit is an internal id with dated versions; official codes are reused after mergers, so a code means a unit only together with a date.
// The rooms behind this door: unit-version (types, names), unit-lineage (members, successors), unit-match (written names).
export * from './unit-version';
export * from './unit-lineage';
export * from './unit-match';
