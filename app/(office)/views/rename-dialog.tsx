'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSubmission } from '@/app/_shared/use-submission'
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
  const { busy, fields, refusal, submit, summary } = useSubmission()
  const fieldId = `rename-${view.id}`
  const problem = refusal && (fields['name'] ?? refusal.message)
  const rename = () =>
    submit(
      () => renameViewAction({ viewId: view.id, version: view.version, name }),
      () => {
        setOpen(false)
        toast({ title: t('renamed', { name: name.trim() }) })
        router.refresh()
      },
    )
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
        <ErrorSummary {...summary} problems={problem ? [{ fieldId, message: problem }] : []} />
        <TextField
          id={fieldId}
          label={c('name')}
          error={fields['name']}
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
