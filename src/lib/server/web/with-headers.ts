/** The same answer with these headers; some answers, such as redirects, allow no change. */
export function withHeaders(
	response: Response,
	headers: Readonly<Record<string, string>>
): Response {
	try {
		for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
		return response;
	} catch {
		const { status, statusText } = response;
		const changed = new Headers([...response.headers, ...Object.entries(headers)]);
		return new Response(response.body, { status, statusText, headers: changed });
	}
}
