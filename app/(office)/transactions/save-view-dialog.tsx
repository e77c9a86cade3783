'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import type { Refusal } from '@/app/_shared/action'
import { Button } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/checkbox'
import { ChoiceCards } from '@/components/ui/choice-cards'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import type { AskedContent } from '@/lib/features/views/view-content'
import { saveViewAction } from '../views/actions'

type Props = Readonly<{
  shown: AskedContent
  days?: Readonly<{ moving: string; fixed: string }>
  filters: readonly string[]
  onSaved: () => void
}>

/** The list as it is now, under a name. What was typed survives a refusal. */
export function SaveViewDialog({ shown, days, filters, onSaved }: Props) {
  const t = useTranslations('views')
  const c = useTranslations('common')
  const toast = useToast()
  const router = useRouter()
  const [busy, start] = useTransition()
  const [refusal, setRefusal] = useState<Refusal & { attempt: number }>()
  const [name, setName] = useState('')
  const [isMoving, setMoving] = useState(true)
  const [isShared, setShared] = useState(false)
  const [isDefault, setDefault] = useState(false)
  const fields = refusal?.fields ?? {}
  const listed = Object.entries(fields).map(([field, message]) => ({ fieldId: `view-${field}`, message }))
  const save = () =>
    start(async () => {
      const kept = { ...shown, days: days && isMoving ? shown.days : ('' as const) }
      const result = await saveViewAction({ ...kept, name, isShared, isDefault })
      if (!result.ok) {
        setRefusal((before) => ({ ...result.error, attempt: (before?.attempt ?? 0) + 1 }))
        return
      }
      toast({ title: t('saved', { name: name.trim() }) })
      onSaved()
      router.push(`/transactions?view=${result.value.viewId}`, { scroll: false })
    })
  return (
    <Dialog
      title={t('saveTitle')}
      description={filters.length > 0 ? t('saveWhat', { filters: filters.join(', ') }) : t('saveEverything')}
      trigger={<Button size="sm">{t('save')}</Button>}
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <ErrorSummary
          title={refusal?.message ?? ''}
          problems={listed.length > 0 || !refusal ? listed : [{ message: refusal.message }]}
          attempt={refusal?.attempt}
        />
        <TextField
          id="view-name"
          label={c('name')}
          hint={t('nameHint')}
          error={fields['name']}
          value={name}
          autoComplete="off"
          required
          onChange={({ target }) => setName(target.value)}
        />
        {days ? (
          <ChoiceCards
            legend={t('days')}
            name="days"
            columns={1}
            value={isMoving ? 'moving' : 'fixed'}
            onValueChange={(value) => setMoving(value === 'moving')}
            options={[
              { value: 'moving', label: days.moving, detail: t('daysMove') },
              { value: 'fixed', label: days.fixed, detail: t('daysStay') },
            ]}
          />
        ) : null}
        <CheckboxField
          id="view-isShared"
          label={t('share')}
          hint={t('shareHint')}
          error={fields['isShared']}
          checked={isShared}
          onChange={({ target }) => setShared(target.checked)}
        />
        <CheckboxField
          id="view-isDefault"
          label={t('openWith')}
          hint={t('openWithHint')}
          checked={isDefault}
          onChange={({ target }) => setDefault(target.checked)}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>
            <Button>{c('cancel')}</Button>
          </DialogClose>
          <Button type="submit" variant="primary" pending={busy}>
            {busy ? c('saving') : t('saveAct')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
