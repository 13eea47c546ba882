// What an office decides about a campaign: the campaign as it is from now on, the event, and the line of the audit log.
import type { Actor } from '../../../domain/office/audit';
import type { UnitId } from '../../../domain/unit/unit';
import { recordAudit } from '../audit/audit';
import {
	campaignFor,
	expectedUnits,
	saveCampaign,
	saveCampaignEvent,
	saveExpectedUnits,
	type Campaign,
	type CampaignEvent,
	type CampaignKey
} from './campaigns';
import type { Reader, Writer } from '../database';

interface CampaignTerms extends Pick<Campaign, 'window' | 'dueOn'> {
	/** null: every member of the office; left out: as it is. */
	readonly expected?: readonly UnitId[] | null;
}
type CampaignDecision = Omit<CampaignEvent, 'kind'> & {
	readonly actor: Actor;
} & (
		| { readonly kind: 'opened' | 'changed'; readonly to: CampaignTerms }
		| { readonly kind: 'locked' | 'unlocked' | 'reminder_copied' | 'reminder_sent' }
	);

export function decideCampaign(db: Writer, key: CampaignKey, decision: CampaignDecision): void {
	const { kind, unitId = null, at, by, reason, actor } = decision;
	const before = termsOf(db, key);
	if ('to' in decision) {
		const { window, dueOn, expected } = decision.to;
		saveCampaign(db, { ...key, window, dueOn });
		if (expected !== undefined) saveExpectedUnits(db, key, expected);
	}
	saveCampaignEvent(db, key, { kind, unitId, at, by, reason });
	const changed = 'to' in decision ? { before, after: termsOf(db, key) } : {};
	recordAudit(db, actor, {
		action: `campaign.${kind}`,
		subject: `campaign:${key.organisingId}:${key.period}`,
		unitId: key.organisingId,
		period: key.period,
		detail: { ...changed, ...(unitId === null ? {} : { unitId }), by, reason },
		at
	});
}

function termsOf(db: Reader, key: CampaignKey): Required<CampaignTerms> | null {
	const campaign = campaignFor(db, key.organisingId, key.period);
	if (campaign === undefined) return null;
	const { dueOn, window } = campaign;
	return { dueOn, window, expected: expectedUnits(db, key) };
}
