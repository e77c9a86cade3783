import type { ReactNode } from 'react'
import type { Currency } from '@/lib/core/money'
import type { LocaleTag } from '@/lib/messages/locales'
import { classNames } from '../ui/class-names'
import { type Scale, share, shortAmount } from './scale'

/** Fixed, so that the server's picture and what replaces it cover the same pixels. */
export const CHART_HEIGHT_PX = 208
export const AXIS_WIDTH_PX = 52
export const PLOT_TOP_PX = 8

/** Soft horizontal lines with short labels; the plot fills what is right of them. */
export function ChartGrid(props: { scale: Scale; currency: Currency; locale: LocaleTag; children: ReactNode }) {
  const { scale, currency, locale } = props
  return (
    <div className="relative" style={{ height: CHART_HEIGHT_PX, paddingTop: PLOT_TOP_PX }}>
      <div className="relative h-full">
        {scale.ticks.map((tick) => (
          <div
            key={tick}
            aria-hidden="true"
            className="absolute inset-x-0 flex items-center"
            style={{ bottom: `${String(share(tick, scale) * 100)}%`, height: 0 }}
          >
            <span className="figures pr-2 text-right text-ink-soft text-xs" style={{ width: AXIS_WIDTH_PX }}>
              {shortAmount(tick, currency, locale)}
            </span>
            <span className={classNames('h-px flex-1', tick === 0 ? 'bg-line-strong' : 'bg-line')} />
          </div>
        ))}
        <div className="absolute inset-y-0 right-0" style={{ left: AXIS_WIDTH_PX }}>
          {props.children}
        </div>
      </div>
    </div>
  )
}

/** Words under the plot: today last, and every few days before it, so that none overlap on a narrow screen. */
export function DayAxis({ labels }: { labels: readonly string[] }) {
  const every = Math.max(1, Math.ceil(labels.length / 4))
  return (
    <div aria-hidden="true" className="relative mt-1.5 h-4 overflow-hidden" style={{ marginLeft: AXIS_WIDTH_PX }}>
      {labels.map((label, index) =>
        (labels.length - 1 - index) % every === 0 ? (
          <span
            key={label}
            className={classNames(
              'figures absolute whitespace-nowrap text-ink-soft text-xs',
              index === labels.length - 1 ? 'right-0' : '-translate-x-1/2',
            )}
            style={
              index === labels.length - 1 ? undefined : { left: `${String(((index + 0.5) / labels.length) * 100)}%` }
            }
          >
            {label}
          </span>
        ) : null,
      )}
    </div>
  )
}
