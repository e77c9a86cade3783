import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { NextRequest } from 'next/server'
import { allApplied } from '@/lib/features/inbox/apply-later'
import type { Message, World } from '@/lib/features/inbox/inbox-fixture'
import { POST } from './[door]/[token]/route'

/** A request as Next.js hands it on, from the bytes on the wire. */
async function handle(incoming: IncomingMessage, reply: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://localhost:3000')
  const [, , door = '', token = ''] = url.pathname.split('/')
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, [value].flat().join(', '))
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>
  const answer = await POST(new NextRequest(url, { method: 'POST', headers, body, duplex: 'half' }), {
    params: Promise.resolve({ door, token }),
  })
  reply.writeHead(answer.status, Object.fromEntries(answer.headers))
  reply.end(await answer.text())
}

export type Doors = Awaited<ReturnType<typeof openDoors>>
export type Answer = Readonly<{ status: number; body: string }>
/** A value given as a list is sent as that many header lines. */
type Headers2 = Readonly<Record<string, string | string[]>>

/** For tests: the callback doors on a real HTTP server. */
export async function openDoors(world: () => World) {
  const server = createServer((incoming, reply) => {
    handle(incoming, reply).catch((error: unknown) => {
      if (!reply.headersSent) reply.writeHead(500)
      reply.end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  /** Answers what came back, or undefined when the connection broke first. */
  function send(
    address: string,
    headers: Headers2,
    write: (out: ReturnType<typeof request>) => void,
  ): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      const out = request(
        { port, host: '127.0.0.1', path: address, method: 'POST', headers, agent: false },
        (reply) => {
          const pieces: Buffer[] = []
          reply.on('data', (piece: Buffer) => pieces.push(piece))
          reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body: Buffer.concat(pieces).toString() }))
          reply.on('error', () => resolve(undefined))
        },
      )
      out.on('error', () => resolve(undefined))
      write(out)
    })
  }

  return {
    port,
    send,
    /** One message, answered and followed. */
    async post(message: Message, more: Readonly<{ headers?: Headers2; search?: string; bytes?: Buffer }> = {}) {
      const bytes = more.bytes ?? Buffer.from(message.body)
      const answer = await send(
        `/hooks/${message.door}/${message.token}${more.search ?? ''}`,
        { 'content-type': 'application/json', ...message.headers, ...more.headers },
        (out) => out.end(bytes),
      )
      await allApplied(world().rt)
      return answer
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
