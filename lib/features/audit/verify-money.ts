import type { Still } from '@/db/store'
import type { Zone } from '@/lib/core/days-and-zones'
import type { Check } from './check'
import { changedMessages, wrongLines, wrongTotals } from './verify-lines'
import {
  changedContent,
  changedRequests,
  openSends,
  sharedReceipts,
  stuckPayments,
  unapprovedPayouts,
  unbalancedPostings,
  wronglyPosted,
} from './verify-payments'

/**
 * What must hold of the money tables at any moment. Reads everything and is not quick: on a copy, or on a snapshot.
 * Without the time of day nothing is said about how long something has been under way.
 */
export async function verifyMoney(store: Still, zone: Zone, now?: Date): Promise<Check[]> {
  return [
    { invariant: 'I1', rule: 'at most one open send per payment', broken: await openSends(store) },
    { invariant: 'I2', rule: 'one receipt belongs to one payment', broken: await sharedReceipts(store) },
    { invariant: 'I3', rule: 'a succeeded payment is one line of the history', broken: await wrongLines(store) },
    { invariant: null, rule: 'daily totals equal a recount', broken: await wrongTotals(store, zone) },
    { invariant: 'I5', rule: 'postings sum to zero', broken: await unbalancedPostings(store) },
    {
      invariant: 'I5',
      rule: 'succeeded payments are posted exactly once, no others',
      broken: await wronglyPosted(store),
    },
    { invariant: 'I6', rule: 'payments are what was submitted', broken: await changedContent(store) },
    { invariant: 'I6', rule: 'no payout was sent without its approvals', broken: await unapprovedPayouts(store) },
    { invariant: 'I8', rule: 'stored messages are the ones that came', broken: await changedMessages(store) },
    { invariant: 'I9', rule: 'stored requests are the ones that were hashed', broken: await changedRequests(store) },
    {
      invariant: 'I10',
      rule: 'nothing is under way for a day unseen',
      broken: now ? await stuckPayments(store, now) : [],
    },
  ]
}
