// A whole page for what may not be done: nothing of the application has run when it is shown.
import { createHash } from 'node:crypto';

const STYLE = `body{margin:0;font:1rem/1.5 system-ui,'Segoe UI',Roboto,sans-serif;color:#1b2631;background:#f6f7f9}
main{max-width:40rem;margin:10vh auto 0;padding:0 1.25rem}h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
a{color:#0b5394}a:focus-visible{outline:3px solid #0b5394;outline-offset:2px}.brand{color:#4a5763;margin:0 0 1.5rem}`;

/** Nothing may run on it, nothing may be loaded by it. */
const POLICY = [
	"default-src 'none'",
	`style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'"
].join('; ');

const TITLES: Readonly<Record<number, string>> = {
	403: 'Không được làm việc này',
	404: 'Không có trang này'
};

export function refusalPage(
	{ status, message }: { readonly status: number; readonly message: string },
	headers: Readonly<Record<string, string>>
): Response {
	const title = TITLES[status] ?? 'Yêu cầu này không thực hiện được';
	const html = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Thước đo CCHC</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="brand">Thước đo CCHC</p>
<h1>${title}</h1>
<p>${escaped(message)}</p>
<p><a href="/">Về trang đầu</a> · <a href="/huong-dan">Hướng dẫn</a> · <a href="/tai-khoan">Tài khoản đang dùng</a></p>
</main>
</body>
</html>
`;
	return new Response(html, {
		status,
		headers: {
			...headers,
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': POLICY
		}
	});
}

const escaped = (text: string): string =>
	text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
