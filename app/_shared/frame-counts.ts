import 'server-only'
import type { Badge } from '@/components/frame/navigation'
import { countWaiting } from '@/lib/features/approvals/queries'
import type { Person } from '@/lib/features/context'
import { readNoticeBoard } from '@/lib/features/notices/queries'
import type { NoticeBoard } from '@/lib/features/notices/schemas'
import { PEOPLE_KINDS } from '@/lib/features/people/change-roles'
import { countProposalsWaiting } from '@/lib/features/proposals/waiting'
import { getRuntime } from '@/lib/worker/runtime'

/** The numbers on the rail: decisions that wait for this very person, so never about what they made themselves. */
export async function frameCounts(person: Person): Promise<Readonly<Record<Badge, number>>> {
  const { store } = await getRuntime()
  const [approvals, payees, people, rules] = await Promise.all([
    countWaiting(store, person, 'me'),
    countProposalsWaiting(store, person, ['payee.add', 'payee.change']),
    countProposalsWaiting(store, person, PEOPLE_KINDS),
    countProposalsWaiting(store, person, ['rule.add', 'rule.retire']),
  ])
  return { approvals, payees, people, rules }
}

/** What the bell shows; none for people who see no money. */
export async function frameNotices(person: Person): Promise<NoticeBoard | undefined> {
  if (!person.permissions.has('money.read')) return undefined
  return readNoticeBoard({ ...(await getRuntime()), actor: person })
}
