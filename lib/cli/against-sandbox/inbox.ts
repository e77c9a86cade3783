import { createServer } from 'node:http'
import type { Door, InboundMessage } from '@/lib/providers/inbound'

type Received = InboundMessage & Readonly<{ place: string }>

/** For tests: the callback doors of an office that has no pages, over real HTTP. Messages are kept raw, as they came. */
export interface Inbox {
  readonly received: Received[]
  /** Addresses of the doors under a place of their own, so that each test hears its own callbacks. */
  at(place: string): (door: Door) => string
  /** The next message for a place at a door; fails after five seconds. */
  next(place: string, door: Door, count?: number): Promise<InboundMessage>
  /** What the validation door answers. */
  answer: (message: InboundMessage) => Promise<string> | string
  close(): Promise<void>
}

const WAIT_MS = 5_000
const isDoor = (word: string): word is Door =>
  ['results', 'timeouts', 'prompts', 'validation', 'confirmation'].includes(word)

export async function startInbox(): Promise<Inbox> {
  const received: Received[] = []
  const waiting: (() => void)[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const url = request.url ?? ''
      const [, door = '', place = ''] = url.split(/[/?]/)
      if (!isDoor(door)) {
        response.writeHead(404).end()
        return
      }
      const message = {
        place,
        door,
        registeredUrl: base + url,
        rawBody: Buffer.concat(chunks),
        headers: {},
        receivedAt: new Date(),
      }
      received.push(message)
      const body = await inbox.answer(message)
      response.writeHead(200, { 'content-type': 'application/json' }).end(body)
      for (const wake of waiting.splice(0)) wake()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the inbox has no port')
  const base = `http://127.0.0.1:${address.port}`
  const inbox: Inbox = {
    received,
    at: (place) => (door) => `${base}/${door}/${place}`,
    async next(place, door, count = 1) {
      const deadline = Date.now() + WAIT_MS
      for (;;) {
        const found = received.filter((message) => message.place === place && message.door === door)[count - 1]
        if (found) return found
        const leftMs = deadline - Date.now()
        if (leftMs <= 0) throw new Error(`nothing came for ${place} at ${door}`)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, leftMs)
          waiting.push(() => {
            clearTimeout(timer)
            resolve()
          })
        })
      }
    },
    answer: () => JSON.stringify({ ResultCode: 0, ResultDesc: 'Accepted' }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return inbox
}
