import { describe, expect, test } from 'vitest';
import type { Figure, Issue, IssueCode } from '../../domain/checks/issue';
import { issueLine, issueText, severityText } from './issue-text';
import { anyOf, quoted, rowRuns } from './issue-words';

const NAMES: Record<string, string> = {
	new: 'Mới tiếp nhận',
	online: 'Trực tuyến',
	direct: 'Trực tiếp, bưu chính',
	pending: 'Đang giải quyết',
	carried: 'Kỳ trước chuyển qua',
	rate: 'Tỷ lệ trực tuyến',
	land: 'Đất đai'
};
const names = {
	indicator: (id: string) => NAMES[id] ?? id,
	unit: (id: number) => `Đơn vị ${id}`,
	field: (id: string) => NAMES[id] ?? id
};
const figure = (indicator: string, value: number, more: Partial<Figure> = {}): Figure => ({
	indicator,
	field: '',
	source: 'Báo cáo',
	value,
	text: String(value),
	place: {},
	...more
});
const error = { severity: 'error', place: { row: 12, column: 'D' } } as const;
const warning = {
	severity: 'warning',
	place: { row: 12, column: 'Giá trị' },
	unitId: 1,
	period: '2023-q3'
} as const;
const info = { severity: 'info', place: {}, unitId: 1, period: '2023-q3' } as const;
const window = { from: '2023-06-10', to: '2023-09-09' };

/** One example of every code; a new code without one does not compile. */
const EXAMPLES: { readonly [Code in IssueCode]: Extract<Issue, { readonly code: Code }> } = {
	empty_file: { ...error, code: 'empty_file' },
	unreadable_file: { ...error, code: 'unreadable_file', detail: 'encoding', found: 'TCVN3' },
	unclosed_quote: { ...error, code: 'unclosed_quote', place: { line: 4, quote: '"Xã' } },
	uneven_row: { ...error, code: 'uneven_row', found: 14, expected: 15 },
	too_many_columns: { ...error, code: 'too_many_columns', found: 300, limit: 200 },
	too_many_rows: { ...error, code: 'too_many_rows', found: 2000000, limit: 100000 },
	bad_json: {
		...error,
		code: 'bad_json',
		detail: 'CommaExpected',
		place: { line: 3, quote: '"a" 1' }
	},
	duplicate_json_key: { ...error, code: 'duplicate_json_key', key: 'unit' },
	wrong_json_shape: {
		...error,
		code: 'wrong_json_shape',
		path: 'submissions[0].unit',
		found: '12',
		expected: 'Một chuỗi chữ'
	},
	unknown_layout: { ...error, code: 'unknown_layout', headings: ['A', 'B'] },
	missing_column: { ...error, code: 'missing_column', column: 'Kỳ báo cáo' },
	unknown_column: {
		...error,
		code: 'unknown_column',
		heading: 'Trực tuyếnn',
		nearest: ['Trực tuyến']
	},
	repeated_heading: { ...error, code: 'repeated_heading', heading: 'Tổng số', columns: ['C', 'F'] },
	no_figures: { ...error, code: 'no_figures' },
	column_left_out: {
		...info,
		code: 'column_left_out',
		place: { row: 4, letter: 'D', quote: 'Cùng kỳ' },
		heading: 'Cùng kỳ',
		why: 'earlier_period'
	},
	several_value_columns: {
		...error,
		code: 'several_value_columns',
		columns: [
			{ letter: 'D', heading: 'Số lượng' },
			{ letter: 'E', heading: 'Kết quả' }
		]
	},
	other_measure: {
		...error,
		code: 'other_measure',
		found: 'đồng',
		expected: 'hồ sơ',
		indicator: 'new'
	},
	measure_converted: {
		...info,
		code: 'measure_converted',
		found: 'tỷ đồng',
		expected: 'triệu đồng',
		indicator: 'new',
		example: '2,014',
		reading: 2014
	},
	unknown_unit: {
		...error,
		code: 'unknown_unit',
		found: 'Lai Cach B',
		nearest: ['Thị trấn Lai Cách']
	},
	ambiguous_unit: {
		...error,
		code: 'ambiguous_unit',
		found: 'Hồng Phong',
		candidates: ['Xã Hồng Phong, huyện A', 'Xã Hồng Phong, huyện B']
	},
	unit_not_named: { ...error, code: 'unit_not_named' },
	unit_not_valid: {
		...error,
		code: 'unit_not_valid',
		found: 'TT Lai Cách',
		validFrom: null,
		validTo: '2025-06-30',
		successors: ['Phường Tứ Minh']
	},
	unknown_period: { ...error, code: 'unknown_period', found: 'Quý V/2023' },
	period_not_named: { ...error, code: 'period_not_named' },
	unknown_indicator: { ...error, code: 'unknown_indicator', found: 'BM9-1', nearest: [] },
	ambiguous_indicator: {
		...error,
		code: 'ambiguous_indicator',
		found: 'Tổng số',
		candidates: ['Tổng số hồ sơ', 'Tổng số văn bản']
	},
	unknown_field: { ...error, code: 'unknown_field', found: 'Đất', known: ['Đất đai', 'Hộ tịch'] },
	not_a_number: { ...error, code: 'not_a_number', found: '922/944', indicator: 'online' },
	not_a_whole_number: { ...error, code: 'not_a_whole_number', found: '1.5', indicator: 'online' },
	negative_number: { ...error, code: 'negative_number', found: '-5', indicator: 'online' },
	ambiguous_number: {
		...error,
		code: 'ambiguous_number',
		found: '1,144',
		indicator: 'online',
		readings: [1144, 1.144]
	},
	unknown_code: {
		...error,
		code: 'unknown_code',
		found: '3',
		indicator: 'online',
		codes: { 0: 'Chưa', 1: 'Có' }
	},
	bad_date: { ...error, code: 'bad_date', found: '31/02/2023' },
	window_reversed: {
		...error,
		code: 'window_reversed',
		window: { from: window.to, to: window.from }
	},
	duplicate_figure: {
		...error,
		code: 'duplicate_figure',
		indicator: 'online',
		first: { row: 3 },
		firstText: '905',
		secondText: '922'
	},
	other_unit_named: {
		...error,
		code: 'other_unit_named',
		found: 'Xã Quang Khải',
		expected: 'Xã Minh Đức'
	},
	not_your_unit: {
		...error,
		code: 'not_your_unit',
		found: 'Xã Quang Khải',
		expected: 'Xã Minh Đức',
		reach: 'unit'
	},
	other_period_named: {
		...error,
		code: 'other_period_named',
		found: 'Quý II/2023',
		expected: '2023-q3'
	},
	empty_cell: { ...error, code: 'empty_cell', column: 'code' },
	unknown_kind: { ...error, code: 'unknown_kind', found: 'làng' },
	code_taken: {
		...error,
		code: 'code_taken',
		unitCode: '10891',
		found: 'Phường Tứ Minh',
		known: 'Thị trấn Lai Cách',
		validFrom: null,
		validTo: '2025-06-30'
	},
	renamed_or_new: {
		...error,
		code: 'renamed_or_new',
		unitCode: '10843',
		found: 'Liên Mạc Mới',
		known: 'Liên Mạc',
		from: '2026-01-01'
	},
	unit_change_refused: {
		...error,
		code: 'unit_change_refused',
		fault: {
			field: 'name',
			code: 'name_taken',
			unit: {
				...{ unitId: 1, code: '10891', name: 'Lai Cách', kind: 'thi-tran', parentId: 2 },
				...{ validFrom: null, validTo: '2025-06-30' }
			}
		}
	},
	number_reading: {
		...info,
		code: 'number_reading',
		column: 'Giá trị',
		example: '1.144',
		reading: 1144,
		convention: 'comma'
	},
	rows_left_out: { ...info, code: 'rows_left_out', rows: [1, 2, 3, 9], why: 'title' },
	unsafe_file: {
		...error,
		code: 'unsafe_file',
		detail: 'macro',
		found: 'xl/vbaProject.bin',
		place: {}
	},
	too_many_figures: { ...error, code: 'too_many_figures', found: 2_000_001, limit: 2_000_000 },
	several_sheets: { ...error, code: 'several_sheets', sheets: ['Quý 1', 'Quý 2'], place: {} },
	sheets_left_out: { ...info, code: 'sheets_left_out', sheets: ['Nháp'], why: 'hidden' },
	part_left_out: {
		...info,
		code: 'part_left_out',
		headings: ['Tra cứu', 'Giá trị'],
		columns: ['F', 'G'],
		rows: [1, 3]
	},
	hidden_rows: { ...info, code: 'hidden_rows', rows: [7, 8] },
	hidden_columns: { ...info, code: 'hidden_columns', columns: ['E', 'G'] },
	struck_rows: { ...info, code: 'struck_rows', rows: [3] },
	text_left_out: {
		...info,
		code: 'text_left_out',
		cells: [{ cell: 'C2', text: '1', why: 'raised' }],
		count: 3
	},
	struck_figure: { ...error, code: 'struck_figure', found: '95' },
	two_figures: { ...error, code: 'two_figures', found: '12\n145', figures: ['12', '145'] },
	unclear_format: {
		...error,
		code: 'unclear_format',
		found: '98,39%',
		indicator: 'rate',
		why: 'signs',
		stored: 0.983881366
	},
	three_decimals: {
		...warning,
		code: 'three_decimals',
		found: '2,000',
		indicator: 'new',
		readings: [2, 2000]
	},
	sheet_names_other_period: {
		...warning,
		code: 'sheet_names_other_period',
		found: 'Quý II',
		expected: 'Quý III/2023'
	},
	split_number: { ...error, code: 'split_number', found: '1,144', columns: ['C', 'D'] },
	formula_without_value: { ...error, code: 'formula_without_value', formula: 'SUM(D5:D9)' },
	error_value: { ...error, code: 'error_value', found: '#REF!' },
	date_for_number: { ...error, code: 'date_for_number', found: '10/05/2023', indicator: 'new' },
	merged_figure: { ...error, code: 'merged_figure', found: '120', rows: [5, 6] },
	encoding_converted: {
		...warning,
		code: 'encoding_converted',
		encoding: 'TCVN3 (ABC)',
		from: 'text',
		samples: [{ before: 'ThÞ trÊn Lai C¸ch', after: 'Thị trấn Lai Cách' }]
	},
	percent_scale: {
		...info,
		code: 'percent_scale',
		column: 'Tỷ lệ',
		scale: 'fraction',
		example: '0,95',
		reading: 95
	},
	older_template: { ...info, code: 'older_template', version: '1', current: '2' },
	remembered_columns: {
		...info,
		code: 'remembered_columns',
		columns: [
			{ heading: 'SL mới', meaning: { kind: 'indicator', indicator: 'new' } },
			{ heading: 'Kỳ BC', meaning: { kind: 'role', role: 'period' } },
			{ heading: 'Người nhập', meaning: { kind: 'ignore' } }
		]
	},
	mended_cell: { ...info, code: 'mended_cell', was: 'mười hai', now: '12' },
	personal_columns_dropped: {
		...info,
		code: 'personal_columns_dropped',
		columns: [{ letter: 'B', heading: 'Họ và tên', kind: 'name', cells: 12 }]
	},
	records_as_table: { ...info, code: 'records_as_table', found: 12, firstRow: 2 },
	archive_over_room: {
		...{ ...error, code: 'archive_over_room', files: 12, bytes: 4096 },
		...{ mostFiles: 10, mostBytes: 10_485_760, heldFiles: 3, heldBytes: 2048 }
	},
	entries_left_out: { ...info, code: 'entries_left_out', entries: ['anh.png'] },
	period_locked: {
		...error,
		code: 'period_locked',
		lockedAt: '2023-10-05T02:00:00.000Z',
		reason: 'đã trình lãnh đạo'
	},
	returned_workbook: { ...info, code: 'returned_workbook', gone: 4, left: ['D14'] },
	sum_mismatch: {
		...warning,
		code: 'sum_mismatch',
		check: 'c',
		total: figure('new', 1144),
		parts: [figure('online', 1103), figure('direct', 31)],
		sum: 1134
	},
	part_exceeds_total: {
		...warning,
		code: 'part_exceeds_total',
		check: 'c',
		parts: [figure('online', 8), figure('direct', 9)],
		total: figure('new', 9)
	},
	not_equal: {
		...warning,
		code: 'not_equal',
		check: 'c',
		left: figure('a', 339),
		right: figure('b', 399),
		factor: 1
	},
	unnamed_rest: {
		...info,
		code: 'unnamed_rest',
		check: 'survey_satisfied_levels',
		total: figure('collected', 467),
		parts: [figure('very_satisfied', 463), figure('satisfied', 3)],
		rest: 1,
		what: 'không nêu mức hài lòng'
	},
	rate_mismatch: {
		...warning,
		code: 'rate_mismatch',
		stated: figure('rate', 98.17, { text: '98.17' }),
		decimals: 2,
		numerator: [figure('online', 905)],
		denominator: [figure('new', 922)],
		computed: 90500 / 922
	},
	rate_truncated: {
		...info,
		code: 'rate_truncated',
		stated: figure('rate', 82.8),
		decimals: 1,
		numerator: [figure('online', 764)],
		denominator: [figure('new', 922)],
		computed: 76400 / 922
	},
	two_sources: {
		...warning,
		code: 'two_sources',
		figures: [
			figure('online', 922, { source: 'Mục II.2' }),
			figure('online', 905, { source: 'Biểu mẫu 7' })
		]
	},
	carried_over_mismatch: {
		...warning,
		code: 'carried_over_mismatch',
		carriedOver: figure('carried', 6),
		pendingBefore: figure('pending', 9),
		periodBefore: '2023-q2'
	},
	sudden_jump: {
		...warning,
		code: 'sudden_jump',
		figure: figure('new', 5510),
		usual: 550,
		history: [
			{ period: '2022-q4', value: 540 },
			{ period: '2023-q1', value: 560 }
		]
	},
	cumulative_below_part: {
		...warning,
		code: 'cumulative_below_part',
		cumulative: figure('new', 480),
		part: figure('new', 551),
		partPeriod: '2023-q1'
	},
	cumulative_sum_mismatch: {
		...warning,
		code: 'cumulative_sum_mismatch',
		cumulative: figure('new', 1100),
		parts: [
			{ period: '2023-q1', figure: figure('new', 551) },
			{ period: '2023-q2', figure: figure('new', 577) }
		],
		sum: 1128
	},
	derived_exceeds: {
		...warning,
		code: 'derived_exceeds',
		derivedPeriod: '2023-q2',
		part: figure('new', 90),
		whole: figure('new', 50),
		cumulative: [figure('new', 600)],
		minus: [figure('new', 550)],
		minusPeriod: '2023-q1'
	},
	cumulative_rate_impossible: {
		...warning,
		code: 'cumulative_rate_impossible',
		stated: figure('rate', 100),
		numerator: figure('online', 526),
		denominator: figure('new', 551),
		partPeriod: '2023-q1'
	},
	implausible_window: { ...warning, code: 'implausible_window', window, why: 'too_long' },
	other_window: {
		...info,
		code: 'other_window',
		figures: [figure('online', 49)],
		window,
		reportWindow: null
	},
	inexact_figure: { ...info, code: 'inexact_figure', indicator: 'online', found: 'trên 196' },
	rate_above_hundred: { ...warning, code: 'rate_above_hundred', stated: figure('rate', 104.5) },
	rate_without_counts: { ...info, code: 'rate_without_counts', stated: figure('rate', 99) },
	blank_over_value: {
		...warning,
		code: 'blank_over_value',
		indicator: 'online',
		field: 'land',
		stored: '905'
	},
	corrected_before: {
		...warning,
		code: 'corrected_before',
		indicator: 'online',
		field: '',
		found: '514',
		stored: '526'
	}
};
const all: readonly Issue[] = Object.values(EXAMPLES);
const spaces = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

describe('every issue', () => {
	test.each(all.map((issue) => [issue.code, issue] as const))(
		'%s is said in whole Vietnamese sentences',
		(_, issue) => {
			const text = issueText(issue, names);
			expect(text.title).toMatch(/^\p{Lu}/u);
			expect(text.title).not.toMatch(/\.$/);
			expect(text.message).toMatch(/[.]$/);
			for (const part of Object.values(text)) {
				expect(part).not.toMatch(/hợp lệ|xin lỗi|vui lòng|undefined|NaN|null|\[object/i);
				expect(part.trim()).toBe(part);
				expect(part).not.toBe('');
			}
		}
	);
	test.each(
		all.filter(({ severity }) => severity !== 'info').map((issue) => [issue.code, issue] as const)
	)('%s says what was found, what was expected and how to mend it', (_, issue) => {
		const { found, expected, fix } = issueText(issue, names);
		expect(found).toBeDefined();
		expect(expected).toBeDefined();
		expect(fix).toMatch(/[.]$/);
	});
	test('every way a file cannot be read has its own cure', () => {
		const details = ['binary', 'encoding', 'too_large', 'not_supported'] as const;
		const texts = details.map((detail) =>
			issueText({ ...error, code: 'unreadable_file', detail, found: '' }, names)
		);
		expect(new Set(texts.map(({ message }) => message)).size).toBe(4);
		expect(
			issueText(
				{ ...error, code: 'unreadable_file', detail: 'too_large', found: '52428800' },
				names
			).found
		).toBe('50 MB');
	});
});

test('indicators that a name may mean are called by their own names', () => {
	const candidates = ['online', 'direct'];
	const issue = { ...error, code: 'ambiguous_indicator', found: 'Hồ sơ', candidates } as const;
	const { message, expected } = issueText(issue, names);
	expect(message).toBe('“Hồ sơ” có thể là “Trực tuyến” hoặc “Trực tiếp, bưu chính”.');
	expect(expected).toBe('“Trực tuyến” hoặc “Trực tiếp, bưu chính”');
});

describe('the arithmetic is written out', () => {
	const arithmetic = (issue: Issue) => spaces(issueText(issue, names).arithmetic);
	test.each([
		['sum_mismatch', '1.103 + 31 = 1.134 ≠ 1.144 (thiếu 10)'],
		['part_exceeds_total', '8 + 9 = 17 > 9 (hơn 8)'],
		['not_equal', '339 ≠ 399 (chênh 60)'],
		['rate_mismatch', '905/922 = 98,1562 % → 98,16 ≠ 98,17'],
		['rate_truncated', '764/922 = 82,8633 % → làm tròn 82,9; cắt bớt 82,8 (chấp nhận)'],
		['unnamed_rest', '467 − (463 + 3) = 1'],
		['two_sources', 'Mục II.2: 922 · Biểu mẫu 7: 905 · chênh 17'],
		['carried_over_mismatch', '6 ≠ 9 (chênh 3)'],
		['sudden_jump', 'Q4/2022: 540 · Q1/2023: 560 → 5.510 (10,0 lần mức thường)'],
		['cumulative_below_part', '480 < 551 (thiếu 71)'],
		[
			'cumulative_rate_impossible',
			'Q1/2023: 526/551 = 95,46 %, còn 25 ngoài tỷ lệ → cả kỳ không thể là 100 %'
		],
		['rate_above_hundred', '104,5 % > 100 %'],
		['window_reversed', '09/09/2023 > 10/06/2023']
	] as const)('%s: %s', (code, written) => {
		expect(arithmetic(EXAMPLES[code])).toBe(written);
	});
	test('a sum above its total is too much', () => {
		expect(arithmetic({ ...EXAMPLES.sum_mismatch, total: figure('new', 1130) })).toBe(
			'1.103 + 31 = 1.134 ≠ 1.130 (thừa 4)'
		);
	});
	test('a part alone needs no sum', () => {
		expect(
			arithmetic({
				...EXAMPLES.part_exceeds_total,
				parts: [figure('online', 120)],
				total: figure('new', 115)
			})
		).toBe('120 > 115 (hơn 5)');
	});
	test('a district of thirty communes is not written out to the last', () => {
		const parts = Array.from({ length: 30 }, () => figure('new', 10));
		const text = issueText({ ...EXAMPLES.sum_mismatch, parts, sum: 300 }, names);
		expect(text.arithmetic).toMatch(/10 \+ … \(18 số nữa\) = 300 ≠ 1\.144/);
		expect(text.expected).toBe('300');
	});
	test('đồng and triệu đồng are brought together', () => {
		expect(
			arithmetic({
				...EXAMPLES.not_equal,
				left: figure('a', 2014517000),
				right: figure('b', 2104),
				factor: 1e-6
			})
		).toBe('2.014.517.000 : 1.000.000 = 2.014,517 ≠ 2.104 (chênh 89,483)');
	});
	test('a rate over several figures shows their sum, or their difference where the formula subtracts', () => {
		const sum = { ...EXAMPLES.rate_mismatch, numerator: [figure('a', 900), figure('b', 5)] };
		expect(arithmetic(sum)).toBe('(900 + 5)/922 = 98,1562 % → 98,16 ≠ 98,17');
		const difference = {
			...EXAMPLES.rate_mismatch,
			denominator: [figure('a', 944), figure('b', 22)]
		};
		expect(arithmetic(difference)).toBe('905/(944 − 22) = 98,1562 % → 98,16 ≠ 98,17');
	});
});

test('a computed rate keeps the digits in which it differs from a stated one', () => {
	const small = {
		...EXAMPLES.rate_mismatch,
		stated: figure('rate', 75),
		decimals: 0,
		numerator: [figure('online', 3)],
		denominator: [figure('new', 400)],
		computed: 0.75
	};
	const { message, arithmetic } = issueText(small, names);
	expect(message.replaceAll('\u00a0', ' ')).toMatch(/nêu 75 %, nhưng tính từ số lượng được 0,75 %/);
	expect(arithmetic?.replaceAll('\u00a0', ' ')).toBe('3/400 = 0,7500 % → 0,75 ≠ 75');
	const near = { ...EXAMPLES.rate_mismatch, stated: figure('rate', 100), computed: 99.996 };
	expect(issueText(near, names).message.replaceAll('\u00a0', ' ')).toMatch(
		/nêu 100,00 %, nhưng tính từ số lượng được 99,996 %/
	);
});

describe('the place of an issue', () => {
	test('stands before its line and not in its message', () => {
		expect(issueText(EXAMPLES.not_a_number, names).message).toBe(
			'Trực tuyến: “922/944” không đọc được thành một con số.'
		);
		expect(issueLine(EXAMPLES.not_a_number, names)).toBe(
			'Ô D12: Trực tuyến: “922/944” không đọc được thành một con số.'
		);
		expect(issueLine(EXAMPLES.rows_left_out, names)).toBe(
			'Không lấy số liệu ở dòng 1–3, 9: tên biểu, dòng tiêu đề.'
		);
	});
	test('of the figures it names is told with them', () => {
		const total = figure('new', 1144, { place: { row: 4, column: 'C' }, field: 'land' });
		expect(issueText({ ...EXAMPLES.sum_mismatch, total }, names).found).toBe(
			'Mới tiếp nhận (Đất đai), Báo cáo (ô C4): 1.144'
		);
	});
});

test('a rate below one per cent is told with the digits that show it', () => {
	const off = {
		...EXAMPLES.rate_mismatch,
		stated: figure('rate', 75),
		decimals: 0,
		computed: 0.75
	};
	expect(issueText(off, names).message).toContain(
		'nêu 75\u00a0%, nhưng tính từ số lượng được 0,75\u00a0%'
	);
});

test('a rate without counts says which count is not there', () => {
	const rate = EXAMPLES.rate_without_counts;
	expect(issueText(rate, names).message).toContain('không nêu tử số và mẫu số');
	expect(issueText({ ...rate, lacking: ['online', 'new'] }, names).message).toContain(
		'không nêu “Trực tuyến” và “Mới tiếp nhận”'
	);
});

test('readings look different from each other', () => {
	expect(issueText(EXAMPLES.ambiguous_number, names).expected).toBe('1144 hoặc 1,144');
	const rate = { ...EXAMPLES.ambiguous_number, found: '0,95', readings: [0.95, 95] };
	expect(issueText({ ...rate, isRate: true }, names)).toMatchObject({
		expected: '0,95\u00a0% hoặc 95\u00a0%',
		fix: 'Ghi tỷ lệ kèm dấu %: 0,95\u00a0% hoặc 95\u00a0%; hoặc nêu thêm tử số và mẫu số của tỷ lệ.'
	});
	expect(issueText(EXAMPLES.number_reading, names).message).toBe(
		'Cột “Giá trị”: “1.144” đọc là 1144.'
	);
});

test('severities in words', () => {
	expect((['error', 'warning', 'info'] as const).map(severityText)).toEqual([
		'Phải sửa',
		'Cần xác nhận',
		'Lưu ý'
	]);
});

test('lists, runs and quotes', () => {
	expect(anyOf([])).toBe('');
	expect(anyOf(['a'])).toBe('a');
	expect(anyOf(['a', 'b', 'c'])).toBe('a, b hoặc c');
	expect(rowRuns([9, 1, 2, 3, 2])).toBe('1–3, 9');
	expect(quoted('x'.repeat(200))).toBe(`“${'x'.repeat(80)}…”`);
});
