'use client'

import { Bar, BarChart, Rectangle, type RectangleProps, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { Currency } from '@/lib/core/money'
import { HatchPatterns } from './flow-chart-picture'
import { FLOW_COLOUR, type FlowBar, hatchId } from './flow-days'
import type { Scale } from './scale'

type Shape = RectangleProps & { payload?: FlowBar }

/** The same bars by recharts, which follow the pointer across gaps and open the day on a click. */
export default function FlowChartLive(props: {
  bars: readonly FlowBar[]
  scale: Scale
  currency: Currency
  onShow: (index: number | undefined) => void
  onOpen: (index: number, inNewTab: boolean) => void
}) {
  const { bars, scale, currency, onShow, onOpen } = props
  const shape = (kind: 'in' | 'out') => (each: Shape) => (
    <Rectangle
      {...each}
      radius={1.5}
      fill={each.payload?.isToday ? `url(#${hatchId(kind, currency)})` : FLOW_COLOUR[kind]}
      stroke={each.payload?.isToday ? FLOW_COLOUR[kind] : undefined}
    />
  )
  const indexOf = (state: { activeTooltipIndex?: unknown }) => {
    const index = Number(state.activeTooltipIndex ?? Number.NaN)
    return Number.isInteger(index) && index >= 0 && index < bars.length ? index : undefined
  }
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...bars]}
        margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
        barCategoryGap="14%"
        barGap="4%"
        accessibilityLayer={false}
        className="cursor-pointer"
        onMouseMove={(state) => onShow(indexOf(state))}
        onMouseLeave={() => onShow(undefined)}
        onClick={(state, event) => {
          const index = indexOf(state)
          if (index !== undefined) onOpen(index, event.metaKey || event.ctrlKey)
        }}
      >
        <HatchPatterns currency={currency} />
        <XAxis dataKey="day" hide />
        <YAxis hide domain={[scale.min, scale.max]} />
        <Tooltip content={() => null} cursor={{ fill: 'var(--color-hover)' }} isAnimationActive={false} />
        <Bar dataKey="moneyIn" shape={shape('in')} isAnimationActive={false} />
        <Bar dataKey="moneyOut" shape={shape('out')} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  )
}
