import { type NextRequest, NextResponse } from 'next/server'
import { AppError } from '@/lib/core/errors'
import { receiveCallback } from '@/lib/features/inbox/receive-callback'
import { getRuntime } from '@/lib/worker/runtime'

export const dynamic = 'force-dynamic'

const BODY_MAX_BYTES = 64 * 1024
const READ_WITHIN_MS = 10_000

function answer(status: number, body: string): NextResponse {
  return new NextResponse(body, {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  })
}

/** The raw bytes as they came, or undefined when there are more than a callback may have; reading stops there. */
async function readBytes(request: NextRequest): Promise<Buffer | undefined> {
  if (Number(request.headers.get('content-length') ?? '0') > BODY_MAX_BYTES) return undefined
  const pieces: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  const giveUpAt = Date.now() + READ_WITHIN_MS
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > BODY_MAX_BYTES || Date.now() > giveUpAt) {
      await reader.cancel()
      return undefined
    }
    pieces.push(value)
  }
  return Buffer.concat(pieces)
}

/**
 * The doors that providers knock on. Not behind a session: the token in the address, the signature, or both, authenticate
 * the message. 200 only after it is durably stored; 503 asks the provider to try again.
 */
export async function POST(
  request: NextRequest,
  route: { params: Promise<{ door: string; token: string }> },
): Promise<NextResponse> {
  const { door, token } = await route.params
  const rawBody = await readBytes(request)
  if (!rawBody) return answer(413, '{"error":"too large"}')
  const rt = await getRuntime()
  try {
    const answered = await receiveCallback(rt, {
      door,
      token,
      search: request.nextUrl.search,
      rawBody,
      headers: Object.fromEntries(request.headers),
    })
    return answer(answered.status, answered.body)
  } catch (error) {
    rt.log.error('callback not stored', { operation: door, error: error instanceof Error ? error.message : 'unknown' })
    return answer(error instanceof AppError && error.code === 'store_busy' ? 503 : 500, '{"error":"try again later"}')
  }
}
