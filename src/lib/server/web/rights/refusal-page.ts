// A whole page for what may not be done: nothing of the application has run when it is shown.

/** Nothing may run on it; its looks are those of static/error.css. */
const POLICY = [
	"default-src 'none'",
	"style-src 'self'",
	"img-src 'self'",
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
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/error.css">
</head>
<body>
<header>Thước đo CCHC</header>
<main>
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
