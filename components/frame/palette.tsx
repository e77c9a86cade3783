'use client'

import { useRouter } from 'next/navigation'
import { Dialog } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { SearchList } from '../ui/search-list'

export type PaletteEntry = { href: string; label: string; kind: 'page' | 'act' }

/** Not an address: the entry that opens the list of keys. */
const KEYS = '?'

/** Jumps to a page or an act by typing a part of its name. */
export default function Palette(props: { entries: readonly PaletteEntry[]; onClose: () => void; onKeys: () => void }) {
  const t = useTranslations('frame')
  const router = useRouter()
  const choose = (value: string) => {
    if (value === KEYS) return props.onKeys()
    props.onClose()
    router.push(value)
  }
  const named = (kind: PaletteEntry['kind'], group: string) =>
    props.entries.filter((entry) => entry.kind === kind).map(({ href, label }) => ({ value: href, label, group }))
  return (
    <Dialog.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="appear fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="appear-up fixed inset-x-4 top-[12dvh] z-50 mx-auto max-w-lg overflow-hidden rounded-card border border-line bg-raised shadow-float"
        >
          <Dialog.Title className="sr-only">{t('palette')}</Dialog.Title>
          <SearchList
            roomy
            label={t('palette')}
            placeholder={t('paletteHint')}
            emptyText={t('paletteEmpty')}
            entries={[
              ...named('page', t('go')),
              ...named('act', t('act')),
              { value: KEYS, label: t('acts.keys'), group: t('act') },
            ]}
            onChoose={choose}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
