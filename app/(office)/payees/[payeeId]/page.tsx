import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageText } from '@/app/_shared/page-text'
import { ProposalHistory } from '@/app/_shared/proposal-history'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { fullInstant } from '@/components/time/when'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { AppError } from '@/lib/core/errors'
import { maskCounterparty } from '@/lib/core/masking'
import { readableMsisdn } from '@/lib/core/msisdn'
import type { FeatureContext } from '@/lib/features/context'
import { payeeContent, subjectOfPayee } from '@/lib/features/payees/payee-content'
import { getPayee, type Payee, payeeDetails } from '@/lib/features/payees/queries'
import { isPayeeRail, type PayeeRail } from '@/lib/features/payees/schemas'
import { listPlaces } from '@/lib/features/payments/places'
import { listDecidedProposals, listOpenProposals, type ProposalRow } from '@/lib/features/proposals/queries'
import { sightOf } from '@/lib/features/reveals/sight'
import { newnessOf } from '@/lib/features/rules/new-payee'
import { RevealLine } from '../../reveal/reveal-line'
import { WaitingPayees } from '../waiting'
import { ChangeForm } from './change-form'

const KINDS = ['payee.add', 'payee.change'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('payees'))('title') }
}

async function findOne(ctx: FeatureContext, payeeId: string): Promise<Payee> {
  try {
    return await getPayee(ctx.store, ctx.store.read, payeeId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

/** One payee: where their money goes, who said so, and the first half of changing it. */
export default async function PayeePage({ params }: { params: Promise<{ payeeId: string }> }) {
  const ctx = await pageContext('money.read')
  const payee = await findOne(ctx, (await params).payeeId)
  const subject = subjectOfPayee(payee.id)
  const [t, e, open, decided] = await Promise.all([
    getT('payees'),
    getT('errors'),
    listOpenProposals(ctx.store, KINDS),
    listDecidedProposals(ctx.store, { kinds: KINDS, subject }),
  ])
  const waiting = open.filter((row) => row.subject === subject)
  const mayPay = ctx.actor.permissions.has('payout.prepare')
  const payRefused =
    payee.confirmedAt === null
      ? e('field.payee_not_confirmed')
      : mayPay
        ? undefined
        : e('refusedReason', { right: e('permissions.payout.prepare') })
  return (
    <PageText areas={['payees', 'proposals']}>
      <div className="grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-6">
        <PageHeader
          title={payee.name}
          back={{ href: '/payees', label: t('title') }}
          actions={
            <ButtonLink href={`/payments/new?payee=${payee.id}`} variant="primary" disabledReason={payRefused}>
              {t('payName', { name: payee.name })}
            </ButtonLink>
          }
        />
        <Newness ctx={ctx} payee={payee} />
        {waiting.length > 0 ? <WaitingPayees ctx={ctx} rows={waiting} /> : null}
        <PayeeFacts ctx={ctx} payee={payee} />
        {waiting.length === 0 ? <Change ctx={ctx} payee={payee} /> : null}
        <ProposalHistory rows={decided} sentence={await sentences()} />
      </div>
    </PageText>
  )
}

async function sentences(): Promise<(row: ProposalRow) => string> {
  const t = await getT('payees')
  return (row) => {
    const { before, after } = payeeContent(row)
    const account = maskCounterparty(after.account)
    return before
      ? t('history.change', {
          before: `${before.name}, ${maskCounterparty(before.account)}`,
          after: `${after.name}, ${account}`,
        })
      : t('history.add', { name: after.name, account })
  }
}

async function Newness({ ctx, payee }: { ctx: FeatureContext; payee: Payee }) {
  const r = await getT('rules')
  const newness = await newnessOf(ctx.store, ctx.store.read, payee, ctx.now())
  return newness === 'account_changed' ? (
    <Notice tone="caution" title={r('newPayee')}>
      {r('newness.account_changed')}
    </Notice>
  ) : null
}

async function PayeeFacts({ ctx, payee }: { ctx: FeatureContext; payee: Payee }) {
  const [t, c, s, { locale, zone }, sight] = await Promise.all([
    getT('payees'),
    getT('common'),
    getT('status'),
    getDisplay(),
    sightOf(ctx, 'payee', payee.id),
  ])
  return (
    <Card className="py-1">
      <Facts>
        <Fact label={c('rail')}>{s(`rails.${payee.rail}`)}</Fact>
        {payee.bank ? <Fact label={t('place')}>{payee.bank}</Fact> : null}
        <Fact label={c('account')}>
          <p className="figures">{sight.inFull ? readableMsisdn(payee.account) : maskCounterparty(payee.account)}</p>
          <RevealLine kind="payee" id={payee.id} sight={sight} />
        </Fact>
        <Fact label={t('since')}>
          <span className="figures">{fullInstant(payee.createdAt, zone, locale)}</span>
        </Fact>
        <Fact label={t('confirmed')}>
          <span className="figures">
            {payee.confirmedAt ? fullInstant(payee.confirmedAt, zone, locale) : t('notConfirmed')}
          </span>
        </Fact>
      </Facts>
    </Card>
  )
}

async function Change({ ctx, payee }: { ctx: FeatureContext; payee: Payee }) {
  const [t, e] = await Promise.all([getT('payees'), getT('errors')])
  if (!ctx.actor.permissions.has('payee.change') || !isPayeeRail(payee.rail)) {
    return (
      <Section title={t('change.title')}>
        <p className="text-ink-soft">{e('refusedReason', { right: e('permissions.payee.change') })}</p>
      </Section>
    )
  }
  const hasPlaces = payee.rail === 'bitpesa.payout' || payee.rail === 'ihela.cashin'
  return (
    <Section title={t('change.title')} description={t('change.state')}>
      <ChangeForm
        payeeId={payee.id}
        rail={payee.rail}
        name={payee.name}
        place={payee.bank}
        details={payeeDetails(payee)}
        places={hasPlaces ? await placesOf(ctx, payee.rail) : []}
      />
    </Section>
  )
}

async function placesOf(ctx: FeatureContext, rail: PayeeRail) {
  try {
    const places = await listPlaces(ctx, rail)
    return places.map(({ id, name, fields }) => ({ id, name, fields }))
  } catch (error) {
    // The form says that its list is missing.
    if (error instanceof AppError) return null
    throw error
  }
}
