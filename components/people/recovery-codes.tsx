'use client'

import { useTranslations } from 'use-intl'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'

/** The only time they are shown: to be written down, printed or copied. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useTranslations('enter')
  return (
    <section aria-labelledby="recovery-codes" className="grid gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex items-center justify-between gap-3">
        <h2 id="recovery-codes" className="font-semibold text-md">
          {t('recovery.title')}
        </h2>
        <CopyButton text={codes.join('\n')} label={t('recovery.copy')} />
      </div>
      <p className="text-ink-soft text-sm">{t('recovery.why')}</p>
      <ol className="grid grid-cols-1 gap-x-6 gap-y-1 font-mono sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Notice tone="caution" title={t('recovery.once')} />
    </section>
  )
}
