'use client'

import { LineChart, Table2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { type Currency, formatAmount } from '@/lib/core/money'
import { Amount } from '../money/amount'
import { dayInWords } from '../time/day-text'
import { Button } from '../ui/button'
import { RowLink, TableFrame, Tbody, Td, Th, Thead, Tr } from '../ui/table'
import { ChartGrid, DayAxis } from './chart-frame'
import { DayLinks, DayTip } from './day-links'
import { niceScale, pixelValue, share } from './scale'

/** Closing balance of one day; `closingMinor` is text, or undefined where no balance is known. */
export type BalanceDay = Readonly<{ day: string; closingMinor: string | undefined; href: string }>

/** Closing balance by day of one account. Days without a known balance are a gap, never a guess. */
export function BalanceChart(props: {
  title: string
  currency: Currency
  days: readonly BalanceDay[]
  today: string
  emptyText?: string
}) {
  const { title, currency, days, today } = props
  const t = useTranslations('common')
  const locale = useLocale()
  const router = useRouter()
  const id = useId()
  const [asTable, setAsTable] = useState(false)
  const [shown, setShown] = useState<number>()
  const heights = days.map(({ closingMinor }) => (closingMinor === undefined ? undefined : pixelValue(closingMinor)))
  const scale = niceScale(heights.filter((height) => height !== undefined))
  const money = (minor: string | undefined) =>
    minor === undefined ? t('notKnown') : `${currency} ${formatAmount(BigInt(minor), currency, locale)}`
  const dayName = (day: string) =>
    day === today ? `${dayInWords(day, locale)}, ${t('soFar')}` : dayInWords(day, locale)
  const pointed = shown === undefined ? undefined : days[shown]
  const pointedHeight = shown === undefined ? undefined : heights[shown]
  return (
    <figure aria-labelledby={id} className="grid min-w-0 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <figcaption id={id} className="font-medium">
          {title}
        </figcaption>
        <Button
          variant="quiet"
          size="sm"
          icon={asTable ? <LineChart aria-hidden="true" /> : <Table2 aria-hidden="true" />}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t('showAsChart') : t('showAsTable')}
        </Button>
      </div>
      {asTable ? (
        <section
          aria-label={title}
          className="max-h-72 overflow-y-auto rounded-card border border-line [--table-top:0px]"
        >
          <TableFrame label={title} density="compact" bare>
            <Thead>
              <Th>{t('day')}</Th>
              <Th numeric>{t('balance')}</Th>
            </Thead>
            <Tbody>
              {days.toReversed().map((each) => (
                <Tr key={each.day}>
                  <Td card="title">
                    <RowLink href={each.href}>{dayName(each.day)}</RowLink>
                  </Td>
                  <Td card="amount" numeric>
                    <Amount
                      minor={each.closingMinor}
                      currency={currency}
                      locale={locale}
                      unknownReason={t('notKnown')}
                    />
                  </Td>
                </Tr>
              ))}
            </Tbody>
          </TableFrame>
        </section>
      ) : (
        <div>
          <ChartGrid scale={scale} currency={currency} locale={locale}>
            <svg
              className="absolute inset-0 size-full"
              viewBox="0 0 100 100"
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <path
                d={linePath(
                  heights.map((height) => (height === undefined ? undefined : 100 - share(height, scale) * 100)),
                )}
                className="fill-none stroke-accent-line"
                strokeWidth="2"
                strokeLinejoin="round"
                strokeLinecap="round"
                vectorEffect="non-scaling-stroke"
              />
            </svg>
            {heights.some((height) => height !== undefined) ? null : (
              <p className="absolute inset-0 grid place-items-center px-4 text-center text-ink-soft">
                {props.emptyText ?? t('chartEmpty')}
              </p>
            )}
            {shown !== undefined && pointedHeight !== undefined ? (
              <span
                aria-hidden="true"
                className="absolute size-2 -translate-x-1/2 translate-y-1/2 rounded-full bg-accent ring-2 ring-surface"
                style={{
                  left: `${String(((shown + 0.5) / days.length) * 100)}%`,
                  bottom: `${String(share(pointedHeight, scale) * 100)}%`,
                }}
              />
            ) : null}
            <DayLinks
              label={title}
              days={days.map(({ day, href, closingMinor }) => ({
                day,
                href,
                label: `${dayName(day)}: ${money(closingMinor)}`,
              }))}
              onShow={setShown}
              onOpen={router.push}
            />
            {pointed && shown !== undefined ? (
              <DayTip
                index={shown}
                count={days.length}
                title={dayName(pointed.day)}
                lines={[{ label: t('balance'), value: money(pointed.closingMinor) }]}
              />
            ) : null}
          </ChartGrid>
          <DayAxis labels={days.map(({ day }) => dayInWords(day, locale, 'short'))} />
        </div>
      )}
    </figure>
  )
}

/** A step for every day that has a balance; a day without one lifts the pen. */
function linePath(heights: readonly (number | undefined)[]): string {
  const slot = 100 / Math.max(1, heights.length)
  let penDown = false
  const moves: string[] = []
  heights.forEach((y, index) => {
    if (y !== undefined) moves.push(`${penDown ? 'L' : 'M'}${String((index + 0.5) * slot)} ${String(y)}`)
    penDown = y !== undefined
  })
  return moves.join('')
}
