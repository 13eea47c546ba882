// What the operator can mend is told as a fault with its cure; everything else is our own error and keeps its stack.

export class Fault extends Error {
	/** @param {{ what: string, cure: string, english: string }} text */
	constructor({ what, cure, english }) {
		super(what);
		this.name = 'Fault';
		this.cure = cure;
		this.english = english;
	}
}

/** Progress goes to stderr, so that stdout carries only what was asked for. @param {string} text */
export function say(text) {
	process.stderr.write(`${text}\n`);
}

/** @param {unknown} error */
export function sayFault(error) {
	if (error instanceof Fault) {
		say(`\nKhông chạy được: ${error.message}\nCách khắc phục: ${error.cure}\n(${error.english})`);
	} else {
		say(error instanceof Error ? error.stack || error.message : String(error));
	}
}
