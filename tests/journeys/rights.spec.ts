// The table of rights over HTTP, cell by cell: every address and every form, asked by everybody, about every commune.
import { expect, test } from '@playwright/test';
import { startOwnServer, type OwnServer } from '../support/own-server';
import { ask, keepFile, notFor, type Answer } from '../support/rights/ask';
import { addressOf, CASES, verdictFor, type Case } from '../support/rights/cases';
import { fillWorld, type Place, type Someone, type World } from '../support/rights/world';

let server: OwnServer;
let world: World;
test.beforeAll(async () => {
	test.setTimeout(300_000);
	server = await startOwnServer(async (db) => {
		world = await fillWorld(db);
	});
});
test.afterAll(() => server.stop());

for (const one of CASES) {
	const name = `${one.route} ${one.action === '' ? 'is read' : `takes “${one.action}”`}`;
	test(`${name} by nobody but whom the table names`, async () => {
		const wrong: string[] = [];
		for (const [who, person] of Object.entries(world.people))
			for (const [where, place] of Object.entries(world.places)) {
				const answer = await asked(one, person, place);
				const expected = verdictFor(one, person, place, world);
				const given = verdictOf(one, answer);
				if (given !== expected) wrong.push(`${who} about ${where}: ${expected}, was ${given}`);
				for (const text of notFor(person, world))
					if (answer.body.includes(text)) wrong.push(`${who} about ${where} reads of “${text}”`);
			}
		expect(wrong).toEqual([]);
	});
}

function asked(one: Case, person: Someone, place: Place): Promise<Answer> {
	const draft = one.address.about === 'own_file' ? keepFile(server.db, person, place) : '';
	const path = addressOf(one, world, { place, draft });
	if (one.action === '') return ask(server, person, { path });
	return ask(server, person, { path, method: 'POST', body: new URLSearchParams() });
}

/** Found out from the answer alone. */
function verdictOf(one: Case, { status, location, body }: Answer): string {
	if (status === 401 || (status === 303 && isSignIn(one, location))) return 'sign_in';
	if (status === 403) return 'forbidden';
	if (status === 404 && one.route !== '/thiet-lap/[ma]') return 'hidden';
	if (status === 405 || status >= 500) return `${status} ${body.slice(0, 200)}`;
	return 'allowed';
}

/** Signing out leads there too, by an address of its own. */
const isSignIn = ({ action }: Case, location: string): boolean =>
	action === '' ? location.startsWith('/dang-nhap?toi=') : location === '/dang-nhap';
