// The command line's start; what it does is in cchc/main.ts.
import { main } from './cchc/main';

// A closed pipe (`cchc … | head`) is the reader's wish, not our fault.
process.stdout.on('error', () => process.exit(0));
process.exitCode = await main(process.argv.slice(2));
