// Nothing is changed on the word of another site's page.
import type { Handle } from '@sveltejs/kit';

export const sameOrigin: Handle = ({ event, resolve }) => resolve(event);
