import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { getT } from '../_shared/text'

/** A record that is not there, or that the visitor may not know of; the frame stays. */
export default async function OfficeNotFound() {
  const t = await getT('errors')
  return (
    <div className="grid gap-6">
      <PageHeader title={t('notFoundTitle')} />
      <EmptyState title={t('notFoundWhy')} action={<ButtonLink href="/">{t('notFoundAction')}</ButtonLink>} />
    </div>
  )
}
