// Words of signing in: what went wrong, how long to wait, and what a browser calls itself.

/** The same whether the name is unknown, the account disabled or the password wrong. */
export const SIGN_IN_REFUSED =
	'Tên đăng nhập hoặc mật khẩu chưa đúng. Xem lại phím Caps Lock và bộ gõ tiếng Việt rồi gõ lại mật khẩu.';

/** "45 giây", "2 phút": never shorter than it is. */
export const waitText = (seconds: number): string =>
	seconds < 60 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`;

export const throttledText = (seconds: number): string =>
	`Đã gõ sai nhiều lần nên phải chờ. Thử lại sau ${waitText(seconds)}.`;

const BROWSERS: readonly (readonly [RegExp, string])[] = [
	[/CocCoc|coc_coc_browser/i, 'Cốc Cốc'],
	[/Edg(?:e|A|iOS)?\//, 'Edge'],
	[/OPR\//, 'Opera'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
	[/Safari\//, 'Safari'],
	[/^curl\//, 'curl']
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
	[/Windows/, 'Windows'],
	[/Android/, 'Android'],
	[/iPhone|iPad/, 'iOS'],
	[/Mac OS X|Macintosh/, 'macOS'],
	[/CrOS/, 'ChromeOS'],
	[/Linux/, 'Linux']
];

/** "Chrome trên Windows", as far as it says. */
export function agentText(agent: string): string {
	const browser = BROWSERS.find(([pattern]) => pattern.test(agent))?.[1];
	const system = SYSTEMS.find(([pattern]) => pattern.test(agent))?.[1];
	if (browser === undefined) return system ?? 'Trình duyệt không rõ';
	return system === undefined ? browser : `${browser} trên ${system}`;
}
