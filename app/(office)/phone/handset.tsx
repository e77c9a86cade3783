'use client'

import { BatteryFull, Signal } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { When } from '@/components/time/when'
import type { Zone } from '@/lib/core/days-and-zones'
import { readableMsisdn } from '@/lib/core/msisdn'
import type { PhoneAnswer, Prompt } from '@/lib/features/sandbox-phone/control-wire'
import type { PhoneDesk } from '@/lib/features/sandbox-phone/phone-view'
import { PromptSheet } from './prompt-sheet'
import { shillings } from './shillings'

/** The phone itself: its owner's wallet, and the prompt that rings on it. */
export function Handset(props: {
  desk: PhoneDesk
  prompt: Prompt | undefined
  given: { answer: PhoneAnswer; prompt: Prompt } | undefined
  merchant: string
  zone: Zone
  busy: boolean
  onAnswer: (answer: PhoneAnswer) => void
}) {
  const { desk, prompt, given } = props
  const t = useTranslations('phone')
  const locale = useLocale()
  return (
    <div className="mx-auto w-full max-w-80 rounded-[2.5rem] border border-line-strong bg-sunken p-3">
      <div className="flex min-h-[31rem] flex-col overflow-hidden rounded-[1.8rem] border border-line bg-canvas">
        <div className="flex items-center justify-between px-6 pt-3 text-xs">
          <When at={desk.now} zone={props.zone} locale={locale} form="time" />
          <span aria-hidden="true" className="h-1.5 w-14 rounded-full bg-line-strong" />
          <span aria-hidden="true" className="flex gap-1 text-ink-soft [&_svg]:size-3.5">
            <Signal />
            <BatteryFull />
          </span>
        </div>
        <div className="grid gap-0.5 px-6 pt-6 pb-5">
          <p className="font-medium">{desk.phone.name}</p>
          <p className="figures text-ink-soft text-sm">{readableMsisdn(desk.phone.msisdn)}</p>
          <p className="mt-4 text-ink-soft text-xs">{t('wallet')}</p>
          <p className="figures font-semibold text-xl tracking-[-0.01em]">{shillings(desk.phone.balance, locale)}</p>
        </div>
        <div className="flex flex-1 flex-col justify-end p-3">
          {prompt ? (
            <PromptSheet
              key={prompt.checkoutRequestId}
              prompt={prompt}
              now={desk.now}
              merchant={props.merchant}
              busy={props.busy}
              onAnswer={props.onAnswer}
            />
          ) : (
            <p className="px-6 pb-16 text-center text-ink-soft text-sm">
              {given ? t(`given.${given.answer}`, { amount: shillings(given.prompt.amount, locale) }) : t('idle')}
            </p>
          )}
        </div>
      </div>
    </div>
  )
}
