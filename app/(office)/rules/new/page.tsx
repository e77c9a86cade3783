import type { Metadata } from 'next'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getT } from '@/app/_shared/text'
import { PageHeader } from '@/components/ui/page-header'
import { ruleChoices } from '../choices'
import { RuleForm } from './rule-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('rules'))('form.title') }
}

/** A rule as it is typed, with who would have to approve under it, before anything is saved. */
export default async function NewRulePage() {
  const ctx = await pageContext('rules.change')
  const [t, s] = await Promise.all([getT('rules'), getT('status')])
  return (
    <PageText areas={['rules', 'proposals']}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <PageHeader title={t('form.title')} state={t('form.state')} back={{ href: '/rules', label: t('title') }} />
        <RuleForm choices={await ruleChoices(ctx, s)} />
      </div>
    </PageText>
  )
}
