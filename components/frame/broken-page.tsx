'use client'

import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button'
import { ErrorState } from '../ui/error-state'

/** What an error boundary shows: what happened, whether money moved, what to do, and the reference to quote. */
export function BrokenPage({ reference, reset, level }: { reference?: string; reset: () => void; level?: 1 | 2 }) {
  const t = useTranslations('errors')
  const c = useTranslations('common')
  const router = useRouter()
  // The failing part came from the server, so it has to be asked for again before the boundary is reset.
  const retry = () =>
    startTransition(() => {
      router.refresh()
      reset()
    })
  return (
    <ErrorState
      level={level}
      title={t('brokenTitle')}
      moneyMoved={t('brokenMoney')}
      whatToDo={t('brokenWhatToDo')}
      referenceLabel={t('brokenReference')}
      reference={reference}
      action={
        <Button variant="primary" onClick={retry}>
          {c('retry')}
        </Button>
      }
    />
  )
}
