import { MoneyText } from '@/components/money/amount'
import { PaymentStatusTag } from '@/components/status/payment-status-tag'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { Linked } from '@/lib/features/give-back/original'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'

type Props = {
  t: TextOf<'give-back'>
  status: TextOf<'status'>
  linked: readonly Linked[]
  locale: LocaleTag
}

/** What hangs on one money, newest first: each is a payment of its own with its own state. */
export function LinkedList({ t, status, linked, locale }: Props) {
  return (
    <Card flush>
      <ul className="grid [&>li+li]:border-line [&>li+li]:border-t">
        {linked.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
            <Link className="underline underline-offset-2" href={`/payments/${each.id}`}>
              {t(`link.${each.kind}`, { reference: each.reference })}
            </Link>
            <span className="flex items-center gap-3">
              <MoneyText minor={each.amountMinor} currency={each.currency} locale={locale} />
              <PaymentStatusTag state={each.state} label={status(each.state)} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
