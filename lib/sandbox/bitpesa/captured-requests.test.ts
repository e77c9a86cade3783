import { createHash, createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RawAnswer, rawRequest } from '@/lib/sandbox/raw-socket'
import { type RunningSandbox, startSandbox } from '@/lib/sandbox/server'

/** Requests as the PHP, Ruby and JavaScript clients write and sign them (contract 1, 2, 3, 10, 11), byte by byte. */

let sandbox: RunningSandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, dataFile: ':memory:', seed: 'hazina', days: 2, only: ['bitpesa'] })
})
afterAll(() => sandbox.close())

type How = { scheme?: string; host?: string; headers?: Record<string, string>; lowerCase?: boolean }
/** `url` is signed as the client builds it: its scheme and host may differ from what arrives here. */
function send(method: string, path: string, body = '', how: How = {}): Promise<RawAnswer> {
  const { scheme = 'http', host = `127.0.0.1:${sandbox.ports.bitpesa}`, headers = {} } = how
  const nonce = randomUUID()
  const hash = createHash('sha512').update(body, 'utf8').digest('hex')
  const toSign = `${nonce}&${method}&${scheme}://${host}${path}&${hash}`
  const signature = createHmac('sha512', 'hazina-sandbox-secret').update(toSign).digest('hex')
  const all: Record<string, string> = {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'Authorization-Key': 'hazina-sandbox-key',
    'Authorization-Nonce': nonce,
    'Authorization-Signature': signature,
    ...headers,
  }
  const named = Object.entries(all).map(([name, value]) => [how.lowerCase ? name.toLowerCase() : name, value])
  return rawRequest({ port: sandbox.ports.bitpesa, method, path, body, headers: Object.fromEntries(named) })
}

const SENDER =
  '"sender":{"country":"UG","phone_country":"UG","phone_number":"752403639","email":"email@domain.com","first_name":"Example","last_name":"User","city":"Kampala","street":"Somewhere 17-3","postal_code":"798983","birth_date":"1970-01-01","documents":[],"ip":"127.0.0.1","metadata":{"meta":"data"}}'
const recipient = (
  amount: string,
  type = 'NGN::Bank',
  details = '"bank_code":"058","bank_account":"12345678900","bank_account_type":"10"',
) =>
  `{"requested_amount":${amount},"requested_currency":"${type.slice(0, 3)}","payout_method":{"type":"${type}","details":{"first_name":"Ada","last_name":"Obi",${details}}}}`
const transaction = (inner: string, input = 'USD') =>
  `{"transaction":{"input_currency":"${input}",${SENDER},"recipients":[${inner}]}}`

describe('2 signatures', () => {
  it.each<[why: string, how: How]>([
    ['the URL as sent', {}],
    ['the Ruby gem: always https, Accept text/html', { scheme: 'https', headers: { Accept: 'text/html' } }],
    [
      'behind a proxy: the forwarded host over https',
      {
        scheme: 'https',
        host: 'pay.example.test',
        headers: { 'X-Forwarded-Host': 'pay.example.test', 'X-Forwarded-Proto': 'https' },
      },
    ],
    ['header names in lower case', { lowerCase: true }],
  ])('%s', async (_why, how) => {
    expect((await send('GET', '/v1/accounts', '', how)).status).toBe(200)
  })

  it('an https-signed URL is refused by the strict switch, with what was tried in the log', async () => {
    sandbox.kernel.settings.set('bitpesa', 'strictUrls', true)
    const answer = await send('GET', '/v1/accounts', '', { scheme: 'https' })
    sandbox.kernel.settings.set('bitpesa', 'strictUrls', false)
    expect([answer.status, JSON.parse(answer.body)]).toEqual([401, { status: 401, error: 'Unauthorized' }])
    expect(sandbox.kernel.log.latest({ limit: 1 })[0]?.note).toContain('the signature fits none of GET http://')
  })
})

describe('3.1 state[] in three spellings', () => {
  const states = async (query: string) => {
    const { object } = JSON.parse((await send('GET', `/v1/recipients?per=100&${query}`)).body)
    return object.map((each: { state: string }) => each.state)
  }
  it('filters the same', async () => {
    const bare = await states('state[]=success&state[]=refunded')
    expect(bare.length).toBeGreaterThan(0)
    expect(bare.every((state: string) => ['success', 'refunded'].includes(state))).toBe(true)
    expect(await states('state=success&state=refunded')).toEqual(bare)
    expect(await states('state%5B%5D=success&state%5B%5D=refunded')).toEqual(bare)
  })
})

describe('bodies', () => {
  const create = '/v1/transactions'
  it.each<[why: string, path: string, body: string, status: number]>([
    ['the published sender, slashes plain', '/v1/senders', `{${SENDER}}`, 201],
    ['PHP: slashes escaped', '/v1/senders', `{${SENDER.replace('17-3', '17\\/3')}}`, 201],
    ['UTF-8 beyond ASCII', '/v1/senders', `{${SENDER.replace('Example', 'Zoë')}}`, 201],
    ['amount as a numeric string', create, transaction(recipient('"7040"')), 201],
    ['amount as a string with a decimal', create, transaction(recipient('"7040.0"')), 201],
    ['amount as a number', create, transaction(recipient('7040')), 201],
    ['unknown fields', create, transaction(recipient('7040').replace('{', '{"note":null,')), 201],
    ['a trailing slash', `${create}/`, transaction(recipient('7040')), 201],
    [
      'a 2017 recipient: a local number, no provider',
      create,
      transaction(recipient('37000', 'UGX::Mobile', '"phone_number":"752123400"')),
      201,
    ],
    [
      'calculate without a sender',
      `${create}/calculate`,
      `{"transaction":{"input_currency":"USD","recipients":[${recipient('7040')}]}}`,
      200,
    ],
    [
      'an account validation, flat',
      '/v1/account_validations',
      '{"bank_account":"12345678900","bank_code":"058","country":"NG","currency":"NGN","method":"bank"}',
      200,
    ],
  ])('%s', async (_why, path, body, status) => {
    const answer = await send('POST', path, body)
    expect([answer.status, answer.body.startsWith('{"object":{')]).toEqual([status, true])
  })

  it('10.1 debits in all three shapes', async () => {
    const made = async () => JSON.parse((await send('POST', create, transaction(recipient('7040')))).body).object
    const [a, b, c] = [await made(), await made(), await made()]
    const shapes = [
      `{"debit":{"to_type":"Transaction","to_id":"${a.id}"}}`,
      `{"debit":[{"to_type":"Transaction","to_id":"${b.id}"}]}`,
      `{"currency":"USD","amount":"${c.input_amount}","to_id":"${c.id}","to_type":"Transaction"}`,
    ]
    for (const [place, body] of shapes.entries()) {
      const answer = await send('POST', '/v1/accounts/debits', body)
      expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
        200,
        { object: [{ to_id: [a, b, c][place].id, currency: 'USD' }] },
      ])
    }
  })

  it('11.3 a document with line breaks inside its base64; 10 MB are too many', async () => {
    const upload =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAsT\\nAAALEwEAmpwYAAAAB3RJTUUH4gEeCTEzbKJEHgAAAB1pVFh0Q29tbWVudAAA\\nAAAAQ3JlYXRlZCB3aXRoIEdJTVBkLmUHAAAADElEQVQI12P4z8AAAAMBAQAY\\n3Y2wAAAAAElFTkSuQmCC'
    const body = (data: string) =>
      `{"document":{"upload":"${data}","upload_file_name":"passport.png","metadata":{"meta":"data"}}}`
    const made = await send('POST', '/v1/documents', body(upload))
    expect([made.status, JSON.parse(made.body).object]).toMatchObject([201, { upload_file_name: 'passport.png' }])
    const within = await send('POST', '/v1/documents', body(`data:image/png;base64,${'A'.repeat(9_000_000)}`))
    expect(within.status).toBe(201)
    const beyond = await send('POST', '/v1/documents', body(`data:image/png;base64,${'A'.repeat(10_500_000)}`))
    expect([beyond.status, JSON.parse(beyond.body)]).toEqual([413, { status: 413, error: 'Payload Too Large' }])
    expect(sandbox.kernel.log.latest({ limit: 1 })[0]?.note).toContain('more than 10485760')
  })
})

describe('refused as documented, and why in the log', () => {
  it.each<[why: string, method: string, path: string, body: string, how: How, status: number, part: unknown]>([
    [
      'no signature',
      'GET',
      '/v1/accounts',
      '',
      { headers: { 'Authorization-Signature': '' } },
      401,
      { status: 401, error: 'Unauthorized' },
    ],
    ['an unknown key', 'GET', '/v1/accounts', '', { headers: { 'Authorization-Key': 'nobody' } }, 401, { status: 401 }],
    ['not JSON', 'POST', '/v1/senders', '{', {}, 400, { status: 400, error: 'Bad Request' }],
    [
      'another content type',
      'POST',
      '/v1/senders',
      'a=b',
      { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
      400,
      { status: 400 },
    ],
    [
      'no root key',
      'POST',
      '/v1/senders',
      '{"country":"UG"}',
      {},
      422,
      { object: { errors: { sender: [{ error: 'blank' }] } } },
    ],
    [
      'a bank code nobody has',
      'POST',
      '/v1/transactions/validate',
      transaction(
        recipient('1', 'NGN::Bank', '"bank_code":"999","bank_account":"1234567890","bank_account_type":"10"'),
      ),
      {},
      422,
      { object: { recipients: [{ payout_method: { errors: { bank_code: [{ error: 'inclusion' }] } } }] } },
    ],
    ['an unknown id', 'GET', '/v1/transactions/none', '', {}, 404, { status: 404, error: 'Not Found' }],
    [
      'an account validation of a failing number',
      'POST',
      '/v1/account_validations',
      '{"bank_account":"12345678939","bank_code":"058","country":"NG","currency":"NGN","method":"bank"}',
      {},
      422,
      { meta: { error: 'Account Invalid' } },
    ],
  ])('%s', async (_why, method, path, body, how, status, part) => {
    const answer = await send(method, path, body, how)
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([status, part])
    expect(sandbox.kernel.log.latest({ limit: 1 })[0]?.note).toMatch(/\w+/)
  })
})
