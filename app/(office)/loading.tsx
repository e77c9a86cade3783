import { PageSkeleton } from '@/components/ui/skeleton'
import { getT } from '../_shared/text'

/** The shape most pages have, shown only when the answer takes longer than 150 ms. */
export default async function OfficeLoading() {
  const t = await getT('common')
  return <PageSkeleton label={t('loading')} />
}
