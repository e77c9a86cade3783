'use client'

import { Eye } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import type { Revealable } from '@/lib/features/reveals/schemas'
import { revealAccountAction } from './actions'

/** Opens one record in full for a while, with a reason that goes into the audit log. */
export function RevealButton({ kind, id }: { kind: Revealable; id: string }) {
  const t = useTranslations('reveal')
  return (
    <ReasonDialog
      fieldId="reveal-reason"
      act={(reason) => revealAccountAction({ kind, id, reason })}
      words={{
        act: t('act'),
        title: t(`title.${kind}`),
        what: t('what'),
        reason: t('reason'),
        reasonHint: t('reasonHint'),
        keep: t('keep'),
        done: t('done'),
      }}
      tone="primary"
      button={{ size: 'sm', icon: <Eye aria-hidden="true" /> }}
    />
  )
}
