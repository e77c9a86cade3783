import { ExternalLink } from 'lucide-react'
import { getT } from '@/app/_shared/text'
import { Card, Section } from '@/components/ui/card'
import { CopyButton, CopyText } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import { qrPathOf } from '@/components/ui/qr-code'
import { QrPicture } from '@/components/ui/qr-picture'
import { openableLink } from '@/lib/features/bills/confirmation-link'
import type { Bill } from '@/lib/features/bills/move-bill'
import { LANGUAGE_NAME } from '@/lib/messages/locales'
import { ihelaBaseUrl } from '../provider-host'
import { customerMessages } from './customer-messages'

/** How the customer comes to the bill: code, link, picture, and a message to send. */
export async function ShareBill({ bill, code, merchant }: { bill: Bill; code: string; merchant: string }) {
  const [t, c] = await Promise.all([getT('bills'), getT('common')])
  const address = bill.confirmationUrl ?? ''
  const link = openableLink(address, ihelaBaseUrl())
  const messages = await customerMessages(bill, merchant, link?.href)
  return (
    <Section title={t('share.title')} description={t('share.why')}>
      <Card className="grid min-w-0 gap-5 sm:grid-cols-[minmax(0,1fr)_auto]">
        <div className="grid min-w-0 content-start gap-4">
          <div className="grid justify-items-start gap-1">
            <p className="text-ink-soft text-sm">{t('code')}</p>
            <CopyText text={code} label={c('copyWhat', { what: t('code') })} className="[&>span]:text-md" />
          </div>
          {link ? (
            <div className="grid justify-items-start gap-1">
              <p className="text-ink-soft text-sm">{t('share.link', { host: link.host })}</p>
              <span className="flex max-w-full items-start gap-1">
                <a
                  href={link.href}
                  target="_blank"
                  rel="noopener noreferrer"
                  className="inline-flex min-w-0 items-start gap-1.5 rounded-small text-accent underline underline-offset-2"
                >
                  <span className="min-w-0 break-all">{link.href}</span>
                  <ExternalLink aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
                  <span className="sr-only">{t('share.newTab')}</span>
                </a>
                <CopyButton text={link.href} label={c('copyWhat', { what: t('share.linkName') })} className="-mt-1" />
              </span>
            </div>
          ) : null}
          {!link && address !== '' ? (
            <Notice tone="caution" title={t('share.strangeTitle')}>
              <p>{t('share.strangeWhy')}</p>
              <p className="break-all font-mono text-xs">{address}</p>
            </Notice>
          ) : null}
        </div>
        <figure className="grid w-40 justify-self-center gap-1.5">
          <QrPicture
            code={qrPathOf(link?.href ?? code)}
            label={link ? t('share.qrOfLink') : t('share.qrOfCode')}
            className="w-full rounded-small border border-line"
          />
          <figcaption className="text-center text-ink-soft text-xs">
            {link ? t('share.qrOfLink') : t('share.qrOfCode')}
          </figcaption>
        </figure>
      </Card>
      <Card flush className="min-w-0">
        <ul className="[&>li+li]:border-line [&>li+li]:border-t">
          {messages.map(({ language, text }) => (
            <li key={language} className="flex items-start justify-between gap-3 p-4">
              <div className="grid min-w-0 gap-1">
                <p className="text-ink-soft text-xs">{LANGUAGE_NAME[language]}</p>
                <p lang={language} className="wrap-anywhere text-sm">
                  {text}
                </p>
              </div>
              <CopyButton text={text} label={t('share.copyMessage', { language: LANGUAGE_NAME[language] })} />
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  )
}
