import { type Currency, formatAmount } from '@/lib/core/money'
import type { LocaleTag } from '@/lib/messages/locales'
import { classNames } from '../ui/class-names'
import { Tooltip } from '../ui/tooltip'

/** Minor units as they are in code, or as text when they crossed JSON. */
export type MinorUnits = bigint | string

type Props = { minor: MinorUnits; currency: Currency; locale: LocaleTag }

/**
 * The amount of a table cell: code small and soft at the left edge, figures right, so that both line up down the column.
 * Without `minor` it is an em dash that says why on hover and focus.
 */
export function Amount(
  props: Omit<Props, 'minor'> & { minor: MinorUnits | undefined; unknownReason?: string; className?: string },
) {
  const { minor, currency, locale, unknownReason, className } = props
  if (minor === undefined) return <UnknownAmount reason={unknownReason} />
  return (
    <span
      className={classNames(
        'figures flex items-baseline justify-end gap-1.5 whitespace-nowrap sm:justify-between',
        className,
      )}
    >
      <span className="text-ink-soft text-xs">{currency}</span>
      <span>{formatAmount(BigInt(minor), currency, locale)}</span>
    </span>
  )
}

/** An amount inside a sentence; code and figures never part. */
export function MoneyText({ minor, currency, locale }: Props) {
  return (
    <span className="figures whitespace-nowrap">
      {currency}&nbsp;{formatAmount(BigInt(minor), currency, locale)}
    </span>
  )
}

/** The one big figure of a card. */
export function BigFigure({
  minor,
  currency,
  locale,
  unknownReason,
}: Omit<Props, 'minor'> & { minor: MinorUnits | undefined; unknownReason?: string }) {
  if (minor === undefined) {
    return (
      <span className="text-xl">
        <UnknownAmount reason={unknownReason} />
      </span>
    )
  }
  return (
    <span className="figures inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <span className="text-ink-soft text-sm">{currency}</span>
      <span className="font-semibold text-xl tracking-[-0.01em]">{formatAmount(BigInt(minor), currency, locale)}</span>
    </span>
  )
}

function UnknownAmount({ reason }: { reason?: string }) {
  if (!reason) return <span className="text-ink-soft">—</span>
  return (
    <Tooltip text={reason}>
      <button type="button" className="cursor-help rounded-small px-1 text-ink-soft">
        <span aria-hidden="true">—</span>
        <span className="sr-only">{reason}</span>
      </button>
    </Tooltip>
  )
}
