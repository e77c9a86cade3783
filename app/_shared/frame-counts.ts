import 'server-only'
import { and, count, eq, ne } from 'drizzle-orm'
import type { Person } from '@/lib/features/context'
import { getRuntime } from '@/lib/worker/runtime'

/** The numbers on the rail: payments that wait for this very person, so never their own. */
export async function frameCounts(person: Person): Promise<{ approvals: number }> {
  if (!person.permissions.has('payment.approve')) return { approvals: 0 }
  const { store } = await getRuntime()
  const { payments } = store.t
  const [row] = await store.read
    .select({ waiting: count() })
    .from(payments)
    .where(and(eq(payments.state, 'awaiting_approval'), ne(payments.makerId, person.id)))
  return { approvals: row?.waiting ?? 0 }
}
