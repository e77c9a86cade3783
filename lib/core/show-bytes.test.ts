import { expect, it } from 'vitest'
import { showBytes } from './show-bytes'

const bytes = (text: string) => new TextEncoder().encode(text)

it('shows plain text as it is, line breaks with it', () => {
  expect(showBytes(bytes('{"a":\n\t"é ok"}'))).toEqual({ kind: 'text', text: '{"a":\n\t"é ok"}' })
})

it('shows what turns text around, or cannot be seen, by its number', () => {
  expect(showBytes(bytes('a\u202eb\u0000c\u200bd\u001b[31m'))).toEqual({
    kind: 'text',
    text: 'a⟨U+202E⟩b⟨U+0000⟩c⟨U+200B⟩d⟨U+001B⟩[31m',
  })
})

it('shows what is no text in hexadecimal, and says how much is left out', () => {
  const shown = showBytes(new Uint8Array([0x7b, 0xff, 0x00, 0x41]))
  expect(shown.kind).toBe('bytes')
  expect(shown.text).toMatch(/^0000 {2}7b ff 00 41 +\{\.\.A$/)
  expect(showBytes(new Uint8Array(5_000).fill(0xff)).text).toMatch(/904 more bytes$/)
})
