'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { useToast } from '@/components/ui/toast'
import { deleteViewAction } from './actions'
import type { Kept } from './view-acts'

/** Says what goes with it; where others lose the view too, it asks for a reason. */
export function DeleteView({ view, schedules }: { view: Kept; schedules: number }) {
  const t = useTranslations('views')
  const c = useTranslations('common')
  const { id, name, version, isShared } = view
  const what = schedules > 0 ? t('deleteScheduled', { schedules }) : t('deleteWhat')
  if (!isShared) return <DeleteOwn view={view} what={what} />
  return (
    <ReasonDialog
      fieldId={`delete-${id}`}
      act={(reason) => deleteViewAction({ viewId: id, version, reason })}
      words={{
        act: t('delete'),
        title: t('deleteTitle', { name }),
        what: `${t('deleteShared')} ${what}`,
        reason: c('reason'),
        reasonHint: t('deleteReasonHint'),
        keep: c('cancel'),
        done: t('deleted', { name }),
      }}
      tone="danger"
      button={{ size: 'sm', 'aria-label': t('deleteOf', { name }) }}
    />
  )
}

function DeleteOwn({ view, what }: { view: Kept; what: string }) {
  const t = useTranslations('views')
  const c = useTranslations('common')
  const toast = useToast()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [busy, start] = useTransition()
  const { id, name, version } = view
  const remove = () =>
    start(async () => {
      const result = await deleteViewAction({ viewId: id, version, reason: '' })
      if (!result.ok) return setProblem(result.error.message)
      setOpen(false)
      toast({ title: t('deleted', { name }) })
      router.refresh()
    })
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('deleteTitle', { name })}
      description={what}
      trigger={
        <Button size="sm" aria-label={t('deleteOf', { name })}>
          {t('delete')}
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button>{c('cancel')}</Button>
          </DialogClose>
          <Button variant="danger" onClick={remove} pending={busy}>
            {t('delete')}
          </Button>
        </>
      }
    >
      {problem ? <Notice tone="negative" title={problem} /> : null}
    </Dialog>
  )
}
