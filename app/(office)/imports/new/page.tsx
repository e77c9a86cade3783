import type { Metadata } from 'next'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getT } from '@/app/_shared/text'
import { PageHeader } from '@/components/ui/page-header'
import { importableAccounts } from '@/lib/features/imports/queries'
import { UploadForm } from './upload-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('imports')
  return { title: t('new.title') }
}

/** Another statement: whose, and the file. */
export default async function NewImportPage() {
  const ctx = await pageContext('statement.import')
  const [t, accounts] = await Promise.all([getT('imports'), importableAccounts(ctx)])
  return (
    <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader title={t('new.title')} state={t('new.state')} back={{ href: '/imports', label: t('back') }} />
      <PageText areas={['imports']}>
        <UploadForm
          accounts={accounts.map(({ id, name, currency }) => ({ value: id, label: `${name} (${currency})` }))}
        />
      </PageText>
    </div>
  )
}
