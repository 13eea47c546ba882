// Tooltips are HTML and ECharts fills {a}-like templates in them; names come from files, so both are disarmed.
const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
	'{': '&#123;',
	'}': '&#125;'
};

export function escapeTooltip(text: string): string {
	return text.replace(/[&<>"'{}]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** First line bold, the others below it; empty lines left out. */
export function tooltipText(title: string, lines: readonly string[]): string {
	const rest = lines.filter((line) => line !== '').map(escapeTooltip);
	return [`<b>${escapeTooltip(title)}</b>`, ...rest].join('<br>');
}

/** Labels take templates too ("{b}"); full-width braces read the same and fill nothing. */
export function labelText(text: string): string {
	return text.replaceAll('{', '｛').replaceAll('}', '｝');
}
