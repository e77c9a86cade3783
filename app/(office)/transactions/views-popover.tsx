'use client'

import { Bookmark } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Popover } from '@/components/ui/popover'
import { useToast } from '@/components/ui/toast'
import type { AskedContent } from '@/lib/features/views/view-content'
import { replaceViewAction } from '../views/actions'
import { type ChoiceLink, ChoiceLinks } from './choice-links'
import { SaveViewDialog } from './save-view-dialog'

export type PresentView = Readonly<{
  id: string
  name: string
  version: number
  isChanged: boolean
  mayChange: boolean
  /** Its days are dates that stay, so days that are chosen now are dates too when it is kept as it is now. */
  keepsDates: boolean
}>

type Props = Readonly<{
  present?: PresentView
  own: readonly ChoiceLink[]
  team: readonly ChoiceLink[]
  everything: ChoiceLink
  /** The list as it is shown now. */
  shown: AskedContent
  /** What its days are called and the dates that they are, where they could move along. */
  days?: Readonly<{ moving: string; fixed: string }>
  /** What the list filters by, in words. */
  filters: readonly string[]
}>

/** The views that this person may open, and the list as it is now kept as one. */
export function ViewsPopover(props: Props) {
  const { present, own, team } = props
  const t = useTranslations('views')
  const [open, setOpen] = useState(false)
  const name = present ? (present.isChanged ? t('changedName', { name: present.name }) : present.name) : undefined
  return (
    <Popover
      label={t('title')}
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          icon={<Bookmark aria-hidden="true" />}
          className="max-w-full"
          aria-label={t('button', { name: name ?? t('none') })}
        >
          <span className="max-w-48 truncate">{name ?? t('short')}</span>
        </Button>
      }
    >
      <div className="grid gap-3">
        {own.length + team.length === 0 ? <p className="text-ink-soft text-sm">{t('about')}</p> : null}
        {own.length > 0 ? <Group label={t('own')} items={own} /> : null}
        {team.length > 0 ? <Group label={t('team')} items={team} /> : null}
        {own.length + team.length > 0 ? <ChoiceLinks label={t('everythingLabel')} items={[props.everything]} /> : null}
        <div className="flex flex-wrap gap-2 border-line border-t pt-3">
          {present?.isChanged && present.mayChange ? (
            <KeepChanges present={present} shown={props.shown} onKept={() => setOpen(false)} />
          ) : null}
          <SaveViewDialog
            shown={props.shown}
            days={props.days}
            filters={props.filters}
            onSaved={() => setOpen(false)}
          />
          <ButtonLink href="/views" size="sm" variant="quiet" prefetch={false}>
            {t('manage')}
          </ButtonLink>
        </div>
      </div>
    </Popover>
  )
}

function Group({ label, items }: { label: string; items: readonly ChoiceLink[] }) {
  return (
    <div className="grid gap-1">
      <p className="font-medium text-sm">{label}</p>
      <ChoiceLinks label={label} items={items} />
    </div>
  )
}

/** Keeps the list as it is now under the view's own name. */
function KeepChanges(props: { present: PresentView; shown: AskedContent; onKept: () => void }) {
  const { present, shown } = props
  const t = useTranslations('views')
  const toast = useToast()
  const router = useRouter()
  const [problem, setProblem] = useState<string>()
  const [busy, start] = useTransition()
  const keep = () =>
    start(async () => {
      const content = present.keepsDates ? { ...shown, days: '' as const } : shown
      const result = await replaceViewAction({ viewId: present.id, version: present.version, content })
      if (!result.ok) return setProblem(result.error.fields['isShared'] ?? result.error.message)
      toast({ title: t('kept', { name: present.name }) })
      props.onKept()
      router.refresh()
    })
  return (
    <>
      {problem ? <Notice tone="negative" title={problem} /> : null}
      <Button size="sm" variant="primary" onClick={keep} pending={busy}>
        <span className="max-w-60 truncate">{t('keepChanges', { name: present.name })}</span>
      </Button>
    </>
  )
}
