import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import { crashPoint, isCrashHookSet } from '@/lib/core/crash-points'
import type { WireResult } from '@/lib/core/reply-class'

export const REPLY_BYTES_MAX = 1_048_576

type NeverLeft = Extract<WireResult, { kind: 'never_left' }>
type Lost = Extract<WireResult, { kind: 'lost' }>
export type WireAnswer = Readonly<{
  kind: 'answered'
  status: number
  headers: Record<string, string>
  bytes: Uint8Array
}>

export type WireRequest = Readonly<{
  origin: string
  path: string
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  headers: Record<string, string>
  body?: string
}>

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Only called when no byte of the request was written: the answer names the reason, it does not decide the class. */
function whyNeverLeft(error: unknown, secure: boolean): NeverLeft['because'] {
  const code = codeOf(error)
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return 'dns'
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return 'connect_timeout'
  if (code === 'UND_ERR_INVALID_ARG') return 'invalid_order'
  if (/CERT|TLS|SSL|SIGNED|UNABLE_TO|EPROTO/.test(code)) return 'tls'
  // On https a connection cut during the handshake is a TLS failure; elsewhere nobody listened.
  return secure && (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET') ? 'tls' : 'refused'
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}

/** Only while a test watches: the body in two pieces, so that a process can die between them and after the last. */
async function* inTwoPieces(body: Buffer): AsyncGenerator<Buffer> {
  const half = Math.ceil(body.byteLength / 2)
  yield body.subarray(0, half)
  // The kernel has the bytes once the socket had its turn.
  await nextTurn()
  await crashPoint('CP7')
  if (half < body.byteLength) yield body.subarray(half)
  await nextTurn()
  await crashPoint('CP8')
}

/** The body as it is; its length is said beforehand in either case. */
function bodyOf(request: WireRequest): Pick<Dispatcher.DispatchOptions, 'body' | 'headers'> {
  const { body, headers } = request
  if (body === undefined || body === '' || !isCrashHookSet()) return { body: body ?? null, headers }
  const bytes = Buffer.from(body)
  return {
    body: Readable.from(inTwoPieces(bytes)),
    headers: { ...headers, 'content-length': String(bytes.byteLength) },
  }
}

/**
 * One request on the wire with an exact answer to "did any byte leave?": undici calls `onRequestStart` right before it
 * writes, on a connection that is already there. Before it: never left. From it on, without a whole answer: lost.
 * Never rejects.
 */
export function callWire(
  dispatcher: Dispatcher,
  request: WireRequest,
  totalTimeoutMs: number,
): Promise<NeverLeft | Lost | WireAnswer> {
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | undefined
    let settled = false
    let head: { status: number; headers: Record<string, string> } | undefined
    const chunks: Uint8Array[] = []
    let size = 0

    const settle = (result: NeverLeft | Lost | WireAnswer) => {
      if (settled) return
      settled = true
      clearTimeout(deadline)
      resolve(result)
    }
    const give = (result: NeverLeft | Lost, reason: string) => {
      settle(result)
      controller?.abort(new Error(reason))
    }
    const deadline = setTimeout(() => {
      if (controller) give({ kind: 'lost', because: 'timeout' }, 'deadline')
      else settle({ kind: 'never_left', because: 'connect_timeout' })
    }, totalTimeoutMs)

    const fail = (error: unknown) => {
      if (!controller) settle({ kind: 'never_left', because: whyNeverLeft(error, request.origin.startsWith('https:')) })
      else settle({ kind: 'lost', because: head ? 'truncated' : 'reset' })
    }
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        // The deadline passed while this call waited for a connection: aborting here writes nothing.
        if (settled) started.abort(new Error('deadline'))
        else controller = started
      },
      onResponseStart(_controller, status, headers) {
        if (status >= 200) head = { status, headers: flatten(headers) }
      },
      onResponseData(_controller, chunk) {
        size += chunk.byteLength
        if (size > REPLY_BYTES_MAX) give({ kind: 'lost', because: 'too_large' }, 'reply too large')
        else chunks.push(chunk)
      },
      onResponseEnd() {
        if (head) settle({ kind: 'answered', ...head, bytes: new Uint8Array(Buffer.concat(chunks)) })
        else settle({ kind: 'lost', because: 'truncated' })
      },
      onResponseError(_controller, error) {
        fail(error)
      },
    }
    try {
      const { origin, path, method } = request
      dispatcher.dispatch({ origin, path, method, ...bodyOf(request), headersTimeout: 0, bodyTimeout: 0 }, handler)
    } catch (error) {
      fail(error)
    }
  })
}
