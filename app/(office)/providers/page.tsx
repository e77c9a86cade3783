import type { Metadata } from 'next'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { ProviderCard } from '@/components/providers/provider-card'
import { UnmatchedMessages } from '@/components/providers/unmatched-messages'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { PROVIDER_NAME, type ProviderId, providerOf } from '@/lib/core/rails'
import { env } from '@/lib/env'
import { PROVIDER_VARIABLES } from '@/lib/env/variables'
import type { FeatureContext } from '@/lib/features/context'
import { readHold } from '@/lib/features/providers/hold'
import { listPauses } from '@/lib/features/providers/pause'
import { countUnmatched, listProviderReports, listUnmatched } from '@/lib/features/providers/queries'
import { readRailHealth } from '@/lib/features/providers/read-health'
import { HoldButton } from './hold-button'
import { HoldNotice } from './hold-notice'
import { ProviderActs } from './provider-acts'
import { SendingButton } from './sending-button'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('providers')
  return { title: t('title') }
}

/** Where each provider is reached; the certificate plays no part in that. */
function hostsOf(): (id: ProviderId) => string | undefined {
  const configs = env().providers('')
  return (id) => {
    const address = configs[id]?.baseUrl
    return address === undefined ? undefined : new URL(address).host
  }
}

/** What each provider does here and how it has been doing. */
export default async function ProvidersPage() {
  const ctx = await pageContext('provider.read')
  const [t, status, connection, { locale, zone }, reports, health, pauses] = await Promise.all([
    getT('providers'),
    getT('status'),
    getT('connection'),
    getDisplay(),
    listProviderReports(ctx),
    readRailHealth(ctx),
    listPauses(ctx.store),
  ])
  const isSandbox = ctx.mode === 'sandbox'
  const { permissions } = ctx.actor
  const isHeld = (await readHold(ctx.store, ctx.store.read)) !== undefined
  const hostOf = hostsOf()
  const ready = reports.filter(({ isReady }) => isReady).length
  return (
    <div className="grid gap-8">
      <PageHeader
        title={t('title')}
        state={
          isSandbox ? t('state.sandbox') : t('state.live', { ready: String(ready), total: String(reports.length) })
        }
        actions={
          <>
            {permissions.has('provider.test') ? (
              <ButtonLink href="/providers/going-live">{t('toGoingLive')}</ButtonLink>
            ) : null}
            {permissions.has('provider.pause') && !isHeld ? (
              <PageText areas={['hold', 'connection']}>
                <HoldButton />
              </PageText>
            ) : null}
          </>
        }
      />
      <HoldNotice ctx={ctx} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        {reports.map((report) => (
          <ProviderCard
            key={report.id}
            report={report}
            name={PROVIDER_NAME[report.id]}
            isSandbox={isSandbox}
            host={hostOf(report.id)}
            variables={PROVIDER_VARIABLES[report.id]}
            health={health.filter(({ rail }) => providerOf(rail) === report.id)}
            t={t}
            status={status}
            locale={locale}
            zone={zone}
            pause={pauses.get(report.id)}
            now={ctx.now()}
            connection={connection}
            acts={<Acts ctx={ctx} id={report.id} isPaused={pauses.has(report.id)} />}
          />
        ))}
      </div>
      <Unmatched ctx={ctx} />
    </div>
  )
}

/** Nothing for who may neither test nor pause: what they see is on the card. */
async function Acts({ ctx, id, isPaused }: { ctx: FeatureContext; id: ProviderId; isPaused: boolean }) {
  const { permissions } = ctx.actor
  const mayTest = permissions.has('provider.test') && ctx.providers.find(id)?.connection !== undefined
  const mayPause = permissions.has('provider.pause')
  const mayResume = permissions.has('provider.resume')
  if (!mayTest && !mayPause && !mayResume) return null
  const [t, { zone }] = await Promise.all([getT('connection'), getDisplay()])
  const name = PROVIDER_NAME[id]
  return (
    <PageText areas={['connection']}>
      <ProviderActs provider={id} name={name} zone={zone} mayTest={mayTest}>
        {isPaused ? (
          <SendingButton
            provider={id}
            name={name}
            act="resume"
            disabledReason={mayResume ? undefined : t('resume.needs')}
          />
        ) : mayPause ? (
          <SendingButton provider={id} name={name} act="pause" />
        ) : null}
      </ProviderActs>
    </PageText>
  )
}

async function Unmatched({ ctx }: { ctx: FeatureContext }) {
  const [t, common, { locale, zone }, rows, { count }] = await Promise.all([
    getT('providers'),
    getT('common'),
    getDisplay(),
    listUnmatched(ctx.store),
    countUnmatched(ctx.store),
  ])
  return (
    <div id="unmatched" className="scroll-mt-16">
      <Section title={t('unmatched.title')} description={t('unmatched.description')}>
        {ctx.actor.permissions.has('inbox.read') && count > 0 ? (
          <ButtonLink href="/inbox?verdict=orphan" size="sm" className="w-fit">
            {t('unmatched.openInbox')}
          </ButtonLink>
        ) : null}
        <UnmatchedMessages rows={rows} total={count} t={t} common={common} locale={locale} zone={zone} />
      </Section>
    </div>
  )
}
