'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { BillStatusTag } from '@/components/bills/bill-status-tag'
import { fullInstant, When } from '@/components/time/when'
import { Button, ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { LiveRegion } from '@/components/ui/live-region'
import { Notice } from '@/components/ui/notice'
import type { Zone } from '@/lib/core/days-and-zones'
import type { BillStatusView } from '@/lib/features/bills/bill-status-view'
import { billStatusQuery } from '@/lib/features/bills/query-options'
import { checkBillNowAction } from './actions'

/** What is known of the bill now: it turns Paid by itself, and says what the provider said and when. */
export function LiveBillStatus(props: { initial: BillStatusView; zone: Zone; refusedReason: string | undefined }) {
  const t = useTranslations('bills')
  const locale = useLocale()
  const router = useRouter()
  const client = useQueryClient()
  const query = billStatusQuery(props.initial.id)
  const { data: bill, isError } = useQuery({ ...query, initialData: props.initial })
  const [checking, start] = useTransition()
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState<string>()
  const before = useRef(bill.state)
  useEffect(() => {
    if (before.current === bill.state) return
    before.current = bill.state
    setSaid(t('live.became', { state: t(`states.${bill.state}`) }))
    // What is around the status (code, link, messages) is the server's: a settled bill needs no customer any more.
    router.refresh()
  }, [bill.state, router, t])

  function check() {
    start(async () => {
      setProblem(undefined)
      const result = await checkBillNowAction({ billId: bill.id })
      if (!result.ok) return setProblem(result.error.message)
      client.setQueryData(query.queryKey, result.value)
      const answered = result.value.lastCheckedAt !== bill.lastCheckedAt
      if (!answered && result.value.state === bill.state) return setProblem(t('live.noAnswer'))
      setSaid(t('live.checked', { word: result.value.providerWord }))
    })
  }

  const open = bill.state === 'pending'
  // Nothing of it is known there that could be asked about; what came back then is a refusal or our own words.
  const neverRaised = (bill.state === 'failed' || bill.state === 'unknown') && bill.lastCheckedAt === null
  const instant = (at: string) => fullInstant(new Date(at), props.zone, locale)
  return (
    <Card className="grid content-start gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <BillStatusTag state={bill.state} label={t(`states.${bill.state}`)} />
        {open ? (
          <Button
            size="sm"
            icon={<RefreshCw aria-hidden="true" />}
            pending={checking}
            disabledReason={props.refusedReason}
            onClick={check}
          >
            {checking ? t('live.checking') : t('live.checkNow')}
          </Button>
        ) : null}
      </div>
      <p>{t(`explain.${bill.state}`)}</p>
      {bill.wordFits ? null : (
        <Notice tone="caution" title={t('live.oddTitle', { word: bill.providerWord })}>
          {t('live.oddWhy')}
        </Notice>
      )}
      {problem ? <Notice tone="caution">{problem}</Notice> : null}
      {isError && open ? <Notice tone="caution">{t('live.stale')}</Notice> : null}
      <Facts>
        {neverRaised ? (
          <Fact label={t('live.cameBack')}>{bill.providerWord}</Fact>
        ) : (
          <Fact label={t('live.word')}>{bill.providerWord ? <q>{bill.providerWord}</q> : t('live.noWord')}</Fact>
        )}
        {neverRaised ? null : (
          <Fact label={t('live.lastChecked')}>
            {bill.lastCheckedAt ? (
              <When at={bill.lastCheckedAt} zone={props.zone} locale={locale} form="full" />
            ) : (
              t('live.notYet')
            )}
          </Fact>
        )}
        {open ? (
          <Fact label={t('live.nextCheck')}>
            {bill.nextCheckAt ? <span className="figures">{instant(bill.nextCheckAt)}</span> : t('live.notPlanned')}
          </Fact>
        ) : null}
        {bill.bankReference ? (
          <Fact label={t('live.bankReference')}>
            <span className="break-all font-mono text-sm">{bill.bankReference}</span>
          </Fact>
        ) : null}
      </Facts>
      {bill.booked && bill.bankReference ? (
        <div>
          <ButtonLink href={`/transactions?q=${encodeURIComponent(bill.bankReference)}`} size="sm">
            {t('live.openTransaction')}
          </ButtonLink>
        </div>
      ) : null}
      <LiveRegion>{said}</LiveRegion>
    </Card>
  )
}
