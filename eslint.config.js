// Rooms and what each may import, and the habits of the code that a machine can watch.
import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const SERVER = [
	'db',
	'reference',
	'reading',
	'ledger',
	'intake',
	'office',
	'reports',
	'export',
	'auth',
	'jobs',
	'web'
];
// Every room may import itself, the rooms named here, and nothing else.
const ROOMS = {
	domain: [],
	format: ['domain'],
	charts: ['domain', 'format'],
	components: ['domain', 'format', 'charts'],
	db: ['domain'],
	reference: ['domain'],
	// Pure: a file reads the same today and in ten years, whatever is stored.
	reading: ['domain', 'reference'],
	ledger: ['domain', 'db', 'reading'],
	intake: ['domain', 'db', 'reference', 'reading', 'ledger'],
	office: ['domain', 'db', 'reference', 'reading'],
	reports: ['domain', 'db'],
	export: ['domain', 'format'],
	auth: ['domain', 'db'],
	jobs: [
		'domain',
		'format',
		'db',
		'reference',
		'reading',
		'ledger',
		'intake',
		'office',
		'reports',
		'export'
	],
	web: ['domain', 'format', 'db', 'auth', 'reports', 'jobs'],
	routes: ['domain', 'format', 'charts', 'components', ...SERVER]
};
// A package named here may be imported from these rooms only; any other package from every room but domain.
const KEPT_IN = {
	'drizzle-orm': ['db'],
	'drizzle-orm/*': ['db'],
	'better-sqlite3': ['db'],
	papaparse: ['reading', 'export'],
	'@node-rs/argon2': ['auth'],
	'rate-limiter-flexible': ['auth'],
	pino: ['web'],
	'prom-client': ['web'],
	exceljs: ['export'],
	'@e965/xlsx': ['reading'],
	'jsonc-parser': ['reading'],
	echarts: ['charts', 'components'],
	'echarts/*': ['charts', 'components']
};

/** @param {string} room */
function folder(room) {
	if (room === 'routes') return 'src/routes';
	return SERVER.includes(room) ? `src/lib/server/${room}` : `src/lib/${room}`;
}

/** @type {import('eslint').Linter.Config} */
const layering = {
	files: ['src/**/*.{ts,svelte}'],
	ignores: ['**/*.test.ts'],
	plugins: { boundaries },
	settings: {
		'import/resolver': {
			typescript: { project: './tsconfig.json', extensions: ['.ts', '.js', '.svelte', '.d.ts'] }
		},
		// The default misses the last two.
		'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export'],
		'boundaries/elements': Object.keys(ROOMS).map((room) => ({
			type: room,
			pattern: folder(room)
		}))
	},
	rules: {
		'boundaries/dependencies': [
			'error',
			{
				default: 'disallow',
				// Without it packages are not checked.
				checkAllOrigins: true,
				policies: [
					...Object.entries(ROOMS).map(([room, others]) => ({
						from: { element: { type: room } },
						allow: { to: { element: { type: [room, ...others] } } }
					})),
					{
						from: { element: { type: '!domain' } },
						allow: { to: { module: { origin: ['external', 'core'] } } }
					},
					...Object.entries(KEPT_IN).map(([source, rooms]) => ({
						from: { element: { type: Object.keys(ROOMS).filter((room) => !rooms.includes(room)) } },
						disallow: { to: { module: { origin: 'external', source } } }
					}))
				]
			}
		]
	}
};

// A file of src/lib outside every room would escape the layering; env.ts belongs to the composition root.
/** @type {import('eslint').Linter.Config} */
const noFileWithoutRoom = {
	files: ['src/lib/**/*.{ts,svelte}'],
	ignores: ['**/*.test.ts', 'src/lib/server/env.ts'],
	rules: { 'boundaries/no-unknown-files': 'error' }
};

// The trade itself can be audited and tested because nothing of the machine reaches it.
/** @type {import('eslint').Linter.Config} */
const domainOnly = {
	files: ['src/lib/domain/**/*.ts'],
	ignores: ['**/*.test.ts'],
	rules: {
		'no-restricted-globals': [
			'error',
			'process',
			'fetch',
			'console',
			'window',
			'document',
			'setTimeout',
			'setInterval',
			'performance',
			'crypto'
		],
		'no-restricted-syntax': [
			'error',
			{
				selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
				message: 'The domain has no clock: take the day as an argument.'
			},
			{
				selector: 'CallExpression[callee.name="Date"]',
				message: 'The domain has no clock: take the day as an argument.'
			},
			{
				selector: 'MemberExpression[object.name="Date"][property.name="now"]',
				message: 'The domain has no clock: take the day as an argument.'
			},
			{
				selector: 'MemberExpression[object.name="Math"][property.name="random"]',
				message: 'The domain has no chance: the same figures give the same answer.'
			},
			{
				selector: 'TryStatement',
				message: 'Nothing of the domain throws on input: return Checked<T>.'
			},
			{ selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }
		]
	}
};

/** @type {import('eslint').Linter.Config} */
const habits = {
	rules: {
		'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
		complexity: ['error', 12],
		eqeqeq: 'error',
		// Faults of our own go to the server's log.
		'no-console': ['error', { allow: ['error'] }],
		'max-params': 'off',
		'@typescript-eslint/max-params': ['error', { max: 3 }],
		'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
		'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
		'@typescript-eslint/ban-ts-comment': 'error',
		'@typescript-eslint/no-explicit-any': 'error',
		'@typescript-eslint/consistent-type-imports': 'error',
		'@typescript-eslint/no-floating-promises': 'error',
		'@typescript-eslint/switch-exhaustiveness-check': [
			'error',
			{ considerDefaultExhaustiveForUnions: true }
		],
		'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
		// `FieldId | ''` says more than `string`.
		'@typescript-eslint/no-redundant-type-constituents': 'off',
		// A caught error is `unknown` and is thrown on as it came.
		'@typescript-eslint/only-throw-error': ['error', { allowRethrowing: true }]
	}
};

/** @type {import('eslint').Linter.Config} */
const svelteHabits = {
	files: ['**/*.svelte', '**/*.svelte.ts'],
	languageOptions: {
		parserOptions: {
			projectService: true,
			extraFileExtensions: ['.svelte'],
			parser: ts.parser,
			svelteConfig
		}
	},
	rules: {
		'svelte/no-inspect': 'error',
		'svelte/no-at-html-tags': 'error',
		'svelte/require-each-key': 'error',
		// Addresses of one server without a base path; `resolve()` would only wrap them.
		'svelte/no-navigation-without-resolve': 'off',
		// Pages are made on the server; sets and queries built while rendering are never state.
		'svelte/prefer-svelte-reactivity': 'off',
		// A component is one template, not a function.
		'max-lines-per-function': 'off'
	}
};

// Charts come as SVG text from the server, made by ECharts or by our own code, never from an upload.
/** @type {import('eslint').Linter.Config} */
const svgOfOurOwn = {
	files: [
		'src/lib/components/figures/Chart.svelte',
		'src/lib/components/figures/Sparkline*.svelte'
	],
	rules: { 'svelte/no-at-html-tags': 'off' }
};

/** @type {import('eslint').Linter.Config} */
const tests = {
	files: ['**/*.test.ts', 'tests/**/*.ts'],
	rules: {
		'max-lines': 'off',
		'max-lines-per-function': 'off',
		'@typescript-eslint/max-params': 'off',
		// Answers read back from JSON are compared with what is expected, not typed first.
		'@typescript-eslint/no-unsafe-argument': 'off',
		'@typescript-eslint/no-unsafe-assignment': 'off',
		'@typescript-eslint/no-unsafe-call': 'off',
		'@typescript-eslint/no-unsafe-member-access': 'off',
		'@typescript-eslint/no-unsafe-return': 'off',
		'no-restricted-syntax': [
			'error',
			{
				selector: 'MemberExpression[property.name=/^(skip|skipIf|runIf|only|todo|fixme|fails)$/]',
				message: 'A test runs or is deleted.'
			}
		]
	}
};

export default ts.config(
	{
		ignores: [
			'node_modules/',
			'build/',
			'.svelte-kit/',
			'.local/',
			'coverage/',
			'test-results/',
			'playwright-report/',
			'drizzle/',
			'static/'
		]
	},
	js.configs.recommended,
	...ts.configs.recommendedTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
		},
		linterOptions: { noInlineConfig: true },
		// TypeScript knows every name better.
		rules: { 'no-undef': 'off' }
	},
	habits,
	svelteHabits,
	svgOfOurOwn,
	layering,
	noFileWithoutRoom,
	domainOnly,
	tests,
	{
		// The command line talks to a terminal.
		files: ['scripts/**'],
		rules: { 'no-console': 'off' }
	},
	{
		// Plain JavaScript is checked by the type checker through JSDoc, not by the typed rules.
		files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
		...ts.configs.disableTypeChecked
	}
);
