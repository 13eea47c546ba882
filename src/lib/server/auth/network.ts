// The part of an address that stands for one customer of a network.
import { isIPv6 } from 'node:net';

const GROUPS = 8;
/** Whoever has one IPv6 address has all of its /64. */
const NETWORK_GROUPS = 4;

/** "2001:db8::5:1" → "2001:db8:0:0"; an IPv4 address stays whole. */
export function network(address: string): string {
	if (!isIPv6(address) || address.includes('.')) return address;
	const [head = '', tail] = address.split('::');
	const first = head === '' ? [] : head.split(':');
	const last = tail === undefined || tail === '' ? [] : tail.split(':');
	const zeros = Array.from({ length: GROUPS - first.length - last.length }, () => '0');
	const groups = tail === undefined ? first : [...first, ...zeros, ...last];
	return groups.slice(0, NETWORK_GROUPS).join(':').toLowerCase();
}
