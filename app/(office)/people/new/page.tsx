import type { Metadata } from 'next'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getT } from '@/app/_shared/text'
import { PageHeader } from '@/components/ui/page-header'
import { InviteForm } from './invite-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('people'))('invite.title') }
}

/** The first administrator's half of letting somebody new in. */
export default async function InvitePage() {
  await pageContext('people.manage')
  const t = await getT('people')
  return (
    <PageText areas={['people', 'proposals']}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <PageHeader title={t('invite.title')} state={t('invite.state')} back={{ href: '/people', label: t('title') }} />
        <InviteForm />
      </div>
    </PageText>
  )
}
