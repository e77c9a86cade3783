'use client'

import { Menu, X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../ui/icon-button'
import { type RailGroup, RailLinks } from './rail-links'

/** The rail of a narrow screen: it slides in, and following a link closes it. */
export function NavigationSheet({ groups }: { groups: readonly RailGroup[] }) {
  const t = useTranslations('frame')
  const c = useTranslations('common')
  const [open, setOpen] = useState(false)
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <IconButton label={t('openNavigation')} icon={<Menu aria-hidden="true" />} className="-ml-2 sm:hidden" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="appear fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="appear-left fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] overflow-y-auto border-line border-r bg-raised px-3 pb-6 shadow-float"
        >
          <div className="flex h-13 items-center justify-between pl-2.5">
            <Dialog.Title className="font-semibold text-md">{t('product')}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={c('close')} icon={<X aria-hidden="true" />} />
            </Dialog.Close>
          </div>
          <RailLinks label={t('navigation')} groups={groups} onFollow={() => setOpen(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
