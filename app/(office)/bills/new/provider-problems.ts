import 'server-only'
import { getT } from '@/app/_shared/text'
import type { RaisedOutcome } from '@/lib/features/bills/raise-bill'
import { fieldMessage } from '@/lib/messages/field-message'

/** The provider's complaints as sentences: our own words where a problem is one of ours, else its own as it said them. */
export async function sayProviderProblems(outcome: RaisedOutcome): Promise<RaisedOutcome> {
  if (outcome.kind !== 'refused') return outcome
  const t = await getT('errors')
  const fields = Object.entries(outcome.fields).map(([field, problem]) => [field, fieldMessage(t, problem)])
  return { ...outcome, fields: Object.fromEntries(fields) }
}
