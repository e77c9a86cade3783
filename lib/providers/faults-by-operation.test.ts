import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ReplyClass } from '@/lib/core/reply-class'
import type { Sending, Transmission } from './money-rail'
import { DEADLINE_MS, OPERATIONS, type Operation } from './operations-under-fault'
import { answerJson, type ScriptedServer, type SeenRequest, startScriptedServer } from './scripted-server'

/** Every fault with every sending operation ends in the class of RELIABILITY.md 1.4, over real sockets. */

const unhandled: unknown[] = []
const keep = (reason: unknown) => void unhandled.push(reason)
beforeAll(() => void process.on('unhandledRejection', keep))
afterAll(() => {
  process.off('unhandledRejection', keep)
  expect(unhandled).toEqual([])
})

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function scripted(answer: (request: SeenRequest, reply: ServerResponse) => void): Promise<ScriptedServer> {
  const server = await startScriptedServer(answer)
  closing.push(server.close)
  return server
}

async function send(
  operation: Operation,
  baseUrl: string,
  mayLeave?: Sending['mayLeave'],
): Promise<{ told: Transmission; tookMs: number }> {
  const rail = operation.rail(baseUrl)
  const prepared = { ...rail.prepare(operation.step, operation.order), mayLeave }
  const startedAt = performance.now()
  const told = await rail.transmit(operation.step, prepared, operation.order)
  return { told, tookMs: performance.now() - startedAt }
}

/** Answers everything around the send well, and the send itself by script, counted. */
async function struck(operation: Operation, strike: (reply: ServerResponse, count: number) => void) {
  const bodies: string[] = []
  const server = await scripted((request, reply) => {
    if (!operation.isSend(request)) return answerJson(reply, 200, operation.aside(request))
    bodies.push(request.body)
    strike(reply, bodies.length)
  })
  return { ...(await send(operation, server.url)), bodies }
}

const page = '<!doctype html><html><body>Request Rejected</body></html>'
type Fault = readonly [
  name: string,
  expected: ReplyClass,
  strike: (reply: ServerResponse, operation: Operation) => void,
]

function text(reply: ServerResponse, status: number, type: string, body: string, headers = {}): void {
  reply.writeHead(status, { 'content-type': type, ...headers }).end(body)
}

/** One byte now and then: never silent, never done in time. */
function drip(reply: ServerResponse, body: string): void {
  reply.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  let next = 0
  const timer = setInterval(() => reply.write(body.slice(next, ++next) || ' '), 40)
  reply.once('close', () => clearInterval(timer))
}

const FAULTS: readonly Fault[] = [
  ['no answer at all', 'indeterminate', () => undefined],
  ['an answer that drips', 'indeterminate', (reply, { good }) => drip(reply, JSON.stringify(good).padEnd(2_000))],
  ['a reset', 'indeterminate', (reply) => void reply.socket?.resetAndDestroy()],
  ['a closed connection', 'indeterminate', (reply) => void reply.socket?.destroy()],
  [
    'an answer cut off',
    'indeterminate',
    (reply, { good }) => {
      const body = JSON.stringify(good)
      reply.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      reply.write(body.slice(0, body.length >> 1), () => reply.socket?.destroy())
    },
  ],
  ['a page with 200', 'indeterminate', (reply) => text(reply, 200, 'text/html', page)],
  ['a page that says it is JSON', 'indeterminate', (reply) => text(reply, 200, 'application/json', page)],
  ['an empty 200', 'indeterminate', (reply) => text(reply, 200, 'application/json', '')],
  [
    'the good answer as text/plain',
    'indeterminate',
    (reply, { good }) => text(reply, 200, 'text/plain', JSON.stringify(good)),
  ],
  [
    'ten megabytes',
    'indeterminate',
    (reply, { good }) => text(reply, 200, 'application/json', JSON.stringify({ ...good, x: 'x'.repeat(10_485_760) })),
  ],
  ['a list instead of an object', 'indeterminate', (reply) => answerJson(reply, 200, [])],
  [
    'a repeated key',
    'indeterminate',
    (reply, { good }) => text(reply, 200, 'application/json', JSON.stringify(good).replace('{', '{"a":1,"a":2,')),
  ],
  ['408', 'indeterminate', (reply) => answerJson(reply, 408, {})],
  ['409', 'indeterminate', (reply) => answerJson(reply, 409, {})],
  ['500', 'indeterminate', (reply) => answerJson(reply, 500, {})],
  ['502', 'indeterminate', (reply) => text(reply, 502, 'text/html', page)],
  ['503', 'indeterminate', (reply) => text(reply, 503, 'text/html', page, { 'retry-after': '1' })],
  ['504', 'indeterminate', (reply) => answerJson(reply, 504, {})],
  ['a code nobody listed', 'indeterminate', (reply, { unknownCode }) => answerJson(reply, 400, unknownCode)],
  [
    'success without its reference',
    'indeterminate',
    (reply, { withoutReference }) => answerJson(reply, 200, withoutReference),
  ],
]

const RETRY_AFTER: readonly (readonly [form: string, header: () => string | undefined, ms: [number, number] | null])[] =
  [
    ['seconds', () => '2', [2_000, 2_000]],
    ['a date', () => new Date(Date.now() + 10_000).toUTCString(), [5_000, 10_000]],
    ['nothing', () => undefined, null],
    ['a negative number', () => '-1', null],
    ['a year', () => '31536000', [900_000, 900_000]],
    ['a word', () => 'soon', null],
  ]

describe.each(OPERATIONS.map((operation) => [operation.name, operation] as const))('%s', (_name, operation) => {
  it('the documented answer', async () => {
    const { told, bodies } = await struck(operation, (reply) => answerJson(reply, 200, operation.good))
    expect(told.replyClass).toBe(operation.goodClass)
    expect(bodies).toHaveLength(1)
  })

  it.each(FAULTS)('%s: %s', async (_fault, expected, strike) => {
    const { told, tookMs, bodies } = await struck(operation, (reply) => strike(reply, operation))
    expect(told.replyClass).toBe(expected)
    expect(told.outcome.kind).toBe(expected)
    // Sent once, whatever came back; and what left is kept as evidence.
    expect(bodies).toHaveLength(1)
    expect(told.exchange).not.toBeNull()
    // The deadline of one request, and the slowness of a shared machine.
    expect(tookMs).toBeLessThan(DEADLINE_MS * 2 + 1_000)
  })

  it.each([301, 302, 307, 308])('%i to another host is not followed: indeterminate', async (status) => {
    const other = await scripted((_request, reply) => answerJson(reply, 200, operation.good))
    const { told, bodies } = await struck(operation, (reply) =>
      reply.writeHead(status, { location: `${other.url}/elsewhere`, 'content-type': 'application/json' }).end('{}'),
    )
    expect(told.replyClass).toBe('indeterminate')
    expect(bodies).toHaveLength(1)
    expect(other.seen).toEqual([])
  })

  it.each(RETRY_AFTER)('429 with %s is refused for now', async (_form, header, range) => {
    const value = header()
    const { told, bodies } = await struck(operation, (reply) =>
      text(reply, 429, 'text/html', page, value === undefined ? {} : { 'retry-after': value }),
    )
    expect(told.replyClass).toBe('refused_retry')
    expect(bodies).toHaveLength(1)
    const waitMs = told.outcome.kind === 'refused_retry' ? told.outcome.retryAfterMs : Number.NaN
    if (range === null) expect(waitMs ?? 0).toBe(0)
    else {
      expect(waitMs).toBeGreaterThanOrEqual(range[0])
      expect(waitMs).toBeLessThanOrEqual(range[1])
    }
  })

  it('401 in mid-flight', async () => {
    const { told, bodies } = await struck(operation, (reply, count) =>
      count === 1 ? answerJson(reply, 401, operation.unauthorised) : answerJson(reply, 200, operation.good),
    )
    expect(told.replyClass).toBe(operation.renewsToken ? operation.goodClass : operation.unauthorisedClass)
    expect(bodies).toHaveLength(operation.renewsToken ? 2 : 1)
    if (operation.name !== 'mpesa.stk') expect(new Set(bodies).size).toBe(1)
  })

  it('401 that stays', async () => {
    const { told, bodies } = await struck(operation, (reply) => answerJson(reply, 401, operation.unauthorised))
    expect(told.replyClass).toBe(operation.unauthorisedClass)
    expect(bodies.length).toBeLessThanOrEqual(2)
  })

  it.each([
    ['nobody listens', () => 'http://127.0.0.1:9'],
    ['the name does not exist', () => 'http://no-such-host.invalid'],
  ])('%s: not sent', async (_fault, baseUrl) => {
    const { told, tookMs } = await send(operation, baseUrl())
    expect(told.replyClass).toBe('not_sent')
    expect(tookMs).toBeLessThan(DEADLINE_MS * 6 + 2_000)
  })

  it('its lease runs out while a token is fetched: asked last, and not a byte of it leaves', async () => {
    const asked: string[] = []
    const server = await scripted((request, reply) => {
      asked.push(operation.isSend(request) ? 'send' : 'aside')
      answerJson(reply, 200, operation.isSend(request) ? operation.good : operation.aside(request))
    })
    const { told } = await send(operation, server.url, async () => {
      asked.push('look')
      return false
    })
    expect(told.replyClass).toBe('not_sent')
    expect(asked).not.toContain('send')
    expect(asked.at(-1)).toBe('look')
  })

  it('no TLS there: not sent, and nothing was read', async () => {
    const server = await scripted((_request, reply) => answerJson(reply, 200, operation.good))
    const { told } = await send(operation, server.url.replace('http:', 'https:'))
    expect(told.replyClass).toBe('not_sent')
    expect(server.seen).toEqual([])
  })

  it('the connection is refused after all went well before: not sent', async () => {
    const server = await startScriptedServer((request, reply) => {
      answerJson(reply, 200, operation.isSend(request) ? operation.good : operation.aside(request))
    })
    const rail = operation.rail(server.url)
    const prepared = rail.prepare(operation.step, operation.order)
    const first = await rail.transmit(operation.step, prepared, operation.order)
    expect(first.replyClass).toBe(operation.goodClass)
    await server.close()
    // Let the client notice that its kept connection ended.
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect((await rail.transmit(operation.step, prepared, operation.order)).replyClass).toBe('not_sent')
  })
})
