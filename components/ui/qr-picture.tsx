import type { QrPath } from './qr-code'

/** Sharp at any size, dark on white in both themes because cameras want it so. */
export function QrPicture({ code, label, className }: { code: QrPath; label: string; className?: string }) {
  const { side, path } = code
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={side} height={side} rx="2" fill="#fff" />
      <path d={path} fill="#111" />
    </svg>
  )
}
