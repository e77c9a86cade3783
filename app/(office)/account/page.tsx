import type { Metadata } from 'next'
import { readSessionId } from '@/app/_shared/auth-cookie'
import { PageText } from '@/app/_shared/page-text'
import { requirePerson } from '@/app/_shared/session'
import { SessionsTable } from '@/app/_shared/sessions-table'
import { getT } from '@/app/_shared/text'
import { Badge } from '@/components/ui/badge'
import { Card, Section } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { listSessions } from '@/lib/features/people/end-sessions'
import { getPersonRow } from '@/lib/features/people/queries'
import { countRecoveryCodes } from '@/lib/features/people/recovery-codes'
import { getRuntime } from '@/lib/worker/runtime'
import { endOwnSessionAction } from './actions'
import { PasswordForm } from './password-form'
import { RenewCodes } from './renew-codes'
import { SignOutEverywhere } from './sign-out-everywhere'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('account'))('title') }
}

/** One's own account: where one is signed in, the password, the second factor. */
export default async function AccountPage() {
  const person = await requirePerson()
  const runtime = await getRuntime()
  const [t, c, row, sessions, codesLeft] = await Promise.all([
    getT('account'),
    getT('common'),
    getPersonRow(runtime.store, person.id),
    readSessionId().then((sessionId) => listSessions(runtime, person.id, sessionId)),
    countRecoveryCodes(runtime.store, person.id),
  ])
  return (
    <PageText areas={['account', 'enter']}>
      <div className="grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-8">
        <PageHeader title={t('title')} state={t('state')} />
        <Card>
          <Facts>
            <Fact label={c('name')}>{person.name}</Fact>
            <Fact label={t('signInName')}>
              <span className="font-mono">{person.signInName}</span>
            </Fact>
            <Fact label={t('roles')}>
              {person.roles.length > 0 ? person.roles.map((role) => c(`roles.${role}`)).join(', ') : t('noRoles')}
            </Fact>
          </Facts>
        </Card>
        <Section
          title={t('sessions.title')}
          description={t('sessions.why')}
          actions={<SignOutEverywhere label={t('sessions.endAll')} />}
        >
          <SessionsTable rows={sessions} end={endOwnSessionAction} />
        </Section>
        <Section title={t('password.title')} description={t('password.why')}>
          <PasswordForm signInName={person.signInName} />
        </Section>
        <Section title={t('factor.title')} description={t(row.hasFactor ? 'factor.why' : 'factor.none')}>
          {row.hasFactor ? (
            <div className="grid gap-3">
              <p className="flex items-center gap-2">
                {t('factor.codesLeft', { count: codesLeft })}
                {codesLeft < 3 ? <Badge tone="caution">{t('factor.few')}</Badge> : null}
              </p>
              <RenewCodes />
            </div>
          ) : null}
        </Section>
      </div>
    </PageText>
  )
}
