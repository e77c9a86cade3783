import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { createLimiter } from './limiter'
import { answerJson, type ScriptedServer, startScriptedServer } from './scripted-server'
import { createTokenSource } from './tokens'
import { createTransport, retryAfterMs } from './transport'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function scripted(...args: Parameters<typeof startScriptedServer>): Promise<ScriptedServer> {
  const server = await startScriptedServer(...args)
  closing.push(server.close)
  return server
}

/** Accepts connections and never says a word. */
async function silentTcp(): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    closing.push(async () => void socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => void server.close(() => resolve())))
  return (server.address() as AddressInfo).port
}

const post = { operation: 'test', method: 'POST', path: '/pay', body: '{"a":1}' } as const

describe('what left and what did not', () => {
  test('a port nobody listens on: never left, and no exchange', async () => {
    const result = await createTransport({ provider: 'mpesa', baseUrl: 'http://127.0.0.1:9' }).call(post)
    expect(result.wire).toEqual({ kind: 'never_left', because: 'refused' })
    expect(result.exchange).toBeNull()
  })

  test('a name that does not exist: never left', async () => {
    const result = await createTransport({ provider: 'mpesa', baseUrl: 'http://no-such-host.invalid' }).call(post)
    expect(result.wire).toEqual({ kind: 'never_left', because: 'dns' })
  })

  test('https to something that is no TLS server: never left', async () => {
    const server = await scripted((_request, reply) => answerJson(reply, 200, {}))
    const baseUrl = server.url.replace('http:', 'https:')
    const result = await createTransport({ provider: 'mpesa', baseUrl }).call(post)
    expect(result.wire).toEqual({ kind: 'never_left', because: 'tls' })
    expect(server.seen).toHaveLength(0)
  })

  test('a handshake that never ends: never left', async () => {
    const port = await silentTcp()
    const transport = createTransport({
      provider: 'mpesa',
      baseUrl: `https://127.0.0.1:${port}`,
      connectTimeoutMs: 60_000,
    })
    const result = await transport.call({ ...post, totalTimeoutMs: 300 })
    expect(result.wire).toEqual({ kind: 'never_left', because: 'connect_timeout' })
  })

  test('a connection cut before any answer: lost', async () => {
    const server = await scripted((_request, reply) => reply.destroy())
    const result = await createTransport({ provider: 'mpesa', baseUrl: server.url }).call(post)
    expect(result.wire).toEqual({ kind: 'lost', because: 'reset' })
    expect(result.exchange).toMatchObject({ reply: null, lost: 'reset', request: { body: '{"a":1}' } })
    // One request only: nothing re-sends behind our back.
    expect(server.seen).toHaveLength(1)
  })

  test('a kept connection that is cut: lost, and not repeated by the library', async () => {
    const server = await scripted((_request, reply, count) =>
      count === 1 ? answerJson(reply, 200, {}) : reply.destroy(),
    )
    const transport = createTransport({ provider: 'mpesa', baseUrl: server.url })
    await transport.call(post)
    expect((await transport.call(post)).wire).toEqual({ kind: 'lost', because: 'reset' })
    expect(server.seen).toHaveLength(2)
  })

  test('no answer within the total time: lost', async () => {
    const server = await scripted(() => undefined)
    const result = await createTransport({ provider: 'mpesa', baseUrl: server.url, totalTimeoutMs: 200 }).call(post)
    expect(result.wire).toEqual({ kind: 'lost', because: 'timeout' })
  })

  test('an answer dripping beyond the total time: lost', async () => {
    const server = await scripted((_request, reply) => {
      reply.writeHead(200, { 'content-type': 'application/json' }).write('{"a"')
    })
    const result = await createTransport({ provider: 'mpesa', baseUrl: server.url, totalTimeoutMs: 200 }).call(post)
    expect(result.wire).toEqual({ kind: 'lost', because: 'timeout' })
  })

  test('an answer cut in the middle: lost', async () => {
    const server = await scripted((_request, reply) => {
      reply.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"a":1}')
      setTimeout(() => reply.destroy(), 20)
    })
    const result = await createTransport({ provider: 'mpesa', baseUrl: server.url }).call(post)
    expect(result.wire).toEqual({ kind: 'lost', because: 'truncated' })
    expect(result.json).toBeUndefined()
  })

  test('an answer over 1 MB: lost', async () => {
    const server = await scripted((_request, reply) => reply.end(Buffer.alloc(1_048_577, 0x20)))
    const result = await createTransport({ provider: 'mpesa', baseUrl: server.url }).call(post)
    expect(result.wire).toEqual({ kind: 'lost', because: 'too_large' })
  })
})

describe('what was answered', () => {
  test.each([
    ['a JSON object', 'application/json; charset=utf-8', '{"a":1}', true],
    ['a problem document', 'application/problem+json', '{"a":1}', true],
    ['JSON called text', 'text/plain', '{"a":1}', false],
    ['HTML called JSON', 'application/json', '<html></html>', false],
    ['a list', 'application/json', '[1]', false],
    ['a repeated key', 'application/json', '{"a":1,"a":2}', false],
    ['nothing', 'application/json', '', false],
  ])('%s', async (_name, type, body, isJsonObject) => {
    const server = await scripted((_request, reply) => reply.writeHead(200, { 'content-type': type }).end(body))
    const result = await createTransport({ provider: 'mpesa', baseUrl: server.url }).call(post)
    expect(result.wire).toEqual({ kind: 'answered', status: 200, isJsonObject })
    expect(result.text).toBe(body)
  })

  test('a redirect is an answer and is not followed', async () => {
    const server = await scripted((_request, reply) => reply.writeHead(302, { location: '/elsewhere' }).end())
    const result = await createTransport({ provider: 'mpesa', baseUrl: server.url }).call(post)
    expect(result.status).toBe(302)
    expect(server.seen).toHaveLength(1)
  })

  test('the path is appended to the base address exactly, with or without its slash', async () => {
    const server = await scripted((_request, reply) => answerJson(reply, 200, {}))
    for (const baseUrl of [`${server.url}/api/v1`, `${server.url}/api/v1/`]) {
      await createTransport({ provider: 'wekeza', baseUrl }).call({
        operation: 't',
        method: 'GET',
        path: '/x/?q=a%20b',
      })
    }
    expect(server.seen.map((request) => request.path)).toEqual(['/api/v1/x/?q=a%20b', '/api/v1/x/?q=a%20b'])
  })

  test('secrets stay out of the evidence; headers are never kept', async () => {
    const server = await scripted((_request, reply) => answerJson(reply, 200, { access_token: 'secret-token' }))
    const result = await createTransport({ provider: 'mpesa', baseUrl: server.url }).call({
      ...post,
      headers: { authorization: 'Bearer secret-token' },
      body: '{"password":"secret-password"}',
      evidenceBody: '{"password":"{{password}}"}',
      maskReply: (text) => text.replace('secret-token', '•••'),
    })
    expect(JSON.stringify(result.exchange)).not.toContain('secret-')
    expect(result.json).toEqual({ access_token: 'secret-token' })
    expect(server.seen[0]?.body).toBe('{"password":"secret-password"}')
  })

  test('Retry-After in seconds or as a date, capped at 15 minutes', () => {
    const now = new Date('2026-01-01T00:00:00Z')
    expect(retryAfterMs('7', now)).toBe(7_000)
    expect(retryAfterMs('Thu, 01 Jan 2026 00:00:30 GMT', now)).toBe(30_000)
    expect(retryAfterMs('86400', now)).toBe(900_000)
    expect(retryAfterMs('Wed, 31 Dec 2025 00:00:00 GMT', now)).toBe(0)
    expect(retryAfterMs('soon', now)).toBeUndefined()
    expect(retryAfterMs(undefined, now)).toBeUndefined()
  })
})

describe('tokens', () => {
  test('concurrent callers share one fetch; an expired or dropped token is fetched again', async () => {
    let clock = 0
    let fetched = 0
    const source = createTokenSource({
      fetchToken: async () => ({ token: `t${++fetched}`, expiresInMs: 3_600_000 }),
      now: () => clock,
    })
    expect(await Promise.all([source.get(), source.get(), source.get()])).toEqual(['t1', 't1', 't1'])
    clock = 3_539_999
    expect(await source.get()).toBe('t1')
    clock = 3_540_000
    expect(await source.get()).toBe('t2')
    source.drop('t1')
    expect(await source.get()).toBe('t2')
    source.drop('t2')
    expect(await source.get()).toBe('t3')
  })

  test('a failed fetch is not remembered', async () => {
    let fetched = 0
    const source = createTokenSource({
      fetchToken: async () => {
        fetched += 1
        if (fetched === 1) throw new Error('busy')
        return { token: 'good', expiresInMs: 1000 }
      },
    })
    await expect(source.get()).rejects.toThrow('busy')
    expect(await source.get()).toBe('good')
  })
})

describe('limiter', () => {
  test('a burst goes at once, the rest at the rate, and the queue is bounded', async () => {
    const slept: number[] = []
    const limiter = createLimiter({
      perSecond: 2,
      burst: 2,
      maxWaitMs: 1_000,
      now: () => 0,
      sleep: async (ms) => void slept.push(ms),
    })
    const taken: boolean[] = []
    for (let index = 0; index < 5; index += 1) taken.push(await limiter.take())
    expect(taken).toEqual([true, true, true, true, false])
    expect(slept).toEqual([500, 1_000])
  })
})
