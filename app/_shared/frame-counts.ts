import 'server-only'
import { countWaiting } from '@/lib/features/approvals/queries'
import type { Person } from '@/lib/features/context'
import { getRuntime } from '@/lib/worker/runtime'

/** The numbers on the rail: payments that wait for this very person, so never their own. */
export async function frameCounts(person: Person): Promise<{ approvals: number }> {
  const { store } = await getRuntime()
  return { approvals: await countWaiting(store, person, 'me') }
}
