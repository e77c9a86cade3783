import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type SeenRequest = Readonly<{
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}>

export interface ScriptedServer {
  readonly url: string
  readonly seen: SeenRequest[]
  close(): Promise<void>
}

/** For tests: a real HTTP server on a free port that answers by script and remembers what it was asked. */
export async function startScriptedServer(
  answer: (request: SeenRequest, reply: ServerResponse, count: number) => void,
): Promise<ScriptedServer> {
  const seen: SeenRequest[] = []
  const server = createServer((incoming, reply) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const request = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      }
      seen.push(request)
      answer(request, reply, seen.length)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export function answerJson(reply: ServerResponse, status: number, body: unknown): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
