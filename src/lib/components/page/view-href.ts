// Links that keep the whole view in the URL; empty values are left out.
export type Query = Readonly<Record<string, string | number | null | undefined>>;

/** `viewHref('/don-vi/7', {ky: '2023-q3', 'chi-so': null})` = "/don-vi/7?ky=2023-q3" */
export function viewHref(path: string, query: Query): string {
	const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
		value === null || value === undefined || value === '' ? [] : [[name, String(value)]]
	);
	const text = new URLSearchParams(given).toString().replaceAll('%2C', ',');
	return text === '' ? path : `${path}?${text}`;
}
