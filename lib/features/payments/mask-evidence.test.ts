import { expect, test } from 'vitest'
import { maskEvidence } from './mask-evidence'
import type { TimelineEntry } from './queries'

const entry = (body: string | null, detail = ''): TimelineEntry => ({
  at: new Date(0),
  kind: 'request',
  by: 'mpesa',
  what: 'send',
  detail,
  body,
  authenticity: null,
})

test('hides the counterparty and every phone in bodies and details', () => {
  const [masked] = maskEvidence(
    [entry('{"PartyB":254712345678,"Public":"0722000111 - Jane","Other":"+254733111222"}', 'to 0712345678')],
    { account: '254712345678', inFull: false },
  )
  expect(masked?.body).toBe('{"PartyB":0712 ••• 678,"Public":"0722 ••• 111 - Jane","Other":"0733 ••• 222"}')
  expect(masked?.detail).toBe('to 0712 ••• 678')
})

test('hides an account that is no phone', () => {
  const [masked] = maskEvidence([entry('{"account":"1002222222"}')], { account: '1002222222', inFull: false })
  expect(masked?.body).toBe('{"account":"•••• 2222"}')
})

test('leaves longer numbers, references and absent bodies as they are', () => {
  const body = '{"at":"20261121142305","id":"ws_CO_21112026142709712345678","key":"HZ712345678"}'
  expect(
    maskEvidence([entry(body), entry(null)], { account: '254712345678', inFull: false }).map((each) => each.body),
  ).toEqual([body, null])
})

test('hides callback tokens from every reader, and nothing else from those with the right', () => {
  const body = '{"ResultURL":"https://h.example/hooks/results/0123456789abcdef0123456789abcdef","PartyB":254712345678}'
  const [shown] = maskEvidence([entry(body)], { account: '254712345678', inFull: true })
  expect(shown?.body).toBe('{"ResultURL":"https://h.example/hooks/results/•••","PartyB":254712345678}')
})
