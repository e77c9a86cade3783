import { getDisplay, getT } from '@/app/_shared/text'
import { Card } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import type { RowMarks } from '@/lib/features/approvals/row-marks'
import type { PaymentView } from '@/lib/features/payments/payment-view'
import { contentFacts } from '../../payments/[paymentId]/approve/content-facts'
import { Marks } from '../marks'

/** One payment of the list as it is signed: payee, account and amount in full. */
export async function SignedPayment({ view, marks }: { view: PaymentView; marks: RowMarks | undefined }) {
  const [t, giveBack, common, status, { locale, zone }] = await Promise.all([
    getT('approvals'),
    getT('give-back'),
    getT('common'),
    getT('status'),
    getDisplay(),
  ])
  const { payment } = view
  return (
    <Card className="grid gap-1 py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 pt-1">
        <p className="font-mono text-ink-soft text-sm">{payment.reference}</p>
        <Marks t={t} marks={marks} currency={payment.currency} locale={locale} />
      </div>
      <Facts>
        {contentFacts({ t, giveBack, common, status }, view, { locale, zone }).map((fact) => (
          <Fact key={fact.label} label={fact.label}>
            <span className={fact.strong ? 'figures font-semibold' : 'figures'}>{fact.text}</span>
            {fact.note ? <p className="text-ink-soft text-sm">{fact.note}</p> : null}
          </Fact>
        ))}
      </Facts>
      {payment.duplicateReason ? (
        <Notice className="mb-2">
          {t('page.alikeReason', { maker: view.makerName, reason: payment.duplicateReason })}
        </Notice>
      ) : null}
    </Card>
  )
}
