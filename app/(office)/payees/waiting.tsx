import { demoOf } from '@/app/_shared/demo-code'
import { getDisplay, getT } from '@/app/_shared/text'
import { ProposalDecision } from '@/components/proposals/proposal-decision'
import { fullInstant } from '@/components/time/when'
import { Card, Section } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { FeatureContext } from '@/lib/features/context'
import { payeeContent, payeeIdOf } from '@/lib/features/payees/payee-content'
import type { ProposalRow } from '@/lib/features/proposals/queries'
import { confirmPayeeAction, refusePayeeAction, withdrawPayeeAction } from './actions'
import { PayeeChange } from './payee-change'

/** New payees and changed accounts that wait for a second person, each with what it was and becomes. */
export async function WaitingPayees({ ctx, rows }: { ctx: FeatureContext; rows: readonly ProposalRow[] }) {
  const [t, c, p, s, e, { locale, zone }, demo] = await Promise.all([
    getT('payees'),
    getT('common'),
    getT('proposals'),
    getT('status'),
    getT('errors'),
    getDisplay(),
    demoOf(ctx),
  ])
  const { permissions } = ctx.actor
  const refusedBecause = permissions.has('payee.confirm')
    ? undefined
    : e('refusedReason', { right: e('permissions.payee.confirm') })
  return (
    <Section title={t('waiting')}>
      <div className="grid gap-3 lg:grid-cols-2">
        {rows.map((row) => {
          const isOwn = row.proposerId === ctx.actor.id
          const content = payeeContent(row)
          // Whoever signs for an account compares it with papers, so it stands there in full.
          const inFull = permissions.has('payee.confirm') && !isOwn
          const shown = <PayeeChange content={content} inFull={inFull} words={{ t, c, p, s }} />
          return (
            <Card key={row.id} className="grid content-start gap-3">
              <h3 className="font-medium">
                <Link className="underline-offset-2 hover:underline" href={`/payees/${payeeIdOf(row)}`}>
                  {t(content.before ? 'changeOf' : 'newOne', { name: content.before?.name ?? content.after.name })}
                </Link>
              </h3>
              {shown}
              <p className="figures text-ink-soft text-sm">
                {p(row.reason ? 'proposedBy' : 'proposedWithout', {
                  who: row.proposerName,
                  when: fullInstant(row.createdAt, zone, locale),
                  reason: row.reason,
                })}
              </p>
              <ProposalDecision
                proposalId={row.id}
                contentHash={row.contentHash}
                what={shown}
                acts={{ confirm: confirmPayeeAction, refuse: refusePayeeAction, withdraw: withdrawPayeeAction }}
                isOwn={isOwn}
                refusedBecause={refusedBecause}
                demo={demo}
              />
            </Card>
          )
        })}
      </div>
    </Section>
  )
}
