// What is said about a conversion: its name and a few words before and after, to be looked at.
import type { Issue } from '../../../../domain/checks/issue';
import type { EncodingName } from './conversions';

export interface Sample {
	readonly before: string;
	readonly after: string;
}

export function convertedIssue(
	encoding: EncodingName,
	from: 'bytes' | 'text',
	samples: readonly Sample[]
): Issue {
	return { code: 'encoding_converted', severity: 'warning', place: {}, encoding, from, samples };
}
