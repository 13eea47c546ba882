// Where somebody goes after signing in: a page of this site, whatever the address says.
const BASE = 'http://same.invalid';
/** Pages that lead nowhere again. */
const NO_WAY = /^\/(dang-nhap|dang-xuat|thiet-lap)(\/|$)/;

/** '/' for what leads elsewhere: `//other.example`, `/\other.example`, `javascript:…`, another host behind `@`. */
export function wayBack(asked: string | null): string {
	if (asked === null || !asked.startsWith('/') || !URL.canParse(asked, BASE)) return '/';
	const url = new URL(asked, BASE);
	if (url.origin !== BASE || NO_WAY.test(url.pathname)) return '/';
	const path = `${url.pathname}${url.search}`;
	return path.startsWith('//') ? '/' : path;
}
