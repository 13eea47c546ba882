import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	// A short mark: it stands at every selector of a component and on every element it names.
	compilerOptions: {
		cssHash: ({ hash, filename, css }) => `s${hash(filename ?? css).slice(0, 5)}`
	},
	kit: {
		adapter: adapter({ precompress: true }),
		typescript: {
			// Everything that runs is type-checked, not only what Kit knows of.
			config: (config) => {
				config.include.push('../scripts/**/*', '../*.config.ts', '../*.config.js');
				return config;
			}
		},
		// Refused by web/same-origin.ts, of every kind of body, in words and with all headers.
		csrf: { trustedOrigins: ['*'] },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// ECharts' SVG carries inline style attributes.
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		}
	}
};
