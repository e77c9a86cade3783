const HEX_BYTES_MAX = 4_096
const BYTES_A_LINE = 16

/** Signs that change how text around them is drawn, or that no font draws. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\u2028\u2029]/gu

export type ShownBytes = Readonly<{ kind: 'text' | 'bytes'; text: string }>

/**
 * Bytes that somebody else sent, as text that a page may show: unseen signs by their number, so that nothing hides or
 * turns around what stands beside it; what is no UTF-8 as hexadecimal.
 */
export function showBytes(bytes: Uint8Array): ShownBytes {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { kind: 'text', text: showUnseen(text) }
  } catch {
    return { kind: 'bytes', text: inHex(bytes) }
  }
}

/** Unseen signs by their number: `⟨U+202E⟩`. */
export function showUnseen(text: string): string {
  return text.replaceAll(UNSEEN, markOf)
}

function markOf(sign: string): string {
  return `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
}

function inHex(bytes: Uint8Array): string {
  const shown = bytes.subarray(0, HEX_BYTES_MAX)
  const lines: string[] = []
  for (let at = 0; at < shown.length; at += BYTES_A_LINE) {
    const part = [...shown.subarray(at, at + BYTES_A_LINE)]
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const ascii = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
    lines.push(`${at.toString(16).padStart(4, '0')}  ${hex.padEnd(BYTES_A_LINE * 3)} ${ascii}`)
  }
  if (bytes.length > HEX_BYTES_MAX) lines.push(`… ${bytes.length - HEX_BYTES_MAX} more bytes`)
  return lines.join('\n')
}
