'use client'

import { RefreshCw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState, useTransition } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { ageInWords } from '@/components/time/age'
import { Button } from '@/components/ui/button'
import { askBalanceAction } from './actions'

/** The answer may come by callback, so the page is looked at again a few times and then left alone. */
const LOOK_AGAIN_MS = [1_500, 4_000, 8_000] as const

/** Asks the provider; says in words when it is too soon. */
export function AskButton({ accountId, provider }: { accountId: string; provider: string }) {
  const t = useTranslations('balances')
  const locale = useLocale()
  const router = useRouter()
  const [pending, start] = useTransition()
  const [said, setSaid] = useState('')
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    if (asked === 0) return
    const timers = LOOK_AGAIN_MS.map((wait) => setTimeout(() => router.refresh(), wait))
    return () => timers.forEach(clearTimeout)
  }, [asked, router])
  const ask = () =>
    start(async () => {
      const result = await askBalanceAction({ accountId })
      if (!result.ok) {
        setSaid(`${t('ask.failed')} ${result.error.message}`)
        return
      }
      const answer = result.value
      if (answer.kind === 'too_soon')
        setSaid(t('ask.tooSoon', { provider, wait: ageInWords(new Date(), answer.at, locale) }))
      else if (answer.kind === 'not_offered') setSaid(t('ask.notOffered', { provider }))
      else {
        setSaid(t('ask.asked'))
        setAsked((times) => times + 1)
      }
    })
  return (
    <div className="grid justify-items-start gap-1.5 sm:justify-items-end">
      <Button icon={<RefreshCw aria-hidden="true" />} pending={pending} onClick={ask}>
        {pending ? t('ask.asking') : t('ask.button')}
      </Button>
      <p role="status" aria-live="polite" className="min-h-[18px] max-w-md text-ink-soft text-sm">
        {said}
      </p>
    </div>
  )
}
