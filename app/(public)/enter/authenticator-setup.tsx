'use client'

import { useTranslations } from 'use-intl'
import { CopyButton } from '@/components/ui/copy-button'
import type { QrPath } from '@/components/ui/qr-code'
import { QrPicture } from '@/components/ui/qr-picture'

/** What an authenticator scans, and the same to type in or to open on this very phone. */
export function AuthenticatorSetup({ secret, uri, qr }: { secret: string; uri: string; qr: QrPath }) {
  const t = useTranslations('enter')
  const grouped = secret.replace(/(.{4})(?=.)/g, '$1 ')
  return (
    <section
      aria-labelledby="authenticator"
      className="grid gap-4 rounded-card border border-line bg-surface p-4 sm:grid-cols-[10rem_minmax(0,1fr)]"
    >
      <QrPicture code={qr} label={t('qr')} className="w-40 max-w-full rounded-small border border-line" />
      <div className="grid min-w-0 content-start gap-2">
        <h2 id="authenticator" className="font-semibold text-md">
          {t('authenticator')}
        </h2>
        <p className="text-ink-soft text-sm">{t('authenticatorWhy')}</p>
        <div className="grid gap-0.5">
          <p className="text-ink-soft text-xs">{t('secret')}</p>
          <p className="flex items-start gap-1">
            <span className="min-w-0 font-mono text-sm">{grouped}</span>
            <CopyButton text={secret} label={t('copySecret')} />
          </p>
        </div>
        <a href={uri} className="text-accent text-sm underline underline-offset-2">
          {t('openAuthenticator')}
        </a>
      </div>
    </section>
  )
}
