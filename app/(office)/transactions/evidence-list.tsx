import { ShieldCheck, ShieldQuestion, ShieldX } from 'lucide-react'
import { When } from '@/components/time/when'
import { Badge } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import type { ToldBy } from '@/lib/features/transactions/view-transaction'
import type { TextOf } from '@/lib/messages'
import type { DetailWords } from './transaction-details'

const SOURCES = ['callback', 'poll', 'reply', 'query', 'statement'] as const

/** Every door that told of a line, oldest first, each with its stored message and whether it was authentic. */
export function EvidenceList({ t, zone, locale, told }: DetailWords & { told: readonly ToldBy[] }) {
  if (told.length === 0) return <p className="text-ink-soft">{t('evidenceNone')}</p>
  return (
    <ol className="grid gap-2">
      {told.map((each) => (
        <li key={`${each.source} ${each.at.toISOString()}`} className="grid gap-2 rounded-card border border-line p-3">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p className="font-medium">
              {sourceInWords(t, each.source)}
              {each.door ? (
                <span className="ml-1.5 font-normal text-ink-soft text-sm">{t('door', { door: each.door })}</span>
              ) : null}
            </p>
            <span className="text-ink-soft text-sm">
              <When at={each.at} zone={zone} locale={locale} showZone />
            </span>
          </div>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <Authenticity t={t} told={each} />
            <span className="break-all text-ink-soft">
              {each.providerReference.startsWith('payment:')
                ? t('noReferenceYet')
                : t('toldReference', { reference: each.providerReference })}
            </span>
          </div>
          <Message t={t} body={each.body} />
        </li>
      ))}
    </ol>
  )
}

function sourceInWords(t: TextOf<'transactions'>, word: string): string {
  const source = SOURCES.find((each) => each === word)
  return source ? t(`source.${source}`) : word
}

function Authenticity({ t, told }: { t: TextOf<'transactions'>; told: ToldBy }) {
  const word = told.authenticity ?? 'asked'
  const tone = word === 'rejected' ? 'negative' : word === 'unsigned' ? 'caution' : 'positive'
  const Icon = word === 'rejected' ? ShieldX : word === 'unsigned' ? ShieldQuestion : ShieldCheck
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {t(`authenticity.${word}`)}
    </Badge>
  )
}

function Message({ t, body }: { t: TextOf<'transactions'>; body: string | null }) {
  if (body === null) return <p className="text-ink-soft text-sm">{t('noMessage')}</p>
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-small text-sm underline-offset-2 hover:underline">
        {t('message')}
      </summary>
      <div className="relative mt-2">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
        <pre tabIndex={0} className="max-h-80 overflow-auto rounded-control bg-sunken p-3 pr-10 font-mono text-xs">
          {body}
        </pre>
        <CopyButton text={body} label={t('copyMessage')} className="absolute top-1 right-1" />
      </div>
    </details>
  )
}
