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

  it('refuses a key that reaches prototypes, however it is spelled', () => {
    expect(parseGuardedJson(bytes('{"__proto__":{"polluted":true}}'))).toEqual({ ok: false, refusal: 'unsafe_key' })
    expect(parseGuardedJson(bytes('{"a":[{"\\u005f_proto__":1}]}'))).toEqual({ ok: false, refusal: 'unsafe_key' })
    expect(parseGuardedJson(bytes('{"a":"__proto__"}')).ok).toBe(true)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('refuses a number that no double holds, and takes the same digits as text', () => {
    for (const text of ['{"Amount":1e400}', '{"Amount":-1e400}', '[1E+999]'])
      expect(parseGuardedJson(bytes(text))).toEqual({ ok: false, refusal: 'not_a_number' })
    expect(parseGuardedJson(bytes('{"Amount":"1e400","b":-0.5e-3,"c":1E5}')).ok).toBe(true)
  })
})
