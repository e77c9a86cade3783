'use client'

import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import { Dialog } from 'radix-ui'
import { useTranslations } from 'use-intl'

export type PaletteEntry = { href: string; label: string; kind: 'page' | 'act' }

const itemLook = 'flex cursor-pointer items-center rounded-control px-3 py-2 data-[selected=true]:bg-hover'
const groupLook =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-soft [&_[cmdk-group-heading]]:text-xs'

/** Jumps to a page or an act by typing a part of its name. */
export default function Palette(props: { entries: readonly PaletteEntry[]; onClose: () => void; onKeys: () => void }) {
  const t = useTranslations('frame')
  const router = useRouter()
  const follow = (href: string) => {
    props.onClose()
    router.push(href)
  }
  const items = (kind: PaletteEntry['kind']) =>
    props.entries
      .filter((entry) => entry.kind === kind)
      .map((entry) => (
        <Command.Item
          key={entry.href}
          value={entry.href}
          keywords={[entry.label]}
          onSelect={() => follow(entry.href)}
          className={itemLook}
        >
          {entry.label}
        </Command.Item>
      ))
  return (
    <Dialog.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="appear fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="appear-up fixed inset-x-4 top-[12dvh] z-50 mx-auto max-w-lg overflow-hidden rounded-card border border-line bg-raised shadow-float"
        >
          <Dialog.Title className="sr-only">{t('palette')}</Dialog.Title>
          <Command label={t('palette')} filter={byLabel}>
            <Command.Input
              placeholder={t('paletteHint')}
              className="h-12 w-full border-line border-b bg-transparent px-4 text-md outline-none"
            />
            <Command.List label={t('palette')} className="max-h-96 overflow-y-auto p-1">
              <Command.Empty className="px-3 py-8 text-center text-ink-soft">{t('paletteEmpty')}</Command.Empty>
              <Command.Group heading={t('act')} className={groupLook}>
                {items('act')}
                <Command.Item value="?" keywords={[t('acts.keys')]} onSelect={props.onKeys} className={itemLook}>
                  {t('acts.keys')}
                </Command.Item>
              </Command.Group>
              <Command.Group heading={t('go')} className={groupLook}>
                {items('page')}
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Finds by the words on screen; the value is an address and not searched. */
function byLabel(_value: string, search: string, keywords: string[] = []): number {
  const words = keywords.join(' ').toLowerCase()
  const wanted = search.trim().toLowerCase()
  if (words.startsWith(wanted)) return 1
  return words.includes(wanted) ? 0.5 : 0
}
