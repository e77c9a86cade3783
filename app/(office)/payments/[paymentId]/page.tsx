import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { PaymentStatusTag } from '@/components/status/payment-status-tag'
import { Badge } from '@/components/ui/badge'
import { Card, Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import { AppError } from '@/lib/core/errors'
import { maskCounterparty } from '@/lib/core/masking'
import { readableMsisdn } from '@/lib/core/msisdn'
import { isTerminal } from '@/lib/core/payment-state'
import { listDecisions } from '@/lib/features/approvals/queries'
import { viewWays } from '@/lib/features/give-back/ways'
import { hasUnread } from '@/lib/features/notices/queries'
import { maskEvidence } from '@/lib/features/payments/mask-evidence'
import { tellStory } from '@/lib/features/payments/payment-story'
import { viewPayment } from '@/lib/features/payments/payment-view'
import { listTimeline } from '@/lib/features/payments/queries'
import { viewReview } from '@/lib/features/resolutions/view-review'
import { LinkedList } from '../../give-back/linked-list'
import { Countdown } from './countdown'
import { FinishedActs } from './finished-acts'
import { NoticesRead } from './notices-read'
import { headingOf, nowSentence } from './now-sentence'
import { PaymentActs } from './payment-acts'
import { PaymentFacts } from './payment-facts'
import { PaymentLive } from './payment-live'
import { PaymentReasons } from './payment-reasons'
import { ReviewPanel } from './review-panel'
import { Timeline } from './timeline'

type Params = Promise<{ paymentId: string }>

const readView = cache(async (paymentId: string) => {
  const ctx = await pageContext('money.read')
  try {
    return { ctx, view: await viewPayment(ctx, paymentId) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
})

/** The reference only: titles end up in histories and on other people's screens. */
export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: (await readView((await params).paymentId)).view.payment.reference }
}

/** One payment: what is true now, what was ordered and learned, and all the evidence. */
export default async function PaymentPage({ params }: { params: Params }) {
  const { ctx, view } = await readView((await params).paymentId)
  const { payment } = view
  const [t, reviewWords, giveBack, ways, common, status, { locale, zone }, entries, decisions, review, unread] =
    await Promise.all([
      getT('payments'),
      getT('review'),
      getT('give-back'),
      viewWays(ctx, { paymentId: payment.id }),
      getT('common'),
      getT('status'),
      getDisplay(),
      listTimeline(ctx.store, payment.id),
      listDecisions(ctx.store, payment.id),
      viewReview(ctx, payment, view.sight.inFull),
      hasUnread(ctx, payment.id),
    ])
  const now = ctx.now()
  const provider = common(`providers.${payment.provider}`)
  const story = tellStory(payment, { now, differs: view.flags.length > 0, tentativeWords: view.tentativeWords })
  const approved = decisions.filter((each) => each.decision === 'approved' && !each.isVoid).length
  const approvalsLeft = Math.max(1, payment.approvalsNeeded - approved)
  const sentence = nowSentence(t, { view, story, approvalsLeft, now, zone, provider })
  const account = view.sight.inFull
    ? readableMsisdn(payment.counterpartyAccount)
    : maskCounterparty(payment.counterpartyAccount)
  const evidence = maskEvidence(entries, { account: payment.counterpartyAccount, inFull: view.sight.inFull })
  const countdown =
    story.kind === 'prompting' && story.promptEndsAt !== null ? (
      <>
        {', '}
        <Countdown seconds={Math.ceil((story.promptEndsAt.getTime() - now.getTime()) / 1000)} />
      </>
    ) : null
  return (
    <PageText areas={['payments']}>
      <div className="grid gap-6">
        <PageHeader
          back={{ href: '/payments', label: t('title') }}
          title={headingOf(t, view, payment.counterpartyName || account, locale)}
          tag={
            <>
              <PaymentStatusTag state={payment.state} label={status(payment.state)} />
              {ways.reversed ? <Badge tone="caution">{giveBack('reversed')}</Badge> : null}
            </>
          }
          state={
            <>
              {sentence}
              {countdown}
            </>
          }
          actions={
            isTerminal(payment.state) ? (
              <FinishedActs t={giveBack} common={common} ctx={ctx} payment={payment} ways={ways} />
            ) : (
              <PaymentActs
                t={t}
                reviewWords={reviewWords}
                ctx={ctx}
                payment={payment}
                provider={provider}
                decisions={decisions}
                sentence={sentence}
                settles={review.open === null}
              />
            )
          }
        />
        {unread ? <NoticesRead key={payment.version} paymentId={payment.id} /> : null}
        <PaymentLive
          paymentId={payment.id}
          version={payment.version}
          open={!isTerminal(payment.state)}
          announcement={t('changed', { state: status(payment.state), sentence })}
        />
        {ways.linked.length > 0 ? (
          <Section title={giveBack('linked')}>
            <LinkedList t={giveBack} status={status} linked={ways.linked} locale={locale} />
          </Section>
        ) : null}
        <PaymentReasons t={t} view={view} story={story} provider={provider} />
        <ReviewPanel
          t={reviewWords}
          words={t}
          ctx={ctx}
          view={view}
          review={review}
          account={account}
          provider={provider}
          display={{ locale, zone }}
        />
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
          <Section title={t('facts')}>
            <Card className="py-1">
              <PaymentFacts
                t={t}
                common={common}
                giveBack={giveBack}
                status={status}
                view={view}
                account={account}
                decisions={decisions}
                display={{ locale, zone }}
              />
            </Card>
          </Section>
          <Section
            title={t('timeline.title')}
            description={t('timeline.description', { zone: zoneAbbreviation(zone) })}
          >
            <Timeline t={t} common={common} status={status} entries={evidence} display={{ locale, zone }} />
          </Section>
        </div>
      </div>
    </PageText>
  )
}
