import type { Metadata } from 'next'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { type ShownStep, StepList } from '@/components/providers/step-list'
import { fullInstant } from '@/components/time/when'
import { Card, Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { PROVIDER_NAME } from '@/lib/core/rails'
import { PROVIDER_VARIABLES } from '@/lib/env/variables'
import {
  type HouseStep,
  type Proof,
  type ProviderLive,
  type ProviderStep,
  readGoingLive,
} from '@/lib/features/providers/going-live'
import { ProviderActs } from '../provider-acts'
import { setupMark } from '../setup-mark'
import { RegisterButton } from './register-button'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('going-live'))('title') }
}

/** The way from the sandbox to real money: every step turns green by what is stored, never by a tick. */
export default async function GoingLivePage() {
  const ctx = await pageContext('provider.test')
  const [t, read] = await Promise.all([getT('going-live'), readGoingLive(ctx, setupMark)])
  const isSandbox = ctx.mode === 'sandbox'
  const ready = read.providers.filter(({ isReady }) => isReady)
  const steps = [...read.house, ...ready.flatMap((provider) => provider.steps)]
  const done = steps.filter(({ isDone }) => isDone).length
  const shown = await shownSteps()
  return (
    <div className="grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        title={t('title')}
        state={isSandbox ? t('state.sandbox') : t('state.live', { done: String(done), total: String(steps.length) })}
        back={{ href: '/providers', label: t('back') }}
      />
      {isSandbox ? (
        <Notice tone="accent" title={t('begin.title')}>
          <ol className="grid list-decimal gap-1 pl-5">
            <li>{t('begin.variables')}</li>
            <li>{t('begin.restart')}</li>
            <li>{t('begin.administrator')}</li>
            <li>{t('begin.back')}</li>
          </ol>
        </Notice>
      ) : null}
      <Section title={t('house')}>
        <StepList label={t('house')} steps={read.house.map((each) => shown(each))} />
      </Section>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {read.providers.map((provider) => (
          <ProviderSteps key={provider.id} provider={provider} shown={shown} />
        ))}
      </div>
    </div>
  )
}

type AnyStep = HouseStep | ProviderStep
type Shown = (each: Proof<AnyStep>, variables?: readonly string[]) => ShownStep

async function shownSteps(): Promise<Shown> {
  const [t, { locale, zone }] = await Promise.all([getT('going-live'), getDisplay()])
  return ({ step, isDone, at }, variables) => ({
    key: step,
    title: t(`step.${step}.title`),
    isDone,
    state: isDone ? (at ? t('doneAt', { at: fullInstant(at, zone, locale) }) : t('done')) : t('open'),
    what: (
      <>
        <p>{t(`step.${step}.what`)}</p>
        {variables ? <code className="break-words text-xs">{variables.join(' ')}</code> : null}
      </>
    ),
  })
}

async function ProviderSteps({ provider, shown }: { provider: ProviderLive; shown: Shown }) {
  const [t, { zone }] = await Promise.all([getT('going-live'), getDisplay()])
  const { id, steps, callbacks } = provider
  const name = PROVIDER_NAME[id]
  const label = t('stepsOf', { provider: name })
  return (
    <Card className="grid min-w-0 content-start gap-3">
      <h2 className="font-semibold text-md">{name}</h2>
      <StepList
        label={label}
        steps={steps.map((each) => shown(each, each.step === 'variables' ? PROVIDER_VARIABLES[id] : undefined))}
      />
      {callbacks.length > 0 ? (
        <div className="grid gap-1 text-sm">
          <p className="text-ink-soft">{t('addresses')}</p>
          <ul className="grid gap-0.5">
            {callbacks.map((address) => (
              <li key={address}>
                <code className="break-all text-xs">{address}</code>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {provider.isReady ? (
        <PageText areas={['connection', 'going-live']}>
          <ProviderActs provider={id} name={name} zone={zone} mayTest>
            {provider.canRegister ? <RegisterButton provider={id} name={name} /> : null}
          </ProviderActs>
        </PageText>
      ) : null}
    </Card>
  )
}
