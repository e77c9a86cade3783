'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import type { ActionResult } from '@/app/_shared/action'
import { Button, ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useToast } from '@/components/ui/toast'
import { chooseDefaultAction, shareViewAction } from './actions'
import { DeleteView } from './delete-view'
import { RenameDialog } from './rename-dialog'

export type Kept = Readonly<{ id: string; name: string; version: number; isShared: boolean }>

type Props = Readonly<{
  view: Kept
  isDefault: boolean
  mayOpen: boolean
  mayExport: boolean
  mayChange: boolean
  /** How many schedules run it. */
  schedules: number
}>

/** What may be done with a view: open the page with it, rename, share, delete. */
export function ViewActs({ view, isDefault, mayOpen, mayExport, mayChange, schedules }: Props) {
  const t = useTranslations('views')
  const toast = useToast()
  const router = useRouter()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string>()
  const act = (run: () => Promise<ActionResult<void>>, done: string) =>
    start(async () => {
      const result = await run()
      setProblem(result.ok ? undefined : (result.error.fields['isShared'] ?? result.error.message))
      if (!result.ok) return
      toast({ title: done })
      router.refresh()
    })
  const choose = (viewId: string, done: string) => act(() => chooseDefaultAction({ viewId }), done)
  const share = (isShared: boolean, done: string) =>
    act(() => shareViewAction({ viewId: view.id, version: view.version, isShared }), done)
  const { name } = view
  return (
    <div className="grid gap-2">
      {problem ? <Notice tone="negative" title={problem} /> : null}
      <div className="flex flex-wrap gap-2">
        {mayOpen && isDefault ? (
          <Button
            size="sm"
            pending={busy}
            onClick={() => choose('', t('noDefault'))}
            aria-label={t('unchooseOf', { name })}
          >
            {t('unchoose')}
          </Button>
        ) : null}
        {mayOpen && !isDefault ? (
          <Button
            size="sm"
            pending={busy}
            onClick={() => choose(view.id, t('chosen', { name }))}
            aria-label={t('chooseOf', { name })}
          >
            {t('choose')}
          </Button>
        ) : null}
        {mayExport ? (
          <ButtonLink
            size="sm"
            href={`/exports/schedules/new?view=${view.id}`}
            prefetch={false}
            aria-label={t('scheduleOf', { name })}
          >
            {t('schedule')}
          </ButtonLink>
        ) : null}
        {mayChange ? (
          <>
            <RenameDialog view={view} />
            <Button
              size="sm"
              pending={busy}
              onClick={() => share(!view.isShared, t(view.isShared ? 'unsharedNow' : 'sharedNow', { name }))}
              aria-label={t(view.isShared ? 'unshareOf' : 'shareOf', { name })}
            >
              {t(view.isShared ? 'unshare' : 'shareAct')}
            </Button>
            <DeleteView view={view} schedules={schedules} />
          </>
        ) : null}
      </div>
    </div>
  )
}
