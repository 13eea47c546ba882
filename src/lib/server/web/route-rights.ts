// Which right every address asks for, and of which units: a route that is not declared here is answered to nobody.
import type { Right } from '../../domain/rights';

/** How the units that a request is about are found in its address. */
export type Subject =
	| 'nothing'
	/** `co-quan` or `of`; the account's own office when it is not said. */
	| 'office_in_query'
	| 'unit_in_path'
	| 'submission_in_path'
	| 'upload_in_path'
	| 'drafts_in_path'
	| 'job_in_path';

export type Needed =
	/** Answered to anyone. */
	'public' | { readonly right: Right; readonly about: Subject };

export interface RouteRight {
	/** GET and HEAD: the page, its data, the file. */
	readonly read?: Needed;
	/** Every form action by its name, or `POST` of an endpoint. */
	readonly actions?: Readonly<Record<string, Needed>>;
}

export const ROUTE_RIGHTS: Readonly<Record<string, RouteRight>> = {};
