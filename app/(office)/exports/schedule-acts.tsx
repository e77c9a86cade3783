'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { useToast } from '@/components/ui/toast'
import { deleteScheduleAction, pauseScheduleAction } from './actions'

type Shown = Readonly<{ id: string; viewName: string; when: string; isPaused: boolean }>

/** Pause and go on at once; the end of a schedule asks for a reason. */
export function ScheduleActs({ schedule }: { schedule: Shown }) {
  const t = useTranslations('exports')
  const c = useTranslations('common')
  const toast = useToast()
  const router = useRouter()
  const [problem, setProblem] = useState<string>()
  const [busy, start] = useTransition()
  const { id, viewName, when, isPaused } = schedule
  const name = `${viewName}, ${when}`
  const turn = () =>
    start(async () => {
      const result = await pauseScheduleAction({ scheduleId: id, isPaused: !isPaused })
      setProblem(result.ok ? undefined : result.error.message)
      if (!result.ok) return
      toast({ title: t(isPaused ? 'schedule.goesOn' : 'schedule.pausedNow', { name: viewName }) })
      router.refresh()
    })
  return (
    <div className="grid justify-items-end gap-2">
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          pending={busy}
          onClick={turn}
          aria-label={t(isPaused ? 'schedule.resumeOf' : 'schedule.pauseOf', { name })}
        >
          {t(isPaused ? 'schedule.resume' : 'schedule.pause')}
        </Button>
        <ReasonDialog
          fieldId={`end-${id}`}
          act={(reason) => deleteScheduleAction({ scheduleId: id, reason })}
          words={{
            act: t('schedule.delete'),
            title: t('schedule.deleteTitle', { name: viewName }),
            what: t('schedule.deleteWhat'),
            reason: c('reason'),
            reasonHint: t('schedule.reasonHint'),
            keep: c('cancel'),
            done: t('schedule.deleted', { name: viewName }),
          }}
          tone="danger"
          button={{ size: 'sm', 'aria-label': t('schedule.deleteOf', { name }) }}
          about={<p className="rounded-card bg-sunken px-3.5 py-3 font-medium">{when}</p>}
        />
      </div>
      {problem ? <Notice tone="negative" title={problem} /> : null}
    </div>
  )
}
