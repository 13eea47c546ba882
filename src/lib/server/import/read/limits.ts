/** Larger than any report of a district; a million dossiers is another door's work. */
export const MAX_BYTES = 32 * 1024 * 1024;
export const MAX_ROWS = 200_000;
export const MAX_COLUMNS = 200;
export const MAX_JSON_DEPTH = 60;
