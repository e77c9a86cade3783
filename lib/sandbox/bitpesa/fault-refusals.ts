import type { Refusals } from '@/lib/sandbox/provider-app'

/** BitPesa's bare error bodies. Requests are signed, so there is no token to lose; a 429 is not documented there at all. */
export const bitpesaRefusals: Refusals = {
  unauthorized: (c) => c.json({ status: 401, error: 'Unauthorized' }, 401),
  rateLimited: (c) => c.json({ status: 429, error: 'Too Many Requests' }, 429),
}
