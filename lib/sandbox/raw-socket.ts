import { connect } from 'node:net'

/** What came over a plain TCP connection until it ended, and how it ended. */
export interface RawAnswer {
  /** 0 when no status line came. */
  status: number
  headers: Record<string, string>
  body: string
  /** `end`: closed in order. Otherwise the error code, such as ECONNRESET; `timeout` when we gave up waiting. */
  ended: string
  ms: number
  /** How many separate reads the body came in. */
  pieces: number
}

/** For tests: one HTTP request by hand over a socket, without a client that would hide how the answer arrived. */
export function rawRequest(options: {
  port: number
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string
  giveUpMs?: number
}): Promise<RawAnswer> {
  const { port, method = 'POST', path, headers = {}, body = '', giveUpMs = 5_000 } = options
  const head = [
    `${method} ${path} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'connection: close',
    `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  return new Promise((resolve) => {
    const startedMs = Date.now()
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1')
    const finish = (ended: string) => {
      clearTimeout(timer)
      socket.destroy()
      resolve({
        ...parsed(Buffer.concat(chunks).toString('utf8')),
        ended,
        ms: Date.now() - startedMs,
        pieces: chunks.length,
      })
    }
    const timer = setTimeout(() => finish('timeout'), giveUpMs)
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', (error) => finish('code' in error ? String(error.code) : error.message))
    socket.on('end', () => finish('end'))
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  })
}

function parsed(text: string): Pick<RawAnswer, 'status' | 'headers' | 'body'> {
  const split = text.indexOf('\r\n\r\n')
  const [statusLine = '', ...lines] = text.slice(0, split === -1 ? undefined : split).split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const body = split === -1 ? '' : text.slice(split + 4)
  return {
    status: Number(statusLine.split(' ')[1] ?? 0),
    headers,
    body: headers['transfer-encoding'] === 'chunked' ? unchunked(body) : body,
  }
}

function unchunked(body: string): string {
  const bytes = Buffer.from(body, 'utf8')
  let at = 0
  let text = ''
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at)
    const length = lineEnd === -1 ? 0 : Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    if (!(length > 0)) return text
    text += bytes.toString('utf8', lineEnd + 2, lineEnd + 2 + length)
    at = lineEnd + 2 + length + 2
  }
}
