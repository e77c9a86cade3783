'use client'

import { RotateCcw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { CURRENCIES, type Currency, formatAmount } from '@/lib/core/money'
import { PAYMENT_STATES } from '@/lib/core/payment-state'
import type { ReplayChange, Replayed } from '@/lib/features/inbox/replay-message'
import type { LocaleTag } from '@/lib/messages/locales'
import { replayMessageAction } from '../actions'

/** Runs the message again, and says what came of it in so many words. */
export function ReplayButton(props: { messageId: string; locale: LocaleTag; disabledReason?: string }) {
  const { messageId, locale, disabledReason } = props
  const t = useTranslations('inbox')
  const router = useRouter()
  const [isRunning, run] = useTransition()
  const [replayed, setReplayed] = useState<Replayed | undefined>()
  const [problem, setProblem] = useState<string | undefined>()
  const replay = () =>
    run(async () => {
      const result = await replayMessageAction({ messageId })
      setReplayed(result.ok ? result.value : undefined)
      setProblem(result.ok ? undefined : result.error.message)
      router.refresh()
    })
  return (
    <div className="grid gap-3">
      <Button
        onClick={replay}
        pending={isRunning}
        icon={<RotateCcw aria-hidden="true" />}
        disabledReason={disabledReason}
        className="w-fit"
      >
        {isRunning ? t('replay.running') : t('replay.act')}
      </Button>
      <div aria-live="polite" className="grid gap-2 empty:hidden">
        {problem ? <Notice tone="negative" title={problem} /> : null}
        {replayed ? <Outcome replayed={replayed} locale={locale} /> : null}
      </div>
    </div>
  )
}

function Outcome({ replayed, locale }: { replayed: Replayed; locale: LocaleTag }) {
  const t = useTranslations('inbox')
  if (replayed.outcome === 'no_change') return <Notice tone="positive" title={t('replay.noChange')} />
  if (replayed.outcome === 'not_followed') return <Notice tone="neutral" title={t('replay.notFollowed')} />
  return (
    <Notice tone="accent" title={t('replay.changed')}>
      <ul className="grid gap-0.5">
        {replayed.changes.map((change) => (
          <li key={`${change.what} ${change.of}`} className="break-words">
            <Change change={change} locale={locale} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Change({ change, locale }: { change: ReplayChange; locale: LocaleTag }) {
  const t = useTranslations('inbox')
  const status = useTranslations('status')
  const inWords = (value: string): string => {
    if (value === '') return t('replay.nothing')
    const state = PAYMENT_STATES.find((each) => each === value)
    if (change.what === 'state' && state) return status(state)
    const verdict = VERDICTS.find((each) => each === value)
    if (change.what === 'verdict' && verdict) return t(`verdicts.${verdict}`)
    return withAmount(value, locale)
  }
  const { before, after, what, of } = change
  return t('replay.became', {
    what: t(`replay.what.${what}`, { of }),
    before: inWords(before),
    after: inWords(after),
  })
}

const VERDICTS = [
  'new',
  'applied',
  'duplicate',
  'stale',
  'conflict',
  'orphan',
  'unconfirmed',
  'rejected',
  'rejected_stale',
  'noise',
  'closed',
] as const satisfies readonly Replayed['verdict'][]

/** `-500000 KES` at the end of a value, as people write it. */
function withAmount(value: string, locale: LocaleTag): string {
  const match = /^(.*?)(-?\d+) ([A-Z]{3})$/.exec(value)
  const currency: Currency | undefined = CURRENCIES.find((each) => each === match?.[3])
  if (!match || !currency) return value
  return `${match[1]}${currency} ${formatAmount(BigInt(match[2] ?? '0'), currency, locale)}`
}
