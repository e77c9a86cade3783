import { create } from 'qrcode'

/** White around the code, in modules. Source: ISO/IEC 18004, quiet zone of 4. */
const QUIET = 4

/** A QR code as one SVG path: sharp at any size, dark on white in both themes because cameras want it so. */
export function QrPicture({ text, label, className }: { text: string; label: string; className?: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * QUIET
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={side} height={side} rx="2" fill="#fff" />
      <path d={darkPath(modules.data, modules.size)} fill="#111" />
    </svg>
  )
}

/** One rectangle per run of dark modules in a row. */
function darkPath(data: Uint8Array, size: number): string {
  const runs: string[] = []
  for (let row = 0; row < size; row += 1) {
    let start: number | undefined
    for (let column = 0; column <= size; column += 1) {
      const dark = column < size && data[row * size + column] === 1
      if (dark && start === undefined) start = column
      if (dark || start === undefined) continue
      runs.push(`M${start + QUIET} ${row + QUIET}h${column - start}v1h-${column - start}z`)
      start = undefined
    }
  }
  return runs.join('')
}
