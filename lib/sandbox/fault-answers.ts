import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, Next } from 'hono'
import { type Fault, type FaultKind, isWrongFact } from '@/lib/sandbox/faults'
import type { SandboxEnv } from '@/lib/sandbox/kernel'
import { type Origin, withOrigin } from '@/lib/sandbox/origin'
import { withWrongFact } from '@/lib/sandbox/wrong-facts'

type Ctx = Context<SandboxEnv>
const LATENCY_MS = 3_000
const DRIP_MS = 1_000
const EARLY_MS = 5_000
const RETRY_AFTER_SECONDS = 2
const YEAR_SECONDS = 31_536_000
const ERROR_PAGE =
  '<html><head><title>Service Unavailable</title></head><body><h1>Service Unavailable</h1></body></html>'
const FRONT_DOOR_PAGE =
  '<!doctype html><html><head><title>Request Rejected</title></head><body>The requested URL was rejected.</body></html>'

/** Runs one named request under the faults in force for it; each leaves its words in the log. */
export async function underFaults(c: Ctx, name: string, next: Next): Promise<Response | undefined> {
  const kernel = c.get('kernel')
  const struck = kernel.faults.strikeAnswer(c.get('provider'), name)
  const find = (kind: FaultKind) => struck.find((fault) => fault.kind === kind)
  const origin: Origin = { operation: name }

  const latency = find('latency')
  if (latency) {
    const delayMs = latency.delayMs ?? LATENCY_MS
    note(c, `answered ${delayMs} ms late`)
    await new Promise<void>((resolve) => kernel.later(delayMs, `latency of ${name}`, resolve))
  }
  if (find('drop_before')) return cut(c, 'the connection was cut before anything was executed')
  const reset = find('reset')
  if (reset && !reset.executed) return cut(c, 'the connection was reset (TCP RST) before anything was executed', true)
  const unexecuted = await insteadOfTheWork(c, name, find)
  if (unexecuted) return unexecuted

  const early = find('callback_early')
  const told = early && firstCallbacks(origin, early.callbacks ?? 1)
  await withOrigin(origin, next)
  if (early && told && c.res.status < 400) await holdBack(c, name, early, told)

  for (const fault of struck) if (isWrongFact(fault.kind)) await tellWrong(c, fault)
  const after = await afterTheWork(c, find)
  if (after) {
    // Emptied first: Hono would merge the headers of the answer that is being replaced.
    c.res = undefined
    c.res = after
  }
  return undefined
}

type Find = (kind: FaultKind) => Fault | undefined

/** The answers that come from somewhere in front of the provider: nothing is executed. */
async function insteadOfTheWork(c: Ctx, name: string, find: Find): Promise<Response | undefined> {
  const error = find('server_error')
  if (error && !error.executed) return page(c, error.status ?? 503, ERROR_PAGE, 'an error page, nothing was executed')
  const html = find('html')
  if (html && !html.executed)
    return page(c, html.status ?? 200, FRONT_DOOR_PAGE, 'an HTML page with this status, nothing was executed')
  if (find('unauthorized')) {
    note(c, 'the token died mid-flight: refused as if it had expired, nothing was executed')
    return c.get('refusals').unauthorized(c, name)
  }
  const limit = find('rate_limit')
  return limit && rateLimited(c, name, limit)
}

/** What happens to the answer of work that was done. */
async function afterTheWork(c: Ctx, find: Find): Promise<Response | undefined> {
  const answer = { status: c.res.status, text: await c.res.clone().text() }
  const lost = `the answer would have been ${answer.status} ${answer.text}`
  if (find('drop_after')) return cut(c, `executed, then the connection was cut; ${lost}`)
  if (find('reset')) return cut(c, `executed, then the connection was reset (TCP RST); ${lost}`, true)
  const error = find('server_error')
  if (error) return page(c, error.status ?? 503, ERROR_PAGE, 'an error page although it was executed')
  const html = find('html')
  if (html) return page(c, html.status ?? 200, FRONT_DOOR_PAGE, 'an HTML page although it was executed')
  if (find('wrong_type')) {
    note(c, 'executed; the answer came as text/plain instead of JSON')
    const headers = new Headers(c.res.headers)
    headers.set('content-type', 'text/plain; charset=utf-8')
    return new Response(answer.text, { status: answer.status, headers })
  }
  if (find('truncate')) return truncated(c, answer)
  const drip = find('drip')
  return drip && dripped(c, answer, drip.delayMs ?? DRIP_MS)
}

function note(c: Ctx, words: string): void {
  c.get('notes').push(`fault: ${words}`)
}

function page(c: Ctx, status: number, html: string, words: string): Response {
  note(c, `answered ${words}`)
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

function cut(c: Ctx, words: string, reset = false): Response {
  note(c, words)
  c.set('sent', { status: null, text: null })
  const { socket } = c.env.incoming
  if (reset) socket.resetAndDestroy()
  else socket.destroy()
  return RESPONSE_ALREADY_SENT
}

async function rateLimited(c: Ctx, name: string, fault: Fault): Promise<Response> {
  const form = fault.retryAfter ?? 'seconds'
  const seconds = fault.seconds ?? RETRY_AFTER_SECONDS
  const shown = { seconds, 'http-date': seconds, absent: undefined, negative: -1, year: YEAR_SECONDS }[form]
  // A date is read against the client's own clock, which POST /clock does not move.
  const header = form === 'http-date' ? new Date(Date.now() + seconds * 1_000).toUTCString() : shown
  note(
    c,
    `refused with 429 and ${header === undefined ? 'no Retry-After' : `Retry-After: ${header}`}; nothing was executed`,
  )
  const answer = await c.get('refusals').rateLimited(c, name, shown)
  const headers = new Headers(answer.headers)
  headers.delete('retry-after')
  if (header !== undefined) headers.set('retry-after', String(header))
  return new Response(await answer.text(), { status: 429, headers })
}

/** Resolves when so many callbacks of this request have gone out. */
function firstCallbacks(origin: Origin, wanted: number): Promise<true> {
  return new Promise((resolve) => {
    let seen = 0
    origin.told = () => {
      seen += 1
      if (seen >= wanted) resolve(true)
    }
  })
}

async function holdBack(c: Ctx, name: string, early: Fault, told: Promise<true>): Promise<void> {
  const limitMs = early.delayMs ?? EARLY_MS
  const late = new Promise<false>((resolve) =>
    c.get('kernel').later(limitMs, `answer of ${name} held for its callback`, () => resolve(false)),
  )
  const came = await Promise.race([told, late])
  note(
    c,
    came
      ? 'the callback went out before this answer'
      : `this answer was held back for its callback, but none came in ${limitMs} ms`,
  )
}

async function tellWrong(c: Ctx, fault: Fault): Promise<void> {
  if (!isWrongFact(fault.kind)) return
  const fact = fault.kind.replace('wrong_', '')
  const text = withWrongFact(c.get('provider'), fault.kind, await c.res.clone().text())
  if (text === undefined) return note(c, `this answer carries no ${fact}, so it left as it was`)
  note(c, `the ${fact} in this answer is not what was booked`)
  const { status, headers } = c.res
  const copy = new Headers(headers)
  c.res = undefined
  c.res = new Response(text, { status, headers: copy })
}

type Answer = { status: number; text: string }

/** The head promises the whole body; half of it comes, then the connection ends. */
function truncated(c: Ctx, answer: Answer): Response {
  const bytes = Buffer.from(answer.text, 'utf8')
  if (bytes.length < 2) return cut(c, 'executed; there was no body to cut short, so the connection was cut')
  note(c, `executed; the answer was cut short after ${bytes.length >> 1} of ${bytes.length} bytes`)
  const { outgoing, incoming } = c.env
  beginByHand(c, answer, bytes.length)
  outgoing.write(bytes.subarray(0, bytes.length >> 1), () => incoming.socket.destroy())
  return RESPONSE_ALREADY_SENT
}

/** One byte at a time: never silent long enough for a read timeout, never done before a total deadline. */
function dripped(c: Ctx, answer: Answer, everyMs: number): Response {
  const bytes = Buffer.from(answer.text, 'utf8')
  note(c, `executed; the answer drips out, one of its ${bytes.length} bytes every ${everyMs} ms`)
  const { outgoing } = c.env
  beginByHand(c, answer, bytes.length)
  let next = 0
  const timer = setInterval(() => {
    if (next < bytes.length) outgoing.write(bytes.subarray(next, ++next))
    if (next >= bytes.length) {
      clearInterval(timer)
      outgoing.end()
    }
  }, everyMs)
  outgoing.once('close', () => clearInterval(timer))
  return RESPONSE_ALREADY_SENT
}

function beginByHand(c: Ctx, answer: Answer, length: number): void {
  c.set('sent', answer)
  c.env.outgoing.writeHead(answer.status, { ...Object.fromEntries(c.res.headers), 'content-length': length })
  c.env.outgoing.flushHeaders()
}
