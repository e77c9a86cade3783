import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { PEER_HEADER } from '@/lib/core/peer-header'

const Started = z.object({ request: z.custom<IncomingMessage>((value) => typeof value === 'object' && value !== null) })

/**
 * Notes on each request where its connection comes from, before anything reads it. Route handlers of Next.js are told
 * headers only, and each of those may be the sender's own.
 */
export function notePeerAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    const started = Started.safeParse(message)
    if (started.success) started.data.request.headers[PEER_HEADER] = started.data.request.socket.remoteAddress ?? ''
  })
}
