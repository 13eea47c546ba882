/** Source of a figure for which the file names none. */
export const DEFAULT_SOURCE = 'Báo cáo';
