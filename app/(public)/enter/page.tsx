import type { Metadata } from 'next'
import { PageText } from '@/app/_shared/page-text'
import { getT } from '@/app/_shared/text'
import { EnterForm } from './enter-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('enter'))('title') }
}

/** Where a one-time link leads. Its token stands behind the `#`, so only the page's own script reads it. */
export default async function EnterPage() {
  const t = await getT('enter')
  return (
    <PageText areas={['enter']}>
      <div className="grid w-full max-w-md gap-6">
        <h1 className="font-semibold text-lg">{t('title')}</h1>
        <EnterForm />
      </div>
    </PageText>
  )
}
