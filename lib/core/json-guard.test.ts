import { describe, expect, it } from 'vitest'
import { parseGuardedJson } from './json-guard'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('parseGuardedJson', () => {
  it('takes ordinary bodies', () => {
    expect(parseGuardedJson(bytes('{"a":[1,{"b":"}"}],"c":"\\""}'))).toEqual({
      ok: true,
      value: { a: [1, { b: '}' }], c: '"' },
    })
  })

  it('refuses depth before it parses', () => {
    const deep = '['.repeat(1_000_000)
    const started = performance.now()
    expect(parseGuardedJson(bytes(deep))).toEqual({ ok: false, refusal: 'too_deep' })
    expect(performance.now() - started).toBeLessThan(500)
    expect(parseGuardedJson(bytes('['.repeat(20) + ']'.repeat(20))).ok).toBe(true)
    expect(parseGuardedJson(bytes('['.repeat(21) + ']'.repeat(21)))).toEqual({ ok: false, refusal: 'too_deep' })
  })

  it('refuses a key said twice, also under another spelling, but not in sibling objects', () => {
    expect(parseGuardedJson(bytes('{"Amount":1,"Amount":1000000}'))).toEqual({ ok: false, refusal: 'duplicate_key' })
    expect(parseGuardedJson(bytes('{"Amount":1,"\\u0041mount":2}'))).toEqual({ ok: false, refusal: 'duplicate_key' })
    expect(parseGuardedJson(bytes('{"x":[{"Key":"a","Value":1},{"Key":"b","Value":2}]}')).ok).toBe(true)
  })

  it('refuses bytes that are not UTF-8, and text that is not JSON', () => {
    expect(parseGuardedJson(new Uint8Array([0x22, 0xff, 0x22]))).toEqual({ ok: false, refusal: 'not_utf8' })
    expect(parseGuardedJson(bytes('<html></html>'))).toEqual({ ok: false, refusal: 'not_json' })
    expect(parseGuardedJson(bytes(''))).toEqual({ ok: false, refusal: 'not_json' })
  })

  it('does not pollute prototypes', () => {
    const parsed = parseGuardedJson(bytes('{"__proto__":{"polluted":true}}'))
    expect(parsed.ok).toBe(true)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
