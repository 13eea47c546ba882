// The one rule of who is behind: heading, table and "Cần chú ý" all follow it, and the page says it.

/** What a unit is short of its targets; few cases count for nothing. */
export interface Standing {
	/** KPIs short of their target. */
	readonly behind: number;
	/** Points short of all these targets together. */
	readonly points: number;
}
export const NOT_BEHIND: Standing = { behind: 0, points: 0 };

/** Short of more targets first, then by more points. */
export const compareStandings = (a: Standing, b: Standing): number =>
	b.behind - a.behind || b.points - a.points;
