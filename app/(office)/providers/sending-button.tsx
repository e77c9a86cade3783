'use client'

import { CirclePause, CirclePlay } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import type { ProviderId } from '@/lib/core/rails'
import { pauseSendingAction, resumeSendingAction } from './actions'

type Act = 'pause' | 'resume'

/** Pauses or resumes the payouts of one provider, with a reason. */
export function SendingButton(props: { provider: ProviderId; name: string; act: Act; disabledReason?: string }) {
  const { provider, name, act, disabledReason } = props
  const t = useTranslations('connection')
  const change = act === 'pause' ? pauseSendingAction : resumeSendingAction
  return (
    <ReasonDialog
      fieldId={`${act}-${provider}-reason`}
      act={(reason) => change({ provider, reason })}
      words={{
        act: t(`${act}.act`),
        title: t(`${act}.title`, { provider: name }),
        what: t(`${act}.what`),
        reason: t('reason'),
        reasonHint: t('reasonHint'),
        keep: t('keep'),
        done: t(`${act}.done`, { provider: name }),
      }}
      tone={act === 'pause' ? 'danger' : 'primary'}
      button={{
        size: 'sm',
        icon: act === 'pause' ? <CirclePause aria-hidden="true" /> : <CirclePlay aria-hidden="true" />,
      }}
      disabledReason={disabledReason}
    />
  )
}
