'use client'

import { Bar, BarChart, Rectangle, type RectangleProps, XAxis, YAxis } from 'recharts'
import type { Currency } from '@/lib/core/money'
import { HatchPatterns } from './flow-chart-picture'
import { FLOW_COLOUR, type FlowBar, hatchId } from './flow-days'
import type { Scale } from './scale'

type Shape = RectangleProps & { payload?: FlowBar }

/** The same bars by recharts: they grow and shrink when the data changes, and the day in hand stands out. */
export default function FlowChartLive(props: {
  bars: readonly FlowBar[]
  scale: Scale
  currency: Currency
  shownDay: string | undefined
}) {
  const { bars, scale, currency, shownDay } = props
  const shape = (kind: 'in' | 'out') => (each: Shape) => (
    <Rectangle
      {...each}
      radius={1.5}
      fill={each.payload?.isToday ? `url(#${hatchId(kind, currency)})` : FLOW_COLOUR[kind]}
      stroke={each.payload?.isToday ? FLOW_COLOUR[kind] : undefined}
      opacity={shownDay === undefined || shownDay === each.payload?.day ? 1 : 0.45}
    />
  )
  return (
    <BarChart
      // Its own box, unlike ResponsiveContainer, may be hidden without a warning.
      responsive
      style={{ width: '100%', height: '100%' }}
      data={[...bars]}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      barCategoryGap="14%"
      barGap="4%"
      accessibilityLayer={false}
    >
      <HatchPatterns currency={currency} />
      <XAxis dataKey="day" hide />
      <YAxis hide domain={[scale.min, scale.max]} />
      <Bar dataKey="moneyIn" shape={shape('in')} isAnimationActive="auto" animationDuration={120} animationBegin={0} />
      <Bar
        dataKey="moneyOut"
        shape={shape('out')}
        isAnimationActive="auto"
        animationDuration={120}
        animationBegin={0}
      />
    </BarChart>
  )
}
