'use client'

import { Link2 } from 'lucide-react'
import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { LiveRegion } from '@/components/ui/live-region'
import { Notice } from '@/components/ui/notice'
import type { ProviderId } from '@/lib/core/rails'
import { registerCallbacksAction } from '../actions'

/** Has our callback addresses registered at the provider by its API. */
export function RegisterButton({ provider, name }: { provider: ProviderId; name: string }) {
  const t = useTranslations('going-live')
  const [working, start] = useTransition()
  const [done, setDone] = useState(false)
  const [refusal, setRefusal] = useState<string>()

  function register() {
    start(async () => {
      const result = await registerCallbacksAction({ provider })
      setDone(result.ok)
      setRefusal(result.ok ? undefined : result.error.message)
    })
  }

  return (
    <>
      <Button size="sm" icon={<Link2 aria-hidden="true" />} pending={working} onClick={register}>
        {t('register.act')}
      </Button>
      <LiveRegion>{done ? t('register.done', { provider: name }) : ''}</LiveRegion>
      {refusal ? (
        <Notice tone="negative" className="w-full">
          {refusal}
        </Notice>
      ) : null}
    </>
  )
}
