import { fullInstant } from '@/components/time/when'
import { Notice } from '@/components/ui/notice'
import type { Zone } from '@/lib/core/days-and-zones'
import type { Decision } from '@/lib/features/approvals/queries'
import type { FeatureContext } from '@/lib/features/context'
import { listEdits, type PaymentEdit } from '@/lib/features/payments/edit-history'
import { detailsOf } from '@/lib/features/payments/payment-order'
import type { PaymentView } from '@/lib/features/payments/payment-view'
import { getOwnAccount } from '@/lib/features/payments/payout-choices'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { type ContentWords, contentFacts } from './content-facts'

type Props = {
  ctx: FeatureContext
  words: ContentWords
  view: PaymentView
  decisions: readonly Decision[]
  display: { locale: LocaleTag; zone: Zone }
}

/**
 * What an edit changed, line by line: since the reader's own approval where there was one, else by the newest edit. And
 * every approval that it dropped (PRODUCT 4).
 */
export async function SinceEdited({ ctx, words, view, decisions, display }: Props) {
  const edits = await listEdits(ctx, view.payment.id)
  const dropped = decisions.filter((each) => each.decision === 'approved' && each.isVoid)
  const own = dropped.findLast((each) => each.approverId === ctx.actor.id)
  const edit = (own && edits.find(({ at }) => at >= own.at)) ?? edits.at(-1)
  if (!edit) return null
  const { t } = words
  const before = new Map(
    contentFacts(words, await asItWas(ctx, view, edit), display).map(({ label, text }) => [label, text]),
  )
  const changes = contentFacts(words, view, display).filter(({ label, text }) => before.get(label) !== text)
  return (
    <Notice tone="caution" title={own ? t('page.editedSince') : t('page.edited', { maker: view.makerName })}>
      <ul className="grid gap-1">
        {changes.map(({ label, text }) => (
          <li key={label}>{changeLine(t, label, before.get(label), text)}</li>
        ))}
      </ul>
      {dropped.length > 0 ? (
        <>
          <p className="mt-1.5 font-medium">{t('page.voidTitle')}</p>
          <ul className="grid gap-1">
            {dropped.map((each) => (
              <li key={each.id}>
                {t('page.voidRow', {
                  who: each.approverName,
                  when: fullInstant(each.at, display.zone, display.locale),
                })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Notice>
  )
}

function changeLine(t: TextOf<'approvals'>, label: string, before: string | undefined, after: string): string {
  return before === undefined ? t('page.nowAfter', { label, after }) : t('page.was', { label, before, after })
}

async function asItWas(ctx: FeatureContext, view: PaymentView, { before }: PaymentEdit): Promise<PaymentView> {
  const { details, ...content } = before
  const account = await getOwnAccount(ctx, before.sourceAccountId)
  const payment = { ...view.payment, ...content, details: JSON.stringify(details) }
  return { ...view, payment, details: detailsOf(payment), accountName: account.name, accountKey: account.key }
}
