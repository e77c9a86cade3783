import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { AuthenticityTag, VerdictTag } from '@/components/inbox/verdict-tag'
import { fullInstant } from '@/components/time/when'
import { Card, Section } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import { Fact, Facts } from '@/components/ui/facts'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { AppError } from '@/lib/core/errors'
import { prettyJson } from '@/lib/core/pretty-json'
import { type MessageView, viewMessage } from '@/lib/features/inbox/queries'
import { RevealLine } from '../../reveal/reveal-line'
import { doorName } from '../door-name'
import { CloseButton } from './close-button'
import { ReplayButton } from './replay-button'

type Props = { params: Promise<{ messageId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('inbox')
  return { title: t('title') }
}

/** One message: what became of it and why, its own bytes, and the replay. */
export default async function MessagePage({ params }: Props) {
  const ctx = await pageContext('inbox.read')
  const { messageId } = await params
  const [t, e, { locale, zone }, seen] = await Promise.all([
    getT('inbox'),
    getT('errors'),
    getDisplay(),
    viewMessage(ctx, messageId).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not_found') notFound()
      throw error
    }),
  ])
  const { message } = seen
  const may = ctx.actor.permissions.has('inbox.replay')
  const disabledReason = may ? undefined : e('refusedReason', { right: e('permissions.inbox.replay') })
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        back={{ href: '/inbox', label: t('back') }}
        title={t('detail', { time: fullInstant(message.receivedAt, zone, locale) })}
        tag={<VerdictTag verdict={message.verdict} t={t} />}
        state={t(`because.${message.verdict}`)}
      />
      {message.error ? <Notice tone="caution" title={t('error', { reason: message.error })} /> : null}
      <PageText areas={['inbox', 'status']}>
        <div className="flex flex-wrap items-start gap-3">
          <ReplayButton messageId={message.id} locale={locale} disabledReason={disabledReason} />
          {message.verdict === 'orphan' ? <CloseButton messageId={message.id} disabledReason={disabledReason} /> : null}
        </div>
      </PageText>
      <MessageFacts seen={seen} />
      <Body seen={seen} />
    </div>
  )
}

async function MessageFacts({ seen: { message } }: { seen: MessageView }) {
  const [t, c, p] = await Promise.all([getT('inbox'), getT('common'), getT('providers')])
  return (
    <Card>
      <Facts>
        <Fact label={c('provider')}>{c(`providers.${message.provider}`)}</Fact>
        <Fact label={t('door')}>{doorName(p, message.door)}</Fact>
        {message.search ? (
          <Fact label={t('address')}>
            <span className="break-all font-mono text-sm">{message.search}</span>
          </Fact>
        ) : null}
        <Fact label={t('authenticity')}>
          <AuthenticityTag authenticity={message.authenticity} t={t} />
        </Fact>
        <Fact label={t('why')}>{message.note ?? '—'}</Fact>
        <Fact label={t('payment')}>
          {message.paymentId ? (
            <Link
              href={`/payments/${message.paymentId}`}
              className="rounded-small font-mono text-accent text-sm underline-offset-2 hover:underline"
            >
              {message.paymentReference ?? message.paymentId}
            </Link>
          ) : (
            t('noPayment')
          )}
        </Fact>
        <Fact label={t('repeats')}>{message.repeats}</Fact>
        <Fact label={t('replays')}>{t('times', { count: message.replays })}</Fact>
        <Fact label={t('fingerprint')}>
          <span className="break-all font-mono text-xs">{message.bodySha256}</span>
        </Fact>
      </Facts>
    </Card>
  )
}

/** The bytes as text: nothing of them is ever run or drawn as a page. */
async function Body({ seen: { body, message, sight } }: { seen: MessageView }) {
  const t = await getT('inbox')
  const text = body.kind === 'text' ? prettyJson(body.text) : body.text
  const hidden = body.kind === 'bytes' && text === ''
  return (
    <Section title={t('body')} description={`${t('size', { bytes: body.size })} · ${t('masked')}`}>
      <div className="w-fit">
        <RevealLine kind="message" id={message.id} sight={sight} />
      </div>
      {body.kind === 'bytes' && !hidden ? <p className="text-ink-soft text-sm">{t('notText')}</p> : null}
      {text === '' ? (
        <p className="text-ink-soft">{hidden ? t('bytesHidden') : t('empty')}</p>
      ) : (
        <div className="relative rounded-card border border-line bg-sunken">
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
            tabIndex={0}
            className="max-h-[32rem] overflow-auto whitespace-pre-wrap break-all p-3 pr-11 font-mono text-xs"
          >
            {text}
          </pre>
          <CopyButton text={text} label={t('copy')} className="absolute top-1.5 right-1.5" />
        </div>
      )}
    </Section>
  )
}
