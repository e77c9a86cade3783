'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useTransition } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Link } from '@/components/ui/link'
import { LiveRegion } from '@/components/ui/live-region'
import { Notice } from '@/components/ui/notice'
import type { Zone } from '@/lib/core/days-and-zones'
import { readableMsisdn } from '@/lib/core/msisdn'
import type { PhoneAnswer, Prompt } from '@/lib/features/sandbox-phone/control-wire'
import type { PhoneDesk } from '@/lib/features/sandbox-phone/phone-view'
import { phoneDeskQuery } from '@/lib/features/sandbox-phone/query-options'
import { answerPromptAction } from './actions'
import { Handset } from './handset'
import { PhoneHabit } from './phone-habit'
import { shillings } from './shillings'

/** The handset with what rings elsewhere and what it does by itself. */
export function HandsetDesk({ initial, merchant, zone }: { initial: PhoneDesk; merchant: string; zone: Zone }) {
  const t = useTranslations('phone')
  const locale = useLocale()
  const client = useQueryClient()
  const query = phoneDeskQuery(initial.phone.msisdn)
  const { data: desk, isError } = useQuery({ ...query, initialData: initial })
  const [answering, start] = useTransition()
  const [given, setGiven] = useState<{ answer: PhoneAnswer; prompt: Prompt }>()
  const [problem, setProblem] = useState<string>()
  const prompt = desk.phone.prompts[0]
  const promptId = prompt?.checkoutRequestId
  useEffect(() => {
    // A new prompt: what was said about the last one is over.
    if (promptId) setGiven(undefined)
  }, [promptId])

  function answer(what: PhoneAnswer) {
    if (!prompt) return
    start(async () => {
      const { msisdn, checkoutRequestId } = prompt
      const result = await answerPromptAction({ msisdn, answer: what, checkoutRequestId })
      if (result.ok) {
        client.setQueryData(query.queryKey, { ...desk, phone: result.value })
        setGiven({ answer: what, prompt })
        return setProblem(undefined)
      }
      // It ended by itself in between; the next look shows so.
      setProblem(result.error.code === 'not_found' ? t('promptGone') : result.error.message)
    })
  }

  return (
    <section aria-label={t('handset')} className="grid gap-4">
      {desk.elsewhere.map((other) => (
        <Notice key={other.checkoutRequestId} tone="accent">
          <Link href={`/phone?number=${other.msisdn}`} className="font-medium underline underline-offset-2">
            {t('ringsElsewhere', { number: readableMsisdn(other.msisdn), amount: shillings(other.amount, locale) })}
          </Link>
        </Notice>
      ))}
      {isError ? <Notice tone="caution">{t('stale')}</Notice> : null}
      {problem ? <Notice tone="caution">{problem}</Notice> : null}
      <Handset
        desk={desk}
        prompt={prompt}
        given={given}
        merchant={merchant}
        zone={zone}
        busy={answering}
        onAnswer={answer}
      />
      <PhoneHabit phone={desk.phone} />
      <LiveRegion>
        {prompt
          ? t('announce', { amount: shillings(prompt.amount, locale), merchant })
          : given
            ? t(`given.${given.answer}`, { amount: shillings(given.prompt.amount, locale) })
            : ''}
      </LiveRegion>
    </section>
  )
}
