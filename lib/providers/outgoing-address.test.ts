import dns from 'node:dns'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { isPublicAddress, whyNotLive } from './outgoing-address'
import { createTransport } from './transport'

afterEach(() => vi.restoreAllMocks())

describe('an address for real money', () => {
  it.each([
    'https://api.safaricom.co.ke',
    'https://api.transferzero.com/v1',
    'https://api.wekeza.co.ke:8443/api/v1',
    'https://API.Wekeza.co.ke./oauth',
  ])('may be %s', (url) => {
    expect(whyNotLive(url)).toBeUndefined()
  })

  it.each([
    ['no address', 'api.safaricom.co.ke'],
    ['nothing', ''],
    ['plain http', 'http://api.safaricom.co.ke'],
    ['a file', 'file:///etc/passwd'],
    ['another protocol', 'ftp://api.safaricom.co.ke'],
    ['a script', 'javascript:alert(1)'],
    ['a name in front', 'https://api.safaricom.co.ke@evil.example.net'],
    ['a password in front', 'https://a:b@api.safaricom.co.ke'],
    ['a query', 'https://api.safaricom.co.ke/?to=elsewhere'],
    ['a hash', 'https://api.safaricom.co.ke/#x'],
    ['the cloud’s own service', 'https://169.254.169.254/latest/meta-data'],
    ['that by its name', 'https://metadata.google.internal'],
    ['this machine', 'https://127.0.0.1'],
    ['this machine by name', 'https://localhost'],
    ['below it', 'https://api.localhost'],
    ['this machine in one number', 'https://2130706433'],
    ['in hexadecimal', 'https://0x7f000001'],
    ['in octal', 'https://0177.0.0.1'],
    ['cut short', 'https://127.1'],
    ['with a dot behind it', 'https://127.0.0.1.'],
    ['in full-width digits', 'https://１２７.0.0.1'],
    ['as IPv6', 'https://[::1]'],
    ['IPv4 within IPv6', 'https://[::ffff:127.0.0.1]'],
    ['everything', 'https://0.0.0.0'],
    ['a public number', 'https://196.201.214.200'],
    ['a host without a dot', 'https://intranet'],
    ['an inner name', 'https://bank.corp'],
    ['a name of nobody', 'https://api.example'],
    ['M-Pesa’s sandbox', 'https://sandbox.safaricom.co.ke'],
    ['BitPesa’s sandbox', 'https://api-sandbox.transferzero.com/v1'],
    ['iHela’s test gate', 'https://testgate.ihela.online'],
  ])('is never %s', (_what, url) => {
    expect(whyNotLive(url)).toEqual(expect.any(String))
  })
})

describe('a public address', () => {
  it.each(['196.201.214.200', '8.8.8.8', '2606:4700::1111'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:169.254.169.254',
    '64:ff9b::a9fe:a9fe',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    'no address',
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('a name whose record was changed after the start (DNS rebinding)', () => {
  /** What the resolver of this machine is made to say. */
  function resolvesTo(...addresses: string[]) {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    const stub = (_name: string, _options: unknown, callback: (error: null, found: unknown) => void) =>
      callback(null, found)
    return vi.spyOn(dns, 'lookup').mockImplementation(stub as never)
  }
  const call = (baseUrl: string) =>
    createTransport({ provider: 'mpesa', baseUrl, connectTimeoutMs: 500 }).call({
      operation: 'test',
      method: 'POST',
      path: '/pay',
      body: '{}',
    })

  it.each([
    ['this machine', ['127.0.0.1']],
    ['the cloud’s own service', ['169.254.169.254']],
    ['this machine as IPv6', ['::1']],
    ['an inner network beside a public address', ['196.201.214.200', '10.0.0.5']],
  ])('reaches nothing when it leads to %s', async (_what, addresses) => {
    let reached = 0
    const server = createServer(() => {
      reached += 1
    })
    server.on('connection', () => {
      reached += 1
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const asked = resolvesTo(...addresses)
    const { port } = server.address() as AddressInfo
    const result = await call(`https://api.safaricom.co.ke:${port}`)
    expect(result.wire).toEqual({ kind: 'never_left', because: 'dns' })
    expect(asked).toHaveBeenCalled()
    expect(reached).toBe(0)
    await new Promise((resolve) => server.close(resolve))
  })
})
