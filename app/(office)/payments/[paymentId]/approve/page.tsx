import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { firstTold } from '@/app/_shared/first-told'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { AppError } from '@/lib/core/errors'
import { formatMoney } from '@/lib/core/money'
import { readableMsisdn } from '@/lib/core/msisdn'
import { listDecisions } from '@/lib/features/approvals/queries'
import { whoWasFirst } from '@/lib/features/approvals/who-was-first'
import type { FeatureContext } from '@/lib/features/context'
import { viewPayment, viewRisks } from '@/lib/features/payments/payment-view'
import { demoCodeOf } from '@/lib/features/people/second-factor'
import { contentFacts } from './content-facts'
import { DecisionForms } from './decision-forms'
import { Risks } from './risks'
import { SinceEdited } from './since-edited'

type Params = Promise<{ paymentId: string }>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('approvals'))('page.title') }
}

async function findView(ctx: FeatureContext, paymentId: string) {
  try {
    return await viewPayment(ctx, paymentId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

/** Repeats in full what is about to be paid, and asks for a fresh code for exactly that (PRODUCT 4 and 11). */
export default async function ApprovePage({ params }: { params: Params }) {
  const ctx = await pageContext('payment.approve')
  const view = await findView(ctx, (await params).paymentId)
  const { payment } = view
  const [t, giveBack, rules, common, status, errors, { locale, zone }, decisions, risks, demo, first] =
    await Promise.all([
      getT('approvals'),
      getT('give-back'),
      getT('rules'),
      getT('common'),
      getT('status'),
      getT('errors'),
      getDisplay(),
      listDecisions(ctx.store, payment.id),
      viewRisks(ctx, payment),
      demoCodeOf(ctx, ctx.actor.id),
      whoWasFirst(ctx.store, ctx.store.read, payment.id),
    ])
  const told = first && firstTold(errors, first, { locale, zone })
  const approvals = decisions.filter((each) => each.decision === 'approved' && !each.isVoid)
  const obstacle =
    payment.state !== 'awaiting_approval'
      ? t('page.over', { state: status(payment.state) })
      : payment.makerId === ctx.actor.id || payment.lastEditorId === ctx.actor.id
        ? t('page.own')
        : approvals.some((each) => each.approverId === ctx.actor.id)
          ? t('page.already')
          : undefined
  const facts = contentFacts({ t, common, status, giveBack }, view, { locale, zone })
  const who = payment.counterpartyName || readableMsisdn(payment.counterpartyAccount)
  return (
    <PageText areas={['approvals']}>
      <div className="grid max-w-5xl gap-6">
        <PageHeader
          back={{ href: '/approvals', label: t('page.back') }}
          title={t('page.title')}
          state={t('page.state')}
        />
        {obstacle ? (
          <Notice
            tone="caution"
            title={obstacle}
            action={<ButtonLink href={`/payments/${payment.id}`}>{t('page.openPayment')}</ButtonLink>}
          >
            {told}
          </Notice>
        ) : null}
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
          <div className="grid min-w-0 gap-6">
            <Section title={t('page.content')}>
              <Card className="py-1">
                <Facts>
                  {facts.map((fact) => (
                    <Fact key={fact.label} label={fact.label}>
                      <span className={fact.strong ? 'figures font-semibold text-md' : 'figures'}>{fact.text}</span>
                      {fact.note ? <p className="text-ink-soft text-sm">{fact.note}</p> : null}
                    </Fact>
                  ))}
                </Facts>
              </Card>
            </Section>
          </div>
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
            <SinceEdited
              ctx={ctx}
              words={{ t, common, status, giveBack }}
              view={view}
              decisions={decisions}
              display={{ locale, zone }}
            />
            <Risks t={t} rules={rules} status={status} view={view} risks={risks} display={{ locale, zone }} />
            {obstacle ? null : (
              <Section title={t('page.confirm')}>
                {approvals.length > 0 ? (
                  <p className="text-ink-soft">
                    {t('page.earlier', { names: approvals.map((each) => each.approverName).join(', ') })}
                  </p>
                ) : null}
                <DecisionForms
                  paymentId={payment.id}
                  version={payment.version}
                  contentHash={payment.contentHash}
                  latest={told}
                  facts={facts.map(({ label, text }) => ({ label, text }))}
                  amount={formatMoney(payment, locale)}
                  who={who}
                  demo={demo && { person: ctx.actor.name, code: demo.code, nextInSeconds: demo.nextInSeconds }}
                />
              </Section>
            )}
          </div>
        </div>
      </div>
    </PageText>
  )
}
