// The table of rights over HTTP, cell by cell: every address and every form, asked by everybody, about every commune.
import { expect, test } from '@playwright/test';
import { arrive, ask, keepFile, notFor, type Answer } from '../support/rights/ask';
import { addressOf, CASES, isApi, placesFor, verdictFor, type Case } from '../support/rights/cases';
import { fillWorld, type Place, type Someone } from '../support/rights/world';
import { serveForFile } from '../support/serve-for-file';

const served = serveForFile(fillWorld);
// Some hundreds of requests each.
test.beforeEach(() => test.setTimeout(240_000));

for (const one of CASES) {
	const name = `${one.route} ${one.action === '' ? 'is read' : `takes “${one.action}”`}`;
	test(`${name} by nobody but whom the table names`, async () => {
		const wrong: string[] = [];
		for (const [who, person] of Object.entries(served.filled.people))
			for (const place of placesFor(one, person, served.filled)) {
				const answer = await asked(one, { person, place });
				const about = `${who} about ${place.secret}`;
				const expected = verdictFor(one, person, place, served.filled);
				const given = verdictOf(one, answer);
				if (given !== expected) wrong.push(`${about}: ${expected}, was ${given}`);
				const page = one.action === '' ? await arrivedFrom(answer, person) : answer;
				for (const text of notFor(person, served.filled))
					if (page.body.includes(text)) wrong.push(`${about} reads of “${text}”`);
				if (given === 'allowed' && !isShown(one, page))
					wrong.push(`${about}: ${page.status} at ${answer.location}`);
			}
		expect(wrong).toEqual([]);
	});
}

test('the data behind a page is kept like the page', async () => {
	const wrong: string[] = [];
	for (const one of CASES.filter(({ action }) => action === ''))
		for (const [who, person] of Object.entries(served.filled.people))
			for (const place of placesFor(one, person, served.filled)) {
				const expected = verdictFor(one, person, place, served.filled);
				if (expected === 'allowed' || isApi(one)) continue;
				const answer = await asked(one, { person, place, data: '/__data.json' });
				const given = answer.body.includes('"location":"/dang-nhap') ? 'sign_in' : answer.status;
				const meant = { sign_in: 'sign_in', forbidden: 403, hidden: 404 }[expected];
				if (given !== meant) wrong.push(`${one.route}, ${who} about ${place.secret}: ${given}`);
			}
	expect(wrong).toEqual([]);
});

test('whoever uses a password that somebody else set changes it before anything else', async () => {
	const wrong: string[] = [];
	for (const one of CASES) {
		if (one.needed === 'public' || one.route === '/dang-xuat') continue;
		if (one.route === '/(app)/tai-khoan/mat-khau') continue;
		const answer = await asked(one, {
			person: served.filled.newcomer,
			place: served.filled.places.A1
		});
		const isSent = answer.status === 303 && answer.location === '/tai-khoan/mat-khau';
		const isTold = isApi(one) && answer.status === 403;
		if (!isSent && !isTold) wrong.push(`${one.route} ${one.action}: ${answer.status}`);
	}
	expect(wrong).toEqual([]);
});

interface Wanted {
	readonly person: Someone;
	readonly place: Place;
	/** What the script of a page asks for in its place. */
	readonly data?: '/__data.json';
}
function asked(one: Case, { person, place, data }: Wanted): Promise<Answer> {
	const draft = one.address.about === 'own_file' ? keepFile(served.server.db, person, place) : '';
	const path = addressOf(one, served.filled, { place, draft });
	if (one.action === '') {
		const read = data === undefined ? path : path.replace(/\/?(\?|$)/, `${data}$1`);
		return ask(served.server, person, { path: read });
	}
	const isAnew = one.route === '/dang-xuat' || one.route.startsWith('/(app)/tai-khoan');
	return ask(served.server, person, { path, method: 'POST', body: new URLSearchParams(), isAnew });
}

const arrivedFrom = (answer: Answer, person: Someone): Promise<Answer> | Answer =>
	answer.location.startsWith('/') ? arrive(served.server, person, answer.location) : answer;

/** Whoever may read a page sees it; only work that is long over is told to be. */
const isShown = (one: Case, { status }: Answer): boolean =>
	one.action === '' ? status === 200 || status === 410 || mayBeMissing(one) : status < 500;

/** What is asked for may rightly be missing: a code of the set-up, rows with errors, a key without a number. */
const MAY_BE_MISSING = new Set([
	'/thiet-lap/[ma] ',
	'/thiet-lap/[ma] default',
	'/(app)/nop-bao-cao/tra-lai/[draftId]/dong-loi ',
	'/(app)/tai-khoan thu-hoi'
]);

const mayBeMissing = ({ route, action }: Case): boolean => MAY_BE_MISSING.has(`${route} ${action}`);

/** Found out from the answer alone. */
function verdictOf(one: Case, { status, location, body }: Answer): string {
	if (status === 401 || (status === 303 && isSignIn(one, location))) return 'sign_in';
	if (status === 403) return 'forbidden';
	if (status === 404 && !mayBeMissing(one)) return 'hidden';
	if (status === 405 || status >= 500) return `${status} ${body.slice(0, 200)}`;
	return 'allowed';
}

/** Signing out leads there too, by an address of its own. */
const isSignIn = ({ action }: Case, location: string): boolean =>
	location === '/dang-nhap' || (action === '' && location.startsWith('/dang-nhap?toi='));
