import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { OPERATIONS, type Operation } from './operations-under-fault'
import { answerJson, type ScriptedServer, type SeenRequest, startScriptedServer } from './scripted-server'
import { createTransport } from './transport'

/** Rows 7, 9, 11 and 12 of lib/FAULT-MATRIX.md where one request alone does not show them. */

async function scripted(answer: (request: SeenRequest, reply: ServerResponse) => void): Promise<ScriptedServer> {
  const server = await startScriptedServer(answer)
  onTestFinished(server.close)
  return server
}

function operation(name: string): Operation {
  const found = OPERATIONS.find((one) => one.name === name)
  if (!found) throw new Error(`no operation ${name}`)
  return found
}

const post = { operation: 'test', method: 'POST', path: '/pay', body: '{"a":1}' } as const

describe('twenty answers of one byte at a time', () => {
  test('end at their deadline, and delay no other payment', { timeout: 30_000 }, async () => {
    const slow = await scripted((request, reply) => {
      if (request.path === '/well') return answerJson(reply, 200, { a: 1 })
      reply.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => reply.write(' '), 100)
      reply.once('close', () => clearInterval(timer))
    })
    const well = await scripted((_request, reply) => answerJson(reply, 200, { a: 1 }))
    const transport = createTransport({
      provider: 'mpesa',
      baseUrl: slow.url,
      totalTimeoutMs: 3_000,
      perSecond: 100,
      burst: 100,
    })
    const startedAt = performance.now()
    const dripping = Promise.all(Array.from({ length: 20 }, () => transport.call(post)))
    const beside = await Promise.all([
      transport.call({ ...post, path: '/well' }),
      createTransport({ provider: 'wekeza', baseUrl: well.url }).call(post),
    ])
    expect(beside.map((result) => result.status)).toEqual([200, 200])
    // Both were answered while all twenty were still dripping.
    expect(performance.now() - startedAt).toBeLessThan(2_500)
    const results = await dripping
    expect(new Set(results.map((result) => JSON.stringify(result.wire)))).toEqual(
      new Set(['{"kind":"lost","because":"timeout"}']),
    )
    expect(performance.now() - startedAt).toBeLessThan(6_000)
  })
})

test('a gzip bomb is neither unpacked nor believed', async () => {
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024))
  const server = await scripted((_request, reply) =>
    reply.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb),
  )
  const before = process.memoryUsage().rss
  const result = await createTransport({ provider: 'mpesa', baseUrl: server.url }).call(post)
  expect(result.wire).toEqual({ kind: 'answered', status: 200, isJsonObject: false })
  expect(result.json).toBeUndefined()
  expect(result.exchange?.reply?.body.length).toBeLessThanOrEqual(65_537)
  expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024)
})

describe.each(['mpesa.b2c', 'wekeza.transfer', 'ihela.cashin'])('a token that ended early: %s', (name) => {
  const one = operation(name)

  test('fifty calls at once make one refresh and are each sent once more', { timeout: 30_000 }, async () => {
    let tokens = 0
    const sentWith: (string | undefined)[] = []
    const server = await scripted((request, reply) => {
      if (!one.isSend(request)) {
        tokens += 1
        return answerJson(reply, 200, { ...one.aside(request), access_token: `token-${tokens}` })
      }
      sentWith.push(request.headers.authorization)
      const isOld = request.headers.authorization === 'Bearer token-1'
      return isOld ? answerJson(reply, 401, one.unauthorised) : answerJson(reply, 200, one.good)
    })
    const rail = one.rail(server.url)
    const prepared = rail.prepare(one.step, one.order)
    const told = await Promise.all(Array.from({ length: 50 }, () => rail.transmit(one.step, prepared, one.order)))
    expect(new Set(told.map((each) => each.replyClass))).toEqual(new Set([one.goodClass]))
    expect(tokens).toBe(2)
    const with2 = sentWith.filter((header) => header === 'Bearer token-2')
    expect(with2).toHaveLength(50)
    expect(sentWith.length - with2.length).toBeLessThanOrEqual(50)
  })

  test('a refresh that fails means not sent', async () => {
    let tokens = 0
    const server = await scripted((request, reply) => {
      if (one.isSend(request)) return answerJson(reply, 401, one.unauthorised)
      tokens += 1
      return tokens === 1 ? answerJson(reply, 200, one.aside(request)) : answerJson(reply, 500, {})
    })
    const rail = one.rail(server.url)
    const told = await rail.transmit(one.step, rail.prepare(one.step, one.order), one.order)
    expect(told.replyClass).toBe('not_sent')
  })
})

describe('the Idempotency-Key of a Wekeza transfer', () => {
  const transfer = operation('wekeza.transfer')

  test.each([
    [409, 'still running'],
    [422, 'known with another body'],
  ])('%i, %s: neither sent again nor failed, but asked about', async (status, _meaning) => {
    const keys: unknown[] = []
    const server = await scripted((request, reply) => {
      if (!transfer.isSend(request)) return answerJson(reply, 200, transfer.aside(request))
      keys.push(request.headers['idempotency-key'])
      answerJson(reply, status, { error: { code: 'IDEMPOTENCY_KEY_REUSED', message: 'This key is in use' } })
    })
    const rail = transfer.rail(server.url)
    const told = await rail.transmit(transfer.step, rail.prepare(transfer.step, transfer.order), transfer.order)
    expect(told.replyClass).toBe('indeterminate')
    expect(keys).toEqual([transfer.order.providerKey])
  })
})
