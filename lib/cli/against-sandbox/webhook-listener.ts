import { createServer } from 'node:http'
import type { Door } from '@/lib/providers/inbound'

/** For tests: where signed webhooks come in, with the headers that carry their signatures. */
export interface WebhookListener {
  readonly received: { body: Buffer; headers: Record<string, string> }[]
  url(door: Door): string
  close(): Promise<void>
}

export async function startWebhookListener(): Promise<WebhookListener> {
  const received: WebhookListener['received'] = []
  const server = createServer((request, reply) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k, String(v)]))
      received.push({ body: Buffer.concat(chunks), headers })
      reply.writeHead(200).end('{"received":true}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return {
    received,
    url: (door) => `http://127.0.0.1:${address.port}/hooks/${door}/t`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
