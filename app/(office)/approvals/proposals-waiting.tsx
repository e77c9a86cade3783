import { pageContext } from '@/app/_shared/session'
import { getT } from '@/app/_shared/text'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { ProposalKind } from '@/db/words'
import { countProposalsWaiting } from '@/lib/features/proposals/waiting'

/** What else waits for a second person, and the page where it is decided. */
const PLACES = [
  { what: 'resolutions', href: '/payments?tab=review', kinds: ['payment.resolve'] },
  { what: 'payees', href: '/payees', kinds: ['payee.add', 'payee.change'] },
  { what: 'rules', href: '/rules', kinds: ['rule.add', 'rule.retire'] },
] as const satisfies readonly { what: string; href: string; kinds: readonly ProposalKind[] }[]

/** Changes that somebody else proposed and this reader may confirm: they are no payments, so they stand above the list. */
export async function ProposalsWaiting() {
  const ctx = await pageContext('money.read')
  const t = await getT('approvals')
  const counts = await Promise.all(PLACES.map(({ kinds }) => countProposalsWaiting(ctx.store, ctx.actor, kinds)))
  return PLACES.map(({ what, href }, at) => {
    const count = counts[at] ?? 0
    return count === 0 ? null : (
      <Notice
        key={what}
        tone="accent"
        title={t(`proposals.${what}`, { count })}
        action={
          <ButtonLink size="sm" href={href}>
            {t('proposals.open')}
          </ButtonLink>
        }
      />
    )
  })
}
