import { create } from 'qrcode'

/** White around the code, in modules. Source: ISO/IEC 18004, quiet zone of 4. */
const QUIET = 4

/** A QR code as the path of one SVG square: what a server can hand to a browser without the library. */
export type QrPath = Readonly<{ side: number; path: string }>

export function qrPathOf(text: string): QrPath {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  return { side: modules.size + 2 * QUIET, path: darkPath(modules.data, modules.size) }
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
