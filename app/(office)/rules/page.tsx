import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { demoOf } from '@/app/_shared/demo-code'
import { PageText } from '@/app/_shared/page-text'
import { ProposalHistory } from '@/app/_shared/proposal-history'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { ProposalDecision } from '@/components/proposals/proposal-decision'
import { ruleSentence } from '@/components/rules/rule-words'
import { fullInstant } from '@/components/time/when'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import type { FeatureContext } from '@/lib/features/context'
import { listDecidedProposals, listOpenProposals, type ProposalRow } from '@/lib/features/proposals/queries'
import { type ApprovalRule, listRulesInForce } from '@/lib/features/rules/queries'
import { retiredRuleId, ruleOfProposal } from '@/lib/features/rules/rule-content'
import { confirmRuleAction, refuseRuleAction, withdrawRuleAction } from './actions'
import { ruleChoices } from './choices'
import { EndRuleButton } from './end-rule-button'
import { WhoApproves } from './who-approves'

const KINDS = ['rule.add', 'rule.retire'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('rules'))('title') }
}

/** The rules in plain sentences, what waits for a second administrator, and who would have to approve an amount. */
export default async function RulesPage() {
  const ctx = await pageContext('rules.read')
  const [t, s, rules, open, decided] = await Promise.all([
    getT('rules'),
    getT('status'),
    listRulesInForce(ctx.store, ctx.store.read),
    listOpenProposals(ctx.store, KINDS),
    listDecidedProposals(ctx.store, { kinds: KINDS }),
  ])
  const sentence = await proposalSentences()
  return (
    <PageText areas={['rules', 'proposals']}>
      <div className="grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-6">
        <PageHeader title={t('title')} state={t('state')} actions={<ProposeLink ctx={ctx} />} />
        {open.length > 0 ? <Waiting ctx={ctx} rows={open} sentence={sentence} /> : null}
        <RulesInForce ctx={ctx} rules={rules} open={open} />
        <Section title={t('who.title')} description={t('who.about')}>
          <WhoApproves choices={await ruleChoices(ctx, s)} />
        </Section>
        <ProposalHistory rows={decided} sentence={sentence} />
      </div>
    </PageText>
  )
}

async function refusedRight(ctx: FeatureContext): Promise<string | undefined> {
  const e = await getT('errors')
  return ctx.actor.permissions.has('rules.change')
    ? undefined
    : e('refusedReason', { right: e('permissions.rules.change') })
}

async function ProposeLink({ ctx }: { ctx: FeatureContext }) {
  const t = await getT('rules')
  return (
    <ButtonLink
      href="/rules/new"
      variant="primary"
      icon={<Plus aria-hidden="true" />}
      disabledReason={await refusedRight(ctx)}
    >
      {t('propose')}
    </ButtonLink>
  )
}

/** "New: payouts over …" or "To end: …", for what waits and for the history. */
async function proposalSentences(): Promise<(row: ProposalRow) => string> {
  const [t, s, { locale }] = await Promise.all([getT('rules'), getT('status'), getDisplay()])
  return (row) => {
    const rule = ruleSentence(ruleOfProposal(row), { t, s, locale })
    return t(row.kind === 'rule.add' ? 'adds' : 'ends', { rule })
  }
}

type InForceProps = { ctx: FeatureContext; rules: readonly ApprovalRule[]; open: readonly ProposalRow[] }

async function RulesInForce({ ctx, rules, open }: InForceProps) {
  const [t, s, { locale, zone }] = await Promise.all([getT('rules'), getT('status'), getDisplay()])
  const disabledReason = await refusedRight(ctx)
  const ending = open.filter(({ kind }) => kind === 'rule.retire').map(retiredRuleId)
  return (
    <Section title={t('inForce')}>
      <Card flush>
        <ul>
          <li className="grid gap-0.5 px-4 py-3">
            <p className="font-medium">{t('every')}</p>
            <p className="text-ink-soft text-sm">{t('everyWhy')}</p>
          </li>
          {rules.map((rule) => {
            const words = ruleSentence(rule, { t, s, locale })
            const when = fullInstant(rule.createdAt, zone, locale)
            return (
              <li
                key={rule.id}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-t px-4 py-3"
              >
                <div className="grid gap-0.5">
                  <p className="figures font-medium">{words}</p>
                  <p className="figures text-ink-soft text-sm">
                    {t(rule.proposalId === 'installation' ? 'sinceSandbox' : 'sinceAgreed', { when })}
                  </p>
                </div>
                {ending.includes(rule.id) ? (
                  <p className="text-caution text-sm">{t('ending')}</p>
                ) : (
                  <EndRuleButton ruleId={rule.id} sentence={words} disabledReason={disabledReason} />
                )}
              </li>
            )
          })}
        </ul>
      </Card>
    </Section>
  )
}

type WaitingProps = { ctx: FeatureContext; rows: readonly ProposalRow[]; sentence: (row: ProposalRow) => string }

async function Waiting({ ctx, rows, sentence }: WaitingProps) {
  const [t, p, { locale, zone }] = await Promise.all([getT('rules'), getT('proposals'), getDisplay()])
  const [refusedBecause, demo] = await Promise.all([refusedRight(ctx), demoOf(ctx)])
  return (
    <Section title={t('waiting')}>
      <div className="grid gap-3">
        {rows.map((row) => (
          <Card key={row.id} className="grid gap-3">
            <div className="grid gap-0.5">
              <p className="figures font-medium">{sentence(row)}</p>
              <p className="figures text-ink-soft text-sm">
                {p('proposedBy', {
                  who: row.proposerName,
                  when: fullInstant(row.createdAt, zone, locale),
                  reason: row.reason,
                })}
              </p>
            </div>
            <ProposalDecision
              proposalId={row.id}
              contentHash={row.contentHash}
              what={<p className="figures font-medium">{sentence(row)}</p>}
              acts={{ confirm: confirmRuleAction, refuse: refuseRuleAction, withdraw: withdrawRuleAction }}
              isOwn={row.proposerId === ctx.actor.id}
              refusedBecause={refusedBecause}
              demo={demo}
            />
          </Card>
        ))}
      </div>
    </Section>
  )
}
