import { describe, expect, it } from 'vitest'
import { hasLookalikes, namesAgree, toldName } from './names'

describe('the name on the order beside the name the provider tells', () => {
  it.each([
    ['Jane Wanjiku', 'JANE WANJIKU'],
    ['Jane Wanjiku', 'WANJIKU JANE'],
    ['Jane Wanjiku', 'Jane Akinyi Wanjiku'],
    ['Jane Akinyi Wanjiku', 'JANE WANJIKU'],
    ['Jane A. Wanjiku', 'Jane Akinyi Wanjiku'],
    ['J. Wanjiku', 'JANE WANJIKU'],
    ['Jane Wanjiku', 'JANE'],
    ['Ngũgĩ wa Thiong’o', 'NGUGI WA THIONG’O'],
    ['Mama Mboga Ltd.', 'MAMA MBOGA LTD'],
    ['', 'JANE WANJIKU'],
    ['Jane Wanjiku', ' '],
  ])('takes %j and %j for one', (ours, theirs) => {
    expect(namesAgree(ours, theirs)).toBe(true)
  })

  it.each([
    ['Jane Wanjiku', 'JANE WANJIRU'],
    ['Jane Wanjiku', 'John Otieno'],
    ['Jane Wanjiku', 'PETER'],
    ['Jane Akinyi Wanjiku', 'JANE ACHIENG'],
    ['Mama Mboga Ltd', 'Mama Njeri Ltd'],
  ])('sees that %j is not %j', (ours, theirs) => {
    expect(namesAgree(ours, theirs)).toBe(false)
  })
})

describe('a name as a provider told it', () => {
  it.each([
    ['what turns text around', 'Jane\u202eukijnaW', 'Jane⟨U+202E⟩ukijnaW'],
    ['what nobody sees', 'Ja\u200bne', 'Ja⟨U+200B⟩ne'],
    ['a control sign', 'Jane\u0000\u001b[31m', 'Jane⟨U+0000⟩⟨U+001B⟩[31m'],
    ['signs beyond the first plane', 'Jane\u{e0001}', 'Jane⟨U+E0001⟩'],
    ['line breaks', 'Jane\r\nWanjiku', 'Jane Wanjiku'],
    ['a pile of marks', `J${'\u0316'.repeat(500)}ane`, `J${'\u0316'.repeat(3)}ane`],
    ['an ordinary name', 'Ngũgĩ wa Thiong’o', 'Ngũgĩ wa Thiong’o'],
    ['letters taken apart', 'E\u0301lodie', 'Élodie'],
  ])('shows %s', (_what, told, shown) => {
    expect(toldName(told)).toBe(shown)
  })

  it('is not endless, and is not cut inside a letter', () => {
    expect(toldName('x'.repeat(10_000))).toHaveLength(301)
    expect(toldName(`x${'😀'.repeat(10_000)}`)).not.toMatch(/\p{Cs}/u)
  })
})

describe('letters that only look alike', () => {
  it.each(['J\u0430ne Wanjiku', 'Jane W\u0391njiku', 'Ｊane', '\u{1d409}ane', 'Р\u0430ul Smith'])(
    'are seen in %j',
    (name) => {
      expect(hasLookalikes(name)).toBe(true)
    },
  )

  it.each(['Jane Wanjiku', 'Ngũgĩ wa Thiong’o', 'Иван Петров', 'محمد علي', '王小明', 'O’Brien & Søn Ltd 24', ''])(
    'are not seen in %j',
    (name) => {
      expect(hasLookalikes(name)).toBe(false)
    },
  )
})
