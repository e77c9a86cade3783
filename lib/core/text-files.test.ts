import { expect, it } from 'vitest'
import { canonicalJson, contentHash } from './content-hash'
import { csvRecord, neutraliseText } from './csv'
import { classifyReply } from './reply-class'

it('quotes as RFC 4180 does', () => {
  expect(csvRecord(['a,b', 'say "hi"', 'two\nlines', ''])).toBe('"a,b","say ""hi""","two\nlines",\r\n')
})

it.each(['=1+1', '+254', '-5', '@x', '\t=1', '  =cmd', '\u00a0=1', '\r=1', '＝1'])('neutralises %j', (text) => {
  expect(neutraliseText(text)).toBe(`'${text}`)
})

it('neutralises a formula after a line break and leaves ordinary text alone', () => {
  expect(neutraliseText('Jane\n=1')).toBe("Jane\n'=1")
  expect(neutraliseText("Mama Mboga's, Ltd")).toBe("Mama Mboga's, Ltd")
  expect(neutraliseText('254712345678')).toBe('254712345678')
})

it('writes canonical JSON whatever the order of keys', () => {
  expect(canonicalJson({ b: '1', a: ['x', null, true], é: '\n' })).toBe('{"a":["x",null,true],"b":"1","é":"\\n"}')
})

it('hashes every field of the content', () => {
  const content = {
    rail: 'mpesa.b2c',
    direction: 'out',
    amountMinor: 1n,
    currency: 'KES',
    counterpartyName: 'a',
    counterpartyAccount: 'b',
    counterpartyBank: '',
    sourceAccountId: 'c',
    merchantReference: 'd',
    purpose: 'e',
    details: {},
  }
  const hashes = new Set([
    contentHash(content),
    ...Object.keys(content).map((key) =>
      contentHash({ ...content, [key]: key === 'amountMinor' ? 2n : key === 'details' ? { x: 'y' } : 'other' }),
    ),
  ])
  expect(hashes.size).toBe(Object.keys(content).length + 1)
})

it('classifies replies cell by cell (RELIABILITY.md 1.4)', () => {
  expect(classifyReply({ kind: 'never_left', because: 'refused' }, 'accepted')).toBe('not_sent')
  expect(classifyReply({ kind: 'lost', because: 'timeout' }, 'accepted')).toBe('indeterminate')
  const answered = (status: number, isJsonObject = true) => ({ kind: 'answered', status, isJsonObject }) as const
  expect(classifyReply(answered(429, false), 'unlisted')).toBe('refused_retry')
  expect(classifyReply(answered(200, false), 'accepted')).toBe('indeterminate')
  expect(classifyReply(answered(302), 'accepted')).toBe('indeterminate')
  for (const status of [200, 201, 400, 408, 409, 500, 503])
    expect(classifyReply(answered(status), 'unlisted')).toBe('indeterminate')
  expect(classifyReply(answered(500), 'refused')).toBe('refused')
  expect(classifyReply(answered(200), 'accepted')).toBe('accepted')
  expect(classifyReply(answered(200), 'final')).toBe('final')
})
