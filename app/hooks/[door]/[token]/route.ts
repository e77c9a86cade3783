import type { NextRequest } from 'next/server'
import { callerAddress, vouchedAddress } from '@/app/_shared/caller-address'
import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import { applyLater, comesToDoor } from '@/lib/features/inbox/apply-later'
import { mayCallBack } from '@/lib/features/inbox/callback-rate'
import { acceptCallback } from '@/lib/features/inbox/receive-callback'
import { getRuntime } from '@/lib/worker/runtime'
import { readBody } from './read-body'

export const dynamic = 'force-dynamic'

const WORDS = {
  400: 'not readable',
  408: 'too slow',
  413: 'too large',
  415: 'JSON only',
  429: 'too many messages',
  503: 'try again later',
} as const

function answer(status: number, body: string, more: Readonly<Record<string, string>> = {}): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...more },
  })
}

/** The connection goes with it: whatever else the sender has to say is not read. */
function refuse(status: keyof typeof WORDS): Response {
  return answer(status, JSON.stringify({ error: WORDS[status] }), {
    connection: 'close',
    ...((status === 429 || status === 503) && { 'retry-after': '1' }),
  })
}

/**
 * The doors that providers knock on. Not behind a session: the token in the address, the signature, or both, authenticate
 * the message. 200 only after it is durably stored; 503 asks the provider to try again. It is followed after the answer.
 */
export async function POST(
  request: NextRequest,
  route: { params: Promise<{ door: string; token: string }> },
): Promise<Response> {
  const rt = await getRuntime()
  // The sandbox's providers are one address, and its merchant's past comes through these doors.
  const caller = rt.mode === 'live' ? callerAddress(request.headers, env()) : undefined
  if (caller !== undefined && !mayCallBack(caller, rt.now().getTime())) return refuse(429)
  const body = await readBody(request)
  if ('refused' in body) return refuse(body.refused)
  const { door, token } = await route.params
  const answered = comesToDoor(rt)
  try {
    const { answer: said, eventId } = await acceptCallback(rt, {
      door,
      token,
      search: request.nextUrl.search,
      rawBody: body.bytes,
      headers: Object.fromEntries(request.headers),
      source: vouchedAddress(request.headers, env()),
      caller,
    })
    if (eventId) applyLater(rt, eventId)
    return answer(said.status, said.body)
  } catch (error) {
    if (error instanceof AppError && error.code === 'too_fast') return refuse(429)
    rt.log.error('callback not stored', { operation: door, error: error instanceof Error ? error.message : 'unknown' })
    return refuse(503)
  } finally {
    answered()
  }
}
