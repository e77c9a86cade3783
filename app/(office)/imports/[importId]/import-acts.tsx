'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { ImportRow } from '@/lib/features/imports/queries'
import { discardImportAction, startImportAction } from '../actions'

/** Import, once everything is decided; or put the file away. */
export function ImportActs(props: { importId: string; state: ImportRow['state']; lines: number; undecided: number }) {
  const { importId, state, lines, undecided } = props
  const t = useTranslations('imports')
  const router = useRouter()
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string>()
  const act = (run: typeof startImportAction) =>
    start(async () => {
      const result = await run({ importId })
      setProblem(result.ok ? undefined : result.error.message)
      router.refresh()
    })
  if (state !== 'ready' && state !== 'uploaded' && state !== 'refused') return null
  const disabledReason = lines === 0 ? t('nothingNew') : undecided > 0 ? t('decideFirst') : undefined
  return (
    <div className="grid gap-2">
      {problem ? <Notice tone="negative" title={problem} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => act(discardImportAction)} pending={busy}>
          {t('discard')}
        </Button>
        {state === 'ready' ? (
          <Button
            variant="primary"
            onClick={() => act(startImportAction)}
            pending={busy}
            disabledReason={disabledReason}
            reasonShown="below"
          >
            {t('import', { count: lines })}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
