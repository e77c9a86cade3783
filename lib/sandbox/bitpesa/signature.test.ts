import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handSigned, startUnderTest, type UnderTest } from './sandbox-under-test'
import { signatureOf } from './signature'
import { webhookHeaders } from './webhook-delivery'

/** Published vector and B2-B7, contract section 15, copied by hand. */
const PUBLISHED_BODY = String.raw`{"sender":{"country":"UG","phone_country":"UG","phone_number":"752403639","email":"email@domain.com","first_name":"Example","last_name":"User","city":"Kampala","street":"Somewhere 17-3","postal_code":"798983","birth_date":"1970-01-01","documents":[{"upload":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAsT\nAAALEwEAmpwYAAAAB3RJTUUH4gEeCTEzbKJEHgAAAB1pVFh0Q29tbWVudAAA\nAAAAQ3JlYXRlZCB3aXRoIEdJTVBkLmUHAAAADElEQVQI12P4z8AAAAMBAQAY\n3Y2wAAAAAElFTkSuQmCC","upload_file_name":"passport.png","metadata":{"meta":"data"}}],"ip":"127.0.0.1","metadata":{"meta":"data"}}}`
const PUBLISHED_NONCE = '00c6a48a-ccb8-4653-a0c8-de7c1ab67529'
const PUBLISHED_SIGNATURE =
  'fc44e638c823b660e41f30ba78abe0e04f0dfc6b365e4a7129e44a181530146e4b777940fe8948af6fee5133b7f85d46a3cdcab449b9559617e60e593b73853c'
const SUCCESSOR_SIGNATURE =
  'be84dd42ddd00c7a950efc957c1a28a24db1d59fda4102bea7fccab4b55e2f23a5557601df4ba6be43cf9c59de0a816670ae9b5297dd3144f3335bc499d79afb'

const DEBIT = '{"debit":{"to_type":"Transaction","to_id":"5f44026b-7904-4c30-87d6-f8972d790ded"}}'
const VECTORS = {
  B2: {
    ...{ method: 'GET', path: '/v1/transactions?external_id=Transaction%3ANGN%3A17523', body: '', accepted: 200 },
    nonce: '11111111-1111-4111-8111-111111111111',
    signature:
      'e8c9e485aa4e7beda08a4f8ac97b1fa829810cdca466c804d07e01d17ce7c6b1c276b15b41f313f984d61499633184775a04c117b2df176a93658cdb5707ceec',
  },
  B3: {
    ...{ method: 'DELETE', path: '/v1/recipients/9d4d7b73-a94c-4979-ab57-09074fd55d33', body: '', accepted: 404 },
    nonce: '22222222-2222-4222-8222-222222222222',
    signature:
      'ffb0507c7f151ac45c8af0b18d7b78bb7a12f58d171528957f222b6d584c55ef26618d8ebd30d906ee208415a5f78d216ad8b9d3d5bb4daa5c2fa8564efa95ce',
  },
  B4: {
    ...{ method: 'POST', path: '/v1/accounts/debits', body: DEBIT, accepted: 422 },
    nonce: '33333333-3333-4333-8333-333333333333',
    signature:
      '1d19cdec5e1966732f469270373d4e6af9a23c7ecff286867cf5ab30498ca99da4b89f101c88c9dce5e089a7fa1e7fbad95c5010c78b0494e0757b12f02ffea3',
  },
  B5: {
    ...{ method: 'POST', path: '/v1/senders', body: '{"sender":{"country":"UG","first_name":"Zoë"}}', accepted: 422 },
    nonce: '44444444-4444-4444-8444-444444444444',
    signature:
      'f72fddcdb4b5c8cdaaca7f5102f18f9b30571c7807720ca8fef85d6cc84e9e40bd6fffbeb0a59e01da05fa4eb7f466d9ef649515cb970280ad32c433cc775d53',
  },
  B6: {
    ...{
      method: 'POST',
      path: '/v1/transactions/5f44026b-7904-4c30-87d6-f8972d790ded/payout',
      body: '',
      accepted: 404,
    },
    nonce: '55555555-5555-4555-8555-555555555555',
    signature:
      'df057cf265dfc5aa5cc918f9bf4ac444a39352b55de6d75bb8f0c0e708a1a80b61d338e786f2a688d3005ce0105bf504e516774d199d65e7ccf865bf0d33bf2e',
  },
}
type Vector = (typeof VECTORS)['B2']

function headersOf(vector: Vector, extra: Record<string, string> = {}) {
  return {
    Host: '127.0.0.1:4020',
    'Content-Type': 'application/json',
    'Authorization-Key': 'KEY-0001',
    'Authorization-Nonce': vector.nonce,
    'Authorization-Signature': vector.signature,
    ...extra,
  }
}

describe('request signatures', () => {
  let sandbox: UnderTest
  beforeAll(async () => {
    sandbox = await startUnderTest()
    sandbox.kernel.settings.set('bitpesa', 'apiKey', 'KEY-0001')
    sandbox.kernel.settings.set('bitpesa', 'apiSecret', 'SECRET-0001')
  })
  afterAll(() => sandbox.close())

  const send = (vector: Vector, extra?: Record<string, string>) =>
    sandbox.raw(vector.method, vector.path, headersOf(vector, extra), vector.body)
  const strictly = async <T>(work: () => Promise<T>) => {
    sandbox.kernel.settings.set('bitpesa', 'strictUrls', true)
    return work().finally(() => sandbox.kernel.settings.set('bitpesa', 'strictUrls', false))
  }

  test('a changed body, a decoded query, and https under the strict switch are refused', async () => {
    const changed = { ...VECTORS.B4, body: DEBIT.replace('0ded', '0dee') }
    expect((await send(changed)).status).toBe(401)
    const decoded = { ...VECTORS.B2, path: '/v1/transactions?external_id=Transaction:NGN:17523' }
    expect((await send(decoded)).status).toBe(401)
    const https = handSigned({
      ...{ key: 'KEY-0001', secret: 'SECRET-0001', nonce: 'https-1', method: 'DELETE', body: '' },
      url: `https://127.0.0.1:4020${VECTORS.B3.path}`,
    })
    const sendHttps = () => sandbox.raw('DELETE', VECTORS.B3.path, { ...https, Host: '127.0.0.1:4020' })
    expect((await strictly(sendHttps)).status).toBe(401)
    // The lenient default takes it: one public client always signs https.
    expect((await sendHttps()).status).toBe(404)
  })

  test.each(Object.entries(VECTORS))('vector %s is accepted, strictly, and its nonce only once', async (_, vector) => {
    const first = await strictly(() => send(vector))
    expect(first.status).toBe(vector.accepted)
    const again = await send(vector)
    expect(again.status).toBe(401)
    expect(again.text).toBe('{"status":401,"error":"Unauthorized"}')
  })

  test('header names are case-insensitive', async () => {
    const url = 'http://127.0.0.1:4020/v1/accounts'
    const signed = handSigned({ key: 'KEY-0001', secret: 'SECRET-0001', nonce: 'lower', method: 'GET', url, body: '' })
    const lower = Object.fromEntries(Object.entries(signed).map(([name, value]) => [name.toLowerCase(), value]))
    expect((await sandbox.raw('GET', '/v1/accounts', { ...lower, host: '127.0.0.1:4020' })).status).toBe(200)
  })

  test('a forwarded host and scheme may be what was signed', async () => {
    const url = 'https://pay.example/v1/accounts'
    const signed = handSigned({ key: 'KEY-0001', secret: 'SECRET-0001', nonce: 'proxy', method: 'GET', url, body: '' })
    const forwarded = { ...signed, 'X-Forwarded-Host': 'pay.example', 'X-Forwarded-Proto': 'https' }
    expect((await sandbox.raw('GET', '/v1/accounts', forwarded)).status).toBe(200)
  })

  test.each(['Authorization-Key', 'Authorization-Nonce', 'Authorization-Signature'])(
    'without %s it is a 401',
    async (name) => {
      const headers: Record<string, string> = headersOf({ ...VECTORS.B2, nonce: `without ${name}` })
      delete headers[name]
      expect((await sandbox.raw('GET', VECTORS.B2.path, headers)).status).toBe(401)
    },
  )

  test('an unknown key is a 401, and the log says why', async () => {
    expect((await send(VECTORS.B2, { 'Authorization-Key': 'KEY-0002' })).status).toBe(401)
    const notes = sandbox.kernel.log.list({ after: 0, provider: 'bitpesa', limit: 1_000 }).map(({ note }) => note)
    expect(notes).toContain('unknown Authorization-Key')
  })

  test('a trailing slash is tolerated and signed as sent; an unknown path is a 404', async () => {
    sandbox.kernel.settings.set('bitpesa', 'apiKey', 'hazina-sandbox-key')
    sandbox.kernel.settings.set('bitpesa', 'apiSecret', 'hazina-sandbox-secret')
    expect((await sandbox.call('GET', '/v1/accounts/')).status).toBe(200)
    expect((await sandbox.call('GET', '/v1/nothing')).text).toBe('{"status":404,"error":"Not Found"}')
  })
})

describe('published vector', () => {
  const signed = (url: string, body: string) =>
    signatureOf('YOUR_API_SECRET', { nonce: PUBLISHED_NONCE, method: 'POST', url, body: Buffer.from(body) })

  test('the provider’s own sample signs as published, under both of its names', () => {
    expect(Buffer.byteLength(PUBLISHED_BODY)).toBe(597)
    expect(signed('https://api-sandbox.bitpesa.co/v1/senders', PUBLISHED_BODY)).toBe(PUBLISHED_SIGNATURE)
    expect(signed('https://api-sandbox.transferzero.com/v1/senders', PUBLISHED_BODY)).toBe(SUCCESSOR_SIGNATURE)
  })

  test('escaped slashes are other bytes and so another signature', () => {
    const escaped = PUBLISHED_BODY.replaceAll('/', '\\/')
    expect(signed('https://api-sandbox.bitpesa.co/v1/senders', escaped)).not.toBe(PUBLISHED_SIGNATURE)
  })

  test('the sandbox accepts it behind a proxy that forwards the published host, and stores the sender', async () => {
    const sandbox = await startUnderTest()
    sandbox.kernel.settings.set('bitpesa', 'apiKey', 'YOUR_API_KEY')
    sandbox.kernel.settings.set('bitpesa', 'apiSecret', 'YOUR_API_SECRET')
    const headers = {
      'Content-Type': 'application/json',
      'Authorization-Key': 'YOUR_API_KEY',
      'Authorization-Nonce': PUBLISHED_NONCE,
      'Authorization-Signature': PUBLISHED_SIGNATURE,
      'X-Forwarded-Host': 'api-sandbox.bitpesa.co',
    }
    const answer = await sandbox.raw('POST', '/v1/senders', headers, PUBLISHED_BODY)
    expect(answer.status).toBe(201)
    expect(answer.json.at('object', 'documents', 0, 'upload_file_name')).toBe('passport.png')
    await sandbox.close()
  })
})

test('B7: a webhook is signed as the contract computed', () => {
  const body =
    '{"webhook":"fd599451-4f3c-4045-91e1-d68ed12ffb75","event":"transaction.paid_out","object":{"id":"5280d11f-0ed3-4a60-ab07-29fdb058e4c4","state":"paid","external_id":"Transaction:NGN:17523"}}'
  expect(Buffer.byteLength(body)).toBe(189)
  const credentials = { key: 'KEY-0001', secret: 'SECRET-0001' }
  const url = 'http://127.0.0.1:3000/api/webhooks/bitpesa'
  const headers = webhookHeaders(credentials, url, body, '66666666-6666-4666-8666-666666666666')
  expect(headers['Authorization-Signature']).toBe(
    'a92ed2f369bc8d5a0972a53d8d365b90eaed8cce602a4e1bfa5629f1c9f5e852b6fc4ec8b7bc82179688b992050c34d8c1d9909407eadad291b43395809c0a3a',
  )
  expect(headers['Authorization-Key']).toBe('KEY-0001')
})
