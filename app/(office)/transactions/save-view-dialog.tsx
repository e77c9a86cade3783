'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useSubmission } from '@/app/_shared/use-submission'
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
  const { busy, fields, submit, summary } = useSubmission('view-')
  const [name, setName] = useState('')
  const [isMoving, setMoving] = useState(true)
  const [isShared, setShared] = useState(false)
  const [isDefault, setDefault] = useState(false)
  const save = () =>
    submit(
      () => {
        const kept = { ...shown, days: days && isMoving ? shown.days : ('' as const) }
        return saveViewAction({ ...kept, name, isShared, isDefault })
      },
      ({ viewId }) => {
        toast({ title: t('saved', { name: name.trim() }) })
        onSaved()
        router.push(`/transactions?view=${viewId}`, { scroll: false })
      },
    )
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
        <ErrorSummary {...summary} />
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
