'use client'

import { useTranslations } from 'use-intl'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { disablePersonAction } from './actions'

/** Keeps somebody out at once, with a reason. */
export function DisableButton({ userId, name }: { userId: string; name: string }) {
  const t = useTranslations('people')
  const p = useTranslations('proposals')
  const c = useTranslations('common')
  return (
    <ReasonDialog
      fieldId="disable-reason"
      tone="danger"
      act={(reason) => disablePersonAction({ userId, reason })}
      words={{
        act: t('disable.act'),
        title: t('disable.title', { name }),
        what: t('disable.what'),
        reason: c('reason'),
        reasonHint: p('whyHint'),
        keep: c('cancel'),
        done: t('disable.done', { name }),
      }}
    />
  )
}
