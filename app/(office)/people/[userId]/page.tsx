import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { SessionsTable } from '@/app/_shared/sessions-table'
import { getT } from '@/app/_shared/text'
import { EndSessionButton } from '@/components/people/end-session-button'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { AppError } from '@/lib/core/errors'
import type { FeatureContext } from '@/lib/features/context'
import { subjectOf } from '@/lib/features/people/change-roles'
import { listSessions } from '@/lib/features/people/end-sessions'
import { getPersonRow, type PersonRow } from '@/lib/features/people/queries'
import { listProposalsAbout } from '@/lib/features/proposals/queries'
import { AccessOf } from './access-of'
import { endPersonSessionAction, endPersonSessionsAction } from './actions'
import { RolesForm } from './roles-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('people'))('title') }
}

async function findPerson(ctx: FeatureContext, userId: string) {
  try {
    return await getPersonRow(ctx.store, userId)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

/** One person: how they come in, where they are signed in, and the first administrator's half of changing their roles. */
export default async function PersonPage({ params }: { params: Promise<{ userId: string }> }) {
  const ctx = await pageContext('people.manage')
  const person = await findPerson(ctx, (await params).userId)
  const [t, proposals] = await Promise.all([getT('people'), listProposalsAbout(ctx.store, subjectOf(person.id))])
  const open = proposals.filter(({ state }) => state === 'open').map(({ kind }) => kind)
  return (
    <PageText areas={['people', 'proposals']}>
      <div className="grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-8">
        <PageHeader title={person.name} state={t('personState')} back={{ href: '/people', label: t('title') }} />
        {open.length > 0 ? (
          <Notice
            tone="caution"
            title={t('form.open', { name: person.name })}
            action={<ButtonLink href="/people">{t('title')}</ButtonLink>}
          />
        ) : null}
        <AccessOf ctx={ctx} person={person} resetWaits={open.includes('factor.reset')} />
        <Sessions ctx={ctx} person={person} />
        {open.includes('roles.change') ? null : (
          <Section title={t('changeOf', { name: person.name })} description={t('form.state')}>
            <RolesForm userId={person.id} roles={person.roles} isDisabled={person.isDisabled} />
          </Section>
        )}
      </div>
    </PageText>
  )
}

async function Sessions({ ctx, person }: { ctx: FeatureContext; person: PersonRow }) {
  const [a, rows] = await Promise.all([getT('account'), listSessions(ctx, person.id)])
  if (rows.length === 0) {
    return (
      <Section title={a('sessions.title')}>
        <p className="text-ink-soft">{a('sessions.none')}</p>
      </Section>
    )
  }
  return (
    <Section
      title={a('sessions.title')}
      actions={
        <EndSessionButton
          act={endPersonSessionsAction.bind(null, { userId: person.id })}
          words={{ act: a('sessions.endAll'), done: a('sessions.allEnded') }}
        />
      }
    >
      <SessionsTable rows={rows} end={endPersonSessionAction} />
    </Section>
  )
}
