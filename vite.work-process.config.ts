// The work process as one file beside the built server; packages stay in node_modules.
import { defineConfig } from 'vite';

export default defineConfig({
	build: {
		ssr: 'src/work-process.ts',
		outDir: 'build',
		emptyOutDir: false,
		target: 'node20',
		minify: false,
		sourcemap: true,
		copyPublicDir: false,
		rolldownOptions: { output: { entryFileNames: 'work-process.js', codeSplitting: false } }
	}
});
