import { expect, test } from 'vitest';
import { agentText, throttledText, waitText } from './sign-in-text';

test('how long to wait is never told shorter than it is', () => {
	expect([1, 59, 60, 61, 900].map(waitText)).toEqual([
		'1 giây',
		'59 giây',
		'1 phút',
		'2 phút',
		'15 phút'
	]);
	expect(throttledText(30)).toBe('Đã gõ sai nhiều lần nên phải chờ. Thử lại sau 30 giây.');
});

test.each([
	[
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
		'Chrome trên Windows'
	],
	[
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
		'Edge trên Windows'
	],
	[
		'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
		'Chrome trên Android'
	],
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1',
		'Safari trên iOS'
	],
	['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox trên Linux'],
	['curl/8.5.0', 'curl'],
	['<script>alert(1)</script>', 'Trình duyệt không rõ'],
	['', 'Trình duyệt không rõ']
])('%s is called %s', (agent, text) => expect(agentText(agent)).toBe(text));
