'use client'

import { RefreshCw } from 'lucide-react'
import { useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import { askProviderAction } from './actions'

/** Brings the next question to the provider forward. It only asks; it never sends. */
export function AskButton(props: { paymentId: string; provider: string; disabledReason?: string }) {
  const t = useTranslations('payments')
  const toast = useToast()
  const [pending, start] = useTransition()
  const ask = () =>
    start(async () => {
      const result = await askProviderAction({ paymentId: props.paymentId })
      if (result.ok) toast({ title: t('acts.asked', { provider: props.provider }) })
      else toast({ title: result.error.message, tone: 'negative' })
    })
  return (
    <Button
      icon={<RefreshCw aria-hidden="true" />}
      pending={pending}
      onClick={ask}
      disabledReason={props.disabledReason}
    >
      {t('acts.ask', { provider: props.provider })}
    </Button>
  )
}
