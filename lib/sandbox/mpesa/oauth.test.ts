import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DarajaByHand } from '@/lib/sandbox/mpesa/daraja-by-hand'

let daraja: DarajaByHand
beforeAll(async () => {
  daraja = await DarajaByHand.start()
})
afterAll(() => daraja.close())

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })
const ours = basic('hazina-sandbox-key:hazina-sandbox-secret')
const generate = async (headers: Record<string, string>, query = '?grant_type=client_credentials') => {
  const response = await fetch(`${daraja.base}/oauth/v1/generate${query}`, { headers })
  const text = await response.text()
  return { status: response.status, text, json: text === '' ? null : JSON.parse(text) }
}
const PUSH = '/mpesa/stkpush/v1/processrequest'

describe('OAuth', () => {
  it('gives a token of 28 letters and digits that says 3599 as text', async () => {
    const answer = await generate(ours)
    expect(answer.status).toBe(200)
    expect(answer.json.access_token).toMatch(/^[A-Za-z0-9]{28}$/)
    expect(answer.json.expires_in).toBe('3599')
  })

  it('refuses the ways Daraja refuses', async () => {
    expect(await generate({})).toMatchObject({
      status: 400,
      json: { errorCode: '400.008.01', errorMessage: 'Invalid Authentication passed' },
    })
    expect(await generate({ authorization: 'Bearer x' })).toMatchObject({ json: { errorCode: '400.008.01' } })
    expect(await generate(ours, '')).toMatchObject({
      status: 400,
      json: { errorCode: '400.008.02', errorMessage: 'Invalid grant type passed' },
    })
    // The published Basic vector belongs to another app: an unknown key gets an empty body.
    expect(await generate({ authorization: 'Basic c2FuZGJveC1rZXktMDAxOnNhbmRib3gtc2VjcmV0LTAwMQ==' })).toMatchObject({
      status: 400,
      text: '',
    })
  })

  it('old tokens live on, unless strict', async () => {
    await daraja.login()
    const old = daraja.token
    await daraja.login()
    const withOld = () => daraja.post(PUSH, {}, { authorization: `Bearer ${old}` })
    expect((await withOld()).json).toMatchObject({ errorCode: '400.002.02' })
    await daraja.settings({ strictTokens: true })
    await daraja.login()
    expect(await withOld()).toMatchObject({
      status: 404,
      json: { errorCode: '404.001.03', errorMessage: 'Invalid Access Token' },
    })
    await daraja.settings({ strictTokens: false })
  })

  it.each([
    [PUSH, 404, '404.001.03'],
    ['/mpesa/stkpushquery/v1/query', 404, '404.001.03'],
    ['/mpesa/reversal/v1/request', 404, '404.001.03'],
    ['/mpesa/b2c/v3/paymentrequest', 401, '401.002.01'],
    ['/mpesa/accountbalance/v1/query', 401, '401.002.01'],
    ['/mpesa/transactionstatus/v1/query', 401, '401.002.01'],
    ['/mpesa/c2b/v2/registerurl', 401, '401.003.01'],
  ])('a bad token at %s is %i %s', async (path, status, errorCode) => {
    expect(await daraja.post(path, {}, { authorization: 'Bearer nonsense' })).toMatchObject({
      status,
      json: { errorCode },
    })
    const response = await fetch(daraja.base + path, { method: 'POST' })
    expect(response.status).toBe(404)
    expect(JSON.parse(await response.text())).toMatchObject({
      errorCode: '404.001.04',
      errorMessage: 'Invalid Authentication Header',
    })
  })

  it('a token dies after its hour', async () => {
    await daraja.login()
    await daraja.control('POST', '/clock', { advanceMs: 3_600_000 })
    expect((await daraja.post(PUSH, {})).json).toMatchObject({ errorCode: '404.001.03' })
  })

  it('unknown paths and other methods', async () => {
    await daraja.login()
    expect(await daraja.post('/mpesa/nothing/v1', {})).toMatchObject({
      status: 404,
      json: { errorMessage: 'Resource not found' },
    })
    const response = await fetch(daraja.base + PUSH, { headers: { authorization: `Bearer ${daraja.token}` } })
    expect(response.status).toBe(405)
    expect(JSON.parse(await response.text())).toMatchObject({
      errorCode: '405.001',
      errorMessage: 'Method Not Allowed',
    })
  })

  it('arrests a spike when a limit is set', async () => {
    await daraja.settings({ spikeArrestPerSecond: 2 })
    const answers = await Promise.all(Array.from({ length: 8 }, () => daraja.post(PUSH, {})))
    await daraja.settings({ spikeArrestPerSecond: 0 })
    expect(answers.some((answer) => answer.json.errorCode === '500.003.02' && answer.status === 500)).toBe(true)
  })
})
