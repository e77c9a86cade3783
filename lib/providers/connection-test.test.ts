import type { ServerResponse } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBitpesa } from './bitpesa'
import { sign } from './bitpesa/signature'
import type { ConnectionFinding } from './connection-findings'
import { createIhela } from './ihela'
import { bankList, ihelaConfig, tokenReply } from './ihela/fixtures'
import { createMpesa } from './mpesa'
import { mpesaConfig } from './mpesa/fixtures'
import type { Provider } from './provider'
import { answerJson, type SeenRequest, startScriptedServer } from './scripted-server'
import { createWekeza } from './wekeza'

type Script = (request: SeenRequest, reply: ServerResponse) => void
type Side = Readonly<{
  name: string
  /** The provider as it is set up here, with the base address in its own form. */
  create: (origin: string, secret: string) => Provider
  /** The provider's side with the right secret. */
  fine: Script
  steps: readonly string[]
  /** The step that sends the credentials. */
  first: string
}>

const SECRET = 'right-secret'
const basic = (id: string) => `Basic ${Buffer.from(`${id}:${SECRET}`).toString('base64')}`
const bearerIs = (request: SeenRequest, token: string) => request.headers.authorization === `Bearer ${token}`

const SIDES: readonly Side[] = [
  {
    name: 'mpesa',
    create: (origin, consumerSecret) => createMpesa({ ...mpesaConfig(origin), consumerSecret }),
    fine: (request, reply) => {
      if (request.path.startsWith('/oauth/v1/generate')) {
        // As Daraja answers a wrong secret: 400 and nothing else.
        if (request.headers.authorization !== basic('sandbox-key-001')) return reply.writeHead(400).end()
        return answerJson(reply, 200, { access_token: 'm1', expires_in: '3599' })
      }
      if (!request.path.endsWith('/accountbalance/v1/query')) return answerJson(reply, 404, { errorCode: '404.001.01' })
      answerJson(reply, 200, { ConversationID: 'AG_1', ResponseCode: '0', ResponseDescription: 'Accept' })
    },
    steps: ['address', 'token', 'read'],
    first: 'token',
  },
  {
    name: 'wekeza',
    create: (origin, clientSecret) =>
      createWekeza({
        baseUrl: `${origin}/api/v1`,
        oauthUrl: `${origin}/oauth`,
        clientId: 'client',
        clientSecret,
        webhookSecrets: ['whsec'],
        accountIds: ['acc_1234567890'],
      }),
    fine: (request, reply) => {
      if (request.path === '/oauth/token') {
        const right = new URLSearchParams(request.body).get('client_secret') === SECRET
        return right
          ? answerJson(reply, 200, { access_token: 'w1', token_type: 'Bearer', expires_in: 3600 })
          : answerJson(reply, 401, { error: 'invalid_client' })
      }
      if (!request.path.startsWith('/api/v1/accounts?') || !bearerIs(request, 'w1')) return answerJson(reply, 404, {})
      answerJson(reply, 200, {
        data: [{ id: 'acc_1234567890' }],
        pagination: { page: 1, totalPages: 1, totalRecords: 1 },
      })
    },
    steps: ['address', 'token', 'read', 'account'],
    first: 'token',
  },
  {
    name: 'bitpesa',
    create: (origin, apiSecret) =>
      createBitpesa({
        baseUrl: `${origin}/v1`,
        apiKey: 'key-0000000000000001',
        apiSecret,
        currencies: ['USD'],
        senderExternalId: 'soko-fresh',
      }),
    fine: (request, reply) => {
      const url = `http://${request.headers.host}${request.path}`
      const nonce = String(request.headers['authorization-nonce'])
      const right = sign(SECRET, { nonce, method: request.method, url, body: request.body })
      if (request.headers['authorization-signature'] !== right)
        return answerJson(reply, 401, { status: 401, error: 'Unauthorized' })
      if (request.path !== '/v1/accounts') return answerJson(reply, 404, {})
      answerJson(reply, 200, { object: [{ amount: '10.0', currency: 'USD' }] })
    },
    steps: ['address', 'signature', 'account'],
    first: 'signature',
  },
  {
    name: 'ihela',
    create: (origin, clientSecret) => createIhela({ ...ihelaConfig(origin), clientSecret }),
    fine: (request, reply) => {
      if (request.path === '/oAuth2/token/') {
        const right = request.headers.authorization === basic('demo_client')
        return right ? answerJson(reply, 200, tokenReply) : answerJson(reply, 401, { error: 'invalid_client' })
      }
      if (request.path !== '/api/v1/payments/bank/' || !bearerIs(request, 'tok-1')) return answerJson(reply, 404, {})
      answerJson(reply, 200, bankList)
    },
    steps: ['address', 'token', 'read'],
    first: 'token',
  },
]

async function serve(script: Script) {
  const server = await startScriptedServer(script)
  onTestFinished(server.close)
  return server
}

async function run(provider: Provider): Promise<readonly ConnectionFinding[]> {
  if (!provider.connection) throw new Error(`${provider.id} has no connection test`)
  return provider.connection.testConnection((door) => `https://hazina.example.test/hooks/${door}/token`)
}

/** The one step that failed; those before it are fine, those after it were not tried. */
function failure(findings: readonly ConnectionFinding[]): ConnectionFinding | undefined {
  const at = findings.findIndex(({ outcome }) => outcome === 'failed')
  expect(findings.slice(0, at).every(({ outcome }) => outcome === 'fine')).toBe(true)
  expect(findings.slice(at + 1).every(({ outcome }) => outcome === 'not_tried')).toBe(true)
  return findings[at]
}

describe.each(SIDES)('the connection test of $name', ({ create, fine, steps, first }) => {
  test('all is fine', async () => {
    const { url } = await serve(fine)
    const findings = await run(create(url, SECRET))
    expect(findings.map(({ step, outcome }) => [step, outcome])).toEqual(steps.map((step) => [step, 'fine']))
  })

  test('a wrong secret is named, and never shown', async () => {
    const { url } = await serve(fine)
    const findings = await run(create(url, 'wrong-secret'))
    expect(failure(findings)).toMatchObject({ step: first, cause: 'wrong_secret' })
    expect(JSON.stringify(findings)).not.toContain('wrong-secret')
  })

  test('a host that has nothing at that path is a wrong address', async () => {
    const { url } = await serve((_request, reply) => answerJson(reply, 404, { error: 'no such path' }))
    expect(failure(await run(create(url, SECRET)))).toMatchObject({ step: first, cause: 'wrong_address', status: 404 })
  })

  test('a base URL of another shape is found before anything is sent', async () => {
    const server = await serve(fine)
    expect(failure(await run(create(`${server.url}/elsewhere/v9`, SECRET)))).toBeDefined()
    expect(failure(await run(create('http://provider.example.test', SECRET)))).toMatchObject({
      step: 'address',
      cause: 'not_https',
    })
  })

  test('nobody listens', async () => {
    const server = await startScriptedServer(() => {})
    await server.close()
    expect(failure(await run(create(server.url, SECRET)))).toMatchObject({ step: first, cause: 'nobody_listens' })
  })

  test('a web page where data was expected', async () => {
    const { url } = await serve((_request, reply) =>
      reply.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>'),
    )
    expect(failure(await run(create(url, SECRET)))).toMatchObject({ step: first, cause: 'not_data' })
  })

  test('trouble over there is not blamed on us', async () => {
    const { url } = await serve((_request, reply) => answerJson(reply, 503, {}))
    expect(failure(await run(create(url, SECRET)))).toMatchObject({ step: first, cause: 'provider_down', status: 503 })
  })

  test('a connection that is cut', async () => {
    const { url } = await serve((_request, reply) => reply.destroy())
    expect(failure(await run(create(url, SECRET)))).toMatchObject({ step: first, cause: 'cut_off' })
  })
})

test('bitpesa shows what was signed, with the key masked and the signature cut', async () => {
  const { url, seen } = await serve(SIDES[2]?.fine ?? (() => {}))
  const [, signature] = await run(
    createBitpesa({
      baseUrl: `${url}/v1/`,
      apiKey: 'key-0000000000000001',
      apiSecret: SECRET,
      currencies: ['USD'],
      senderExternalId: 'soko-fresh',
    }),
  )
  const [key, toSign, start] = signature?.lines ?? []
  expect(key).toBe('Authorization-Key: key••••001')
  expect(toSign).toMatch(new RegExp(`^[0-9a-f-]{36}&GET&${url}/v1/accounts&cf83e1357eef[0-9a-f]{116}$`))
  expect(String(seen[0]?.headers['authorization-signature'])).toMatch(new RegExp(`^${start?.slice(0, 12)}`))
  expect(start).toHaveLength(13)
})

test('an account that the provider does not list is named, masked', async () => {
  const { url } = await serve((request, reply) =>
    request.path === '/oauth/token'
      ? answerJson(reply, 200, { access_token: 'w1', token_type: 'Bearer', expires_in: 3600 })
      : answerJson(reply, 200, { data: [{ id: 'acc_other' }] }),
  )
  const findings = await run(SIDES[1]?.create(url, SECRET) as Provider)
  expect(failure(findings)).toMatchObject({ step: 'account', cause: 'account_missing', about: 'acc••••890' })
})
