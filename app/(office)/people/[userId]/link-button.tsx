'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { CopyText } from '@/components/ui/copy-button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { makeEntryLinkAction } from './actions'

type Made = { url: string } | { refused: string }

/** Makes a one-time link and shows it, for the only time: there is no post that could carry it. */
export function LinkButton({ userId, name }: { userId: string; name: string }) {
  const t = useTranslations('people')
  const c = useTranslations('common')
  const router = useRouter()
  const [busy, start] = useTransition()
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<Made>()
  const make = () =>
    start(async () => {
      const result = await makeEntryLinkAction({ userId })
      setMade(result.ok ? { url: result.value.url } : { refused: result.error.message })
      if (result.ok) router.refresh()
    })
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => {
        setOpen(now)
        // What was shown once is gone with the dialog.
        if (!now) setMade(undefined)
      }}
      title={t('link.of', { name })}
      description={t('link.what')}
      trigger={<Button variant="primary">{t('link.act')}</Button>}
    >
      <div className="grid gap-4">
        {made && 'url' in made ? (
          <>
            <Notice tone="caution" title={t('link.once')} />
            <CopyText text={made.url} label={c('copyWhat', { what: t('link.title') })} />
          </>
        ) : (
          <p className="text-ink-soft">{t('link.replaces')}</p>
        )}
        {made && 'refused' in made ? <Notice tone="negative" title={made.refused} /> : null}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>{c('close')}</Button>
          </DialogClose>
          {made && 'url' in made ? null : (
            <Button variant="primary" pending={busy} onClick={make}>
              {t('link.make')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}
