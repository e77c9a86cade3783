import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getT } from '@/app/_shared/text'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { AppError } from '@/lib/core/errors'
import type { FeatureContext } from '@/lib/features/context'
import { subjectOf } from '@/lib/features/people/change-roles'
import { getPersonRow } from '@/lib/features/people/queries'
import { listProposalsAbout } from '@/lib/features/proposals/queries'
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

/** What one person may do, and the first administrator's half of changing it. */
export default async function PersonPage({ params }: { params: Promise<{ userId: string }> }) {
  const ctx = await pageContext('people.manage')
  const person = await findPerson(ctx, (await params).userId)
  const [t, proposals] = await Promise.all([getT('people'), listProposalsAbout(ctx.store, subjectOf(person.id))])
  const isOpen = proposals.some(({ state }) => state === 'open')
  return (
    <PageText areas={['people', 'proposals']}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <PageHeader
          title={t('changeOf', { name: person.name })}
          state={t('form.state')}
          back={{ href: '/people', label: t('title') }}
        />
        {isOpen ? (
          <Notice
            tone="caution"
            title={t('form.open', { name: person.name })}
            action={<ButtonLink href="/people">{t('title')}</ButtonLink>}
          />
        ) : (
          <RolesForm userId={person.id} roles={person.roles} isDisabled={person.isDisabled} />
        )}
      </div>
    </PageText>
  )
}
