'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import type { Refusal } from '@/app/_shared/action'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { renameViewAction } from './actions'
import type { Kept } from './view-acts'

/** Another name; what was typed survives a refusal. */
export function RenameDialog({ view }: { view: Kept }) {
  const t = useTranslations('views')
  const c = useTranslations('common')
  const toast = useToast()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(view.name)
  const [refusal, setRefusal] = useState<Refusal & { attempt: number }>()
  const [busy, start] = useTransition()
  const fieldId = `rename-${view.id}`
  const problem = refusal && (refusal.fields['name'] ?? refusal.message)
  const rename = () =>
    start(async () => {
      const result = await renameViewAction({ viewId: view.id, version: view.version, name })
      if (!result.ok) {
        setRefusal((before) => ({ ...result.error, attempt: (before?.attempt ?? 0) + 1 }))
        return
      }
      setRefusal(undefined)
      setOpen(false)
      toast({ title: t('renamed', { name: name.trim() }) })
      router.refresh()
    })
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('renameTitle', { name: view.name })}
      trigger={
        <Button size="sm" aria-label={t('renameOf', { name: view.name })}>
          {t('rename')}
        </Button>
      }
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          rename()
        }}
      >
        <ErrorSummary
          title={refusal?.message ?? ''}
          problems={problem ? [{ fieldId, message: problem }] : []}
          attempt={refusal?.attempt}
        />
        <TextField
          id={fieldId}
          label={c('name')}
          error={refusal?.fields['name']}
          value={name}
          autoComplete="off"
          required
          onChange={({ target }) => setName(target.value)}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>{c('cancel')}</Button>
          </DialogClose>
          <Button type="submit" variant="primary" pending={busy}>
            {busy ? c('saving') : t('rename')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
