import { When } from '@/components/time/when'
import { Card } from '@/components/ui/card'
import { CopyText } from '@/components/ui/copy-button'
import { Fact, Facts } from '@/components/ui/facts'
import type { Zone } from '@/lib/core/days-and-zones'
import { type Currency, formatMoney } from '@/lib/core/money'
import type { ResolutionView } from '@/lib/features/resolutions/view-review'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'

type Props = {
  t: TextOf<'review'>
  common: TextOf<'common'>
  view: ResolutionView
  currency: Currency
  display: { locale: LocaleTag; zone: Zone }
}

/** Word for word what is confirmed: the outcome, what shows it, and the paper with its fingerprint. */
export function ProposalFacts({ t, common, view, currency, display }: Props) {
  const { proposal, resolution, deciderName } = view
  const { locale, zone } = display
  return (
    <Card className="py-1">
      <Facts>
        <Fact label={t('page.outcome')}>
          <span className="font-semibold">{t(`page.hows.${resolution.how}.label`)}</span>
        </Fact>
        {resolution.receipt ? (
          <Fact label={t('page.receipt')}>
            <span className="font-mono">{resolution.receipt}</span>
          </Fact>
        ) : null}
        {resolution.confirmedMinor ? (
          <Fact label={t('page.confirmedAmount')}>
            <span className="figures font-semibold">
              {formatMoney({ amountMinor: BigInt(resolution.confirmedMinor), currency }, locale)}
            </span>
          </Fact>
        ) : null}
        <Fact label={t('page.reason')}>
          <span className="whitespace-pre-wrap">{proposal.reason}</span>
        </Fact>
        <Fact label={t('page.paper')}>
          {proposal.evidenceName ? (
            <a className="underline underline-offset-2" href={`/exports/evidence/${proposal.id}`} download>
              {t('page.download', { name: proposal.evidenceName })}
            </a>
          ) : (
            <span className="text-ink-soft">{t('page.noPaper')}</span>
          )}
        </Fact>
        {proposal.evidenceSha256 ? (
          <Fact label={t('page.fingerprint')}>
            <span className="break-all font-mono text-xs">
              <CopyText text={proposal.evidenceSha256} label={common('copyWhat', { what: t('page.fingerprint') })} />
            </span>
          </Fact>
        ) : null}
        <Fact label={t('page.proposedBy')}>
          {proposal.proposerName}, <When at={proposal.createdAt} zone={zone} locale={locale} showZone />
        </Fact>
        {deciderName !== null && proposal.decidedAt ? (
          <Fact label={t(`page.states.${proposal.state}`)}>
            {deciderName}, <When at={proposal.decidedAt} zone={zone} locale={locale} showZone />
            {proposal.decisionNote ? <p className="text-ink-soft">{proposal.decisionNote}</p> : null}
          </Fact>
        ) : null}
      </Facts>
    </Card>
  )
}
