import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getT } from '@/app/_shared/text'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { PROVIDER_NAME, providerOf } from '@/lib/core/rails'
import { listPromptChoices, PROMPT_RAILS } from '@/lib/features/payments/list-collections'
import { findRetry, type Retry } from '@/lib/features/payments/view-retry'
import { CollectionForm } from './collection-form'

const Query = z.object({
  key: z.uuid().optional().catch(undefined),
  /** The failed request that this one takes the place of. */
  retry: z.uuid().optional().catch(undefined),
})

/** Money asked of a customer by a prompt on their phone. */
export default async function NewCollectionPage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await pageContext('collection.request')
  const { key, retry: failed } = Query.parse(await props.searchParams)
  if (!key) redirect(`/collections/new?${new URLSearchParams({ key: randomUUID(), ...(failed && { retry: failed }) })}`)
  const [t, choices, retry] = await Promise.all([
    getT('collections'),
    listPromptChoices(ctx),
    failed ? findRetry(ctx, failed) : undefined,
  ])
  return (
    <div className="grid max-w-2xl gap-6">
      <PageHeader title={t('new.title')} state={t('new.state')} back={{ href: '/collections', label: t('new.back') }} />
      {choices.length === 0 ? (
        <EmptyState title={t('new.noRail')} />
      ) : (
        <PageText areas={['collections']}>
          <CollectionForm
            key={key}
            requestKey={key}
            retry={retry && requestOf(retry)}
            rails={choices.map(({ rail, accounts }) => ({
              rail,
              accounts: accounts.map(({ id, name }) => {
                const provider = PROVIDER_NAME[providerOf(rail)]
                return { id, label: name.startsWith(provider) ? name : `${provider} ${name}` }
              }),
            }))}
          />
        </PageText>
      )}
    </div>
  )
}

/** What was asked for then. */
function requestOf({ payment, amount }: Retry) {
  const rail = PROMPT_RAILS.find((each) => each === payment.rail)
  return {
    paymentId: payment.id,
    request: {
      phone: payment.counterpartyAccount,
      amount,
      accountId: payment.sourceAccountId,
      name: payment.counterpartyName,
      reference: payment.merchantReference === payment.reference ? '' : payment.merchantReference,
      purpose: payment.purpose,
      ...(rail && { rail }),
    },
  }
}
