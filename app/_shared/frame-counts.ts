import 'server-only'
import { countWaiting } from '@/lib/features/approvals/queries'
import type { Person } from '@/lib/features/context'
import { readNoticeBoard } from '@/lib/features/notices/queries'
import type { NoticeBoard } from '@/lib/features/notices/schemas'
import { getRuntime } from '@/lib/worker/runtime'

/** The numbers on the rail: payments that wait for this very person, so never their own. */
export async function frameCounts(person: Person): Promise<{ approvals: number }> {
  const { store } = await getRuntime()
  return { approvals: await countWaiting(store, person, 'me') }
}

/** What the bell shows; none for people who see no money. */
export async function frameNotices(person: Person): Promise<NoticeBoard | undefined> {
  if (!person.permissions.has('money.read')) return undefined
  return readNoticeBoard({ ...(await getRuntime()), actor: person })
}
