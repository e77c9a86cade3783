import type { Currency } from '@/lib/core/money'
import { FLOW_COLOUR, type FlowBar, hatchId } from './flow-days'
import { type Scale, share } from './scale'

/** The first picture, drawn by the server: two bars a day, placed in percent so that no width need be known. */
export function FlowChartPicture({
  bars,
  scale,
  currency,
}: {
  bars: readonly FlowBar[]
  scale: Scale
  currency: Currency
}) {
  const slot = 100 / Math.max(1, bars.length)
  return (
    <svg className="absolute inset-0 size-full" aria-hidden="true">
      <HatchPatterns currency={currency} />
      {bars.map((bar, index) => (
        <g key={bar.day}>
          <FlowRect
            kind="in"
            bar={bar}
            x={index * slot + slot * 0.14}
            width={slot * 0.34}
            scale={scale}
            currency={currency}
          />
          <FlowRect
            kind="out"
            bar={bar}
            x={index * slot + slot * 0.52}
            width={slot * 0.34}
            scale={scale}
            currency={currency}
          />
        </g>
      ))}
    </svg>
  )
}

function FlowRect(props: {
  kind: 'in' | 'out'
  bar: FlowBar
  x: number
  width: number
  scale: Scale
  currency: Currency
}) {
  const { kind, bar, scale, currency } = props
  const height = share(kind === 'in' ? bar.moneyIn : bar.moneyOut, scale) * 100
  if (height <= 0) return null
  return (
    <rect
      x={`${String(props.x)}%`}
      width={`${String(props.width)}%`}
      y={`${String(100 - height)}%`}
      height={`${String(height)}%`}
      rx={1.5}
      fill={bar.isToday ? `url(#${hatchId(kind, currency)})` : FLOW_COLOUR[kind]}
      stroke={bar.isToday ? FLOW_COLOUR[kind] : undefined}
    />
  )
}

/** Hatching says "so far" without relying on colour. */
export function HatchPatterns({ currency }: { currency: Currency }) {
  return (
    <defs>
      {(['in', 'out'] as const).map((kind) => (
        <pattern
          key={kind}
          id={hatchId(kind, currency)}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="2" height="5" fill={FLOW_COLOUR[kind]} />
        </pattern>
      ))}
    </defs>
  )
}
