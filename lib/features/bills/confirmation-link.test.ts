import { describe, expect, test } from 'vitest'
import { openableLink } from './confirmation-link'

const BASE = 'https://testgate.ihela.online/'

describe('the confirmation page of a bill', () => {
  test('is a link on the host of the provider', () => {
    expect(openableLink('https://testgate.ihela.online/banking/bill/BILL-1/confirm/', BASE)?.host).toBe(
      'testgate.ihela.online',
    )
    expect(openableLink('http://127.0.0.1:4014/u/operations/bill/confirm/BILL-1', 'http://127.0.0.1:4014')?.host).toBe(
      '127.0.0.1:4014',
    )
  })

  test('is a link on another host of the same owner', () => {
    expect(openableLink('https://mytest.ihela.online/u/operations/bill/confirm/BILL-1', BASE)?.host).toBe(
      'mytest.ihela.online',
    )
  })

  test.each([
    ['a stranger', 'https://ihela.example.org/bill/BILL-1', BASE],
    ['a name that only begins like ours', 'https://testgate.ihela.online.example.org/', BASE],
    ['a name that only ends like ours', 'https://evilihela.online/', BASE],
    ['the owner without its own host', 'https://ihela.online/', BASE],
    ['a sibling without encryption', 'http://mytest.ihela.online/', BASE],
    ['a sibling on another port', 'https://mytest.ihela.online:8443/', BASE],
    ['a host hidden behind a user name', 'https://testgate.ihela.online@example.org/', BASE],
    ['our host with a password before it', 'https://a:b@testgate.ihela.online/', BASE],
    ['a neighbour under a shared domain', 'https://evil.co.bi/', 'https://ihela.co.bi/'],
    ['a neighbour under a top-level domain', 'https://evil.bi/', 'https://ihela.bi/'],
    ['another machine', 'https://10.0.0.2/', 'https://10.0.0.1/'],
    ['another port of this machine', 'http://127.0.0.1:4015/', 'http://127.0.0.1:4014'],
    ['no address at all', 'BILL-1', BASE],
  ])('is no link for %s', (_what, address, base) => {
    expect(openableLink(address, base)).toBeUndefined()
  })
})
