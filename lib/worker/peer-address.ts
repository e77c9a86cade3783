import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { FORWARDED_HEADER, PEER_HEADER } from '@/lib/core/peer-header'

const Started = z.object({ request: z.custom<IncomingMessage>((value) => typeof value === 'object' && value !== null) })

/** What a proxy adds for whom it asks. */
const BY_PROXIES = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/**
 * Notes on each request where its connection comes from, before anything reads it. Route handlers of Next.js are told
 * headers only, and each of those may be the sender's own.
 */
export function notePeerAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    const started = Started.safeParse(message)
    if (!started.success) return
    const { headers, socket } = started.data.request
    headers[PEER_HEADER] = socket.remoteAddress ?? ''
    headers[FORWARDED_HEADER] = BY_PROXIES.some((name) => headers[name] !== undefined) ? 'yes' : 'no'
  })
}
