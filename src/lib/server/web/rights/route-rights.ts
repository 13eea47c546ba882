// Which right every address asks for, and of which units: a route that is not declared here is answered to nobody.
import type { Right } from '../../../domain/office/rights';

/**
 * What a request is about beyond the right itself. `co-quan` and `don-vi` in the address are looked at wherever they
 * stand; an id in the body of a form is looked at by the action that reads it.
 */
export type Subject =
	| 'nothing'
	/** Of a unit, in `id`. */
	| 'unit_in_path'
	/** Of a report or an undone report, in `id`: its unit. */
	| 'submission_in_path'
	/** The same, with the whole file it came in: every unit of it. */
	| 'file_of_submission_in_path'
	/** Of an upload or an undone upload, in `uploadId`: every unit of it. */
	| 'upload_in_path'
	/** The same: some unit of it, of which alone the page speaks. */
	| 'part_of_upload_in_path'
	/** Of uploads and reports in `lan-nhap` and `lan-nop`. */
	| 'uploads_in_query'
	/** Files not stored yet, in `draftId` or `draftIds`: of the account that sent them, and of nobody else. */
	| 'own_drafts'
	/** Work in `jobId`: of the account that asked for it. */
	| 'own_job';

export interface Asked {
	readonly right: Right;
	readonly about: Subject;
}
export type Needed =
	/** Answered to anyone. */
	'public' | Asked;

interface RouteRight {
	/** GET and HEAD: the page, its data, the file. */
	readonly read?: Needed;
	/** Every form action by its name, or `POST` of an endpoint. */
	readonly actions?: Readonly<Record<string, Needed>>;
}

const asked = (right: Right, about: Subject = 'nothing'): Asked => ({ right, about });

const SETTINGS = asked('settings.manage');
const UNITS = asked('units.manage');
const TARGETS = asked('targets.manage');

export const ROUTE_RIGHTS: Readonly<Record<string, RouteRight>> = {
	// Leads everyone to the first page of their role.
	'/': { read: asked('catalogue.read') },
	'/healthz': { read: 'public' },
	'/readyz': { read: 'public' },
	// Asked by a program of this very machine, or with a key; web/metrics-reader.ts tells which.
	'/metrics': { read: 'public' },
	'/dang-nhap': { read: 'public', actions: { default: 'public' } },
	'/dang-xuat': { actions: { POST: asked('own_account.manage') } },
	'/thiet-lap/[ma]': { read: 'public', actions: { default: 'public' } },

	'/(app)/tong-quan': { read: asked('office.read') },
	'/(app)/tong-quan/tai-ve': { read: asked('office.export') },
	'/(app)/xep-hang': { read: asked('office.read') },
	'/(app)/xep-hang/tai-ve': { read: asked('office.export') },
	'/(app)/xu-huong': { read: asked('office.read') },
	'/(app)/xu-huong/tai-ve': { read: asked('office.export') },
	'/(app)/don-vi/[id]': { read: asked('unit.read', 'unit_in_path') },
	'/(app)/don-vi/[id]/tai-ve': { read: asked('unit.export', 'unit_in_path') },
	'/(app)/chi-so': { read: asked('catalogue.read') },
	// What an indicator means is for everyone; how an office stands, for who may see all of it.
	'/(app)/chi-so/[kpi]': { read: asked('catalogue.read') },
	'/(app)/huong-dan': { read: asked('catalogue.read') },

	'/(app)/van-de': { read: asked('issues.read') },
	'/(app)/van-de/tai-ve': { read: asked('reports.export') },
	'/(app)/bao-cao/[id]': {
		read: asked('reports.read', 'submission_in_path'),
		actions: {
			rut: asked('reports.correct', 'submission_in_path'),
			'tra-lai': asked('reports.correct', 'submission_in_path'),
			'khoi-phuc': asked('reports.correct', 'submission_in_path')
		}
	},
	'/(app)/bao-cao/[id]/tep': { read: asked('reports.export', 'file_of_submission_in_path') },
	'/(app)/lich-su': { read: asked('reports.read') },
	'/(app)/lich-su/[uploadId]': { read: asked('reports.read', 'part_of_upload_in_path') },
	'/(app)/lich-su/[uploadId]/tep': { read: asked('reports.export', 'upload_in_path') },
	'/(app)/lich-su/[uploadId]/hoan-tac': {
		read: asked('reports.correct', 'upload_in_path'),
		actions: { default: asked('reports.correct', 'upload_in_path') }
	},

	'/(app)/dot-bao-cao': {
		read: asked('campaigns.read'),
		actions: { default: asked('campaigns.manage') }
	},
	'/(app)/dot-bao-cao/[ky]': {
		read: asked('campaigns.read'),
		actions: {
			doi: asked('campaigns.manage'),
			nhac: asked('campaigns.manage'),
			khoa: asked('campaigns.manage'),
			'mo-khoa': asked('campaigns.manage')
		}
	},
	'/(app)/dot-bao-cao/tai-ve': { read: asked('campaigns.read') },

	'/(app)/nop-bao-cao': {
		read: asked('reports.submit'),
		actions: { default: asked('reports.submit') }
	},
	'/(app)/nop-bao-cao/mau/[layout]': { read: asked('reports.submit') },
	'/(app)/nop-bao-cao/tep/[draftId]/trang-tinh': {
		read: asked('reports.submit', 'own_drafts'),
		actions: {
			luu: asked('reports.submit', 'own_drafts'),
			dung: asked('reports.submit', 'own_drafts')
		}
	},
	'/(app)/nop-bao-cao/tep/[draftId]/ghep-cot': {
		read: asked('reports.submit', 'own_drafts'),
		actions: {
			luu: asked('reports.submit', 'own_drafts'),
			'tu-dau': asked('reports.submit', 'own_drafts'),
			'bo-nho': asked('reports.submit', 'own_drafts'),
			dung: asked('reports.submit', 'own_drafts')
		}
	},
	'/(app)/nop-bao-cao/kiem-tra/[draftIds]': {
		read: asked('reports.submit', 'own_drafts'),
		actions: {
			huy: asked('reports.submit', 'own_drafts'),
			bo: asked('reports.submit', 'own_drafts'),
			dung: asked('reports.submit', 'own_drafts'),
			'chon-lai': asked('reports.submit', 'own_drafts'),
			sua: asked('reports.submit', 'own_drafts'),
			giu: asked('reports.submit', 'own_drafts'),
			tiep: asked('reports.submit', 'own_drafts'),
			thay: asked('reports.submit', 'own_drafts'),
			'bo-sua': asked('reports.submit', 'own_drafts')
		}
	},
	'/(app)/nop-bao-cao/xac-nhan/[draftIds]': {
		read: asked('reports.submit', 'own_drafts'),
		actions: {
			luu: asked('reports.submit', 'own_drafts'),
			huy: asked('reports.submit', 'own_drafts')
		}
	},
	'/(app)/nop-bao-cao/tra-lai/[draftId]': { read: asked('reports.submit', 'own_drafts') },
	'/(app)/nop-bao-cao/tra-lai/[draftId]/dong-loi': { read: asked('reports.submit', 'own_drafts') },
	'/(app)/nop-bao-cao/dang-lam/[jobId]': {
		read: asked('reports.submit', 'own_job'),
		actions: { dung: asked('reports.submit', 'own_job') }
	},
	'/(app)/nop-bao-cao/dang-lam/[jobId]/tinh-trang': { read: asked('reports.submit', 'own_job') },
	'/(app)/nop-bao-cao/da-luu': { read: asked('reports.submit', 'uploads_in_query') },

	'/(app)/tai-khoan': {
		read: asked('own_account.manage'),
		actions: {
			'dang-xuat-khac': asked('own_account.manage'),
			'dang-xuat-het': asked('own_account.manage'),
			'tao-ma': asked('own_account.manage'),
			'thu-hoi': asked('own_account.manage')
		}
	},
	'/(app)/tai-khoan/mat-khau': {
		read: asked('own_account.manage'),
		actions: { default: asked('own_account.manage') }
	},

	'/(app)/quan-tri': { read: SETTINGS },
	'/(app)/quan-tri/tai-khoan': {
		read: asked('accounts.manage'),
		actions: { tao: asked('accounts.manage') }
	},
	'/(app)/quan-tri/tai-khoan/[id]': {
		read: asked('accounts.manage'),
		actions: {
			sua: asked('accounts.manage'),
			'dat-lai': asked('accounts.manage'),
			khoa: asked('accounts.manage'),
			mo: asked('accounts.manage'),
			'ket-thuc': asked('accounts.manage'),
			'thu-hoi': asked('accounts.manage')
		}
	},
	'/(app)/quan-tri/don-vi': { read: UNITS },
	'/(app)/quan-tri/don-vi/them': { read: UNITS, actions: { default: UNITS } },
	'/(app)/quan-tri/don-vi/nap': { read: UNITS, actions: { doc: UNITS, luu: UNITS } },
	'/(app)/quan-tri/don-vi/[id]': {
		read: UNITS,
		actions: {
			'phien-ban': UNITS,
			sua: UNITS,
			'bo-phien-ban': UNITS,
			'ten-khac': UNITS,
			'bo-ten-khac': UNITS,
			'sap-nhap': UNITS,
			'bo-sap-nhap': UNITS
		}
	},
	'/(app)/quan-tri/co-quan': { read: UNITS },
	'/(app)/quan-tri/co-quan/[id]': { read: UNITS, actions: { default: UNITS } },
	'/(app)/quan-tri/chi-tieu': { read: TARGETS, actions: { dat: TARGETS, rut: TARGETS } },
	'/(app)/quan-tri/cai-dat': { read: SETTINGS, actions: { default: SETTINGS } },
	'/(app)/quan-tri/sao-luu': {
		read: asked('backups.manage'),
		actions: { default: asked('backups.manage') }
	},
	'/(app)/quan-tri/nhat-ky': {
		read: asked('audit.read'),
		actions: { 'kiem-tra': asked('audit.read') }
	},
	'/(app)/quan-tri/nhat-ky/tai-ve': { read: asked('audit.read') },
	'/(app)/quan-tri/gioi-thieu': {
		read: asked('system.read'),
		actions: { default: asked('system.read') }
	},

	'/api/v1/openapi.json': { read: asked('catalogue.read') },
	'/api/v1/units': { read: asked('unit.read') },
	'/api/v1/periods': { read: asked('unit.read') },
	'/api/v1/figures': { read: asked('unit.read') },
	'/api/v1/kpi': { read: asked('unit.read') },
	'/api/v1/ranking': { read: asked('office.read') },
	'/api/v1/trend': { read: asked('office.read') },
	'/api/v1/issues': { read: asked('issues.read') },
	'/api/v1/submissions': { read: asked('reports.read') },
	'/api/v1/uploads': {
		read: asked('reports.read'),
		actions: { POST: asked('reports.submit') }
	}
};
