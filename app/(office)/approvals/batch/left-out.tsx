import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import type { Payment } from '@/lib/features/payments/payment-order'
import type { TextOf } from '@/lib/messages'

export type Obstacle = 'own' | 'already' | 'over'

/** What was ticked and cannot be approved by this reader now, each with its reason; the rest of the list goes on. */
export function LeftOut(props: { t: TextOf<'approvals'>; rows: readonly { payment: Payment; obstacle: Obstacle }[] }) {
  const { t, rows } = props
  if (rows.length === 0) return null
  return (
    <Notice tone="caution" title={t('batch.leftOut')}>
      <ul className="grid gap-1">
        {rows.map(({ payment, obstacle }) => (
          <li key={payment.id}>
            <Link className="underline underline-offset-2" href={`/payments/${payment.id}`}>
              {payment.reference}
            </Link>{' '}
            {t(`batch.obstacle.${obstacle}`)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
