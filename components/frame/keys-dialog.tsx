'use client'

import { useTranslations } from 'use-intl'
import { Dialog } from '../ui/dialog'

/** The keys that work everywhere. */
export default function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('frame')
  const keys = [
    { keys: ['Ctrl', 'K'], word: t('keysList.palette') },
    { keys: ['/'], word: t('keysList.search') },
    { keys: ['?'], word: t('keysList.help') },
    { keys: ['Esc'], word: t('keysList.close') },
  ]
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('keys')}>
      <dl className="grid [&>*+*]:border-line [&>*+*]:border-t">
        {keys.map((each) => (
          <div key={each.word} className="flex items-center justify-between gap-4 py-2">
            <dt className="text-ink-soft">{each.word}</dt>
            <dd className="flex gap-1">
              {each.keys.map((key) => (
                <kbd key={key} className="rounded-small border border-line-strong bg-sunken px-1.5 py-0.5 text-xs">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
