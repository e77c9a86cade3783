import { Copy, TriangleAlert, UserPlus } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { type Currency, formatMoney } from '@/lib/core/money'
import type { RowMarks } from '@/lib/features/approvals/row-marks'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'

type Props = { t: TextOf<'approvals'>; marks: RowMarks | undefined; currency: Currency; locale: LocaleTag }

/** What an approver should not miss, in words. */
export function Marks({ t, marks, currency, locale }: Props) {
  if (!marks || (!marks.isNewPayee && !marks.isAlike && marks.shortMinor === null)) return null
  return (
    <span className="flex flex-wrap gap-1">
      {marks.isNewPayee ? (
        <Badge tone="caution" icon={<UserPlus aria-hidden="true" />}>
          {t('marks.newPayee')}
        </Badge>
      ) : null}
      {marks.isAlike ? (
        <Badge tone="caution" icon={<Copy aria-hidden="true" />}>
          {t('marks.alike')}
        </Badge>
      ) : null}
      {marks.shortMinor === null ? null : (
        <Badge tone="caution" icon={<TriangleAlert aria-hidden="true" />}>
          {t('marks.short', { amount: formatMoney({ amountMinor: marks.shortMinor, currency }, locale) })}
        </Badge>
      )}
    </span>
  )
}
