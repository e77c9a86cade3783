import type { NextRequest } from 'next/server'
import { env } from '@/lib/env'
import { PROMETHEUS_TYPE } from '@/lib/features/health/prometheus'
import { readMetrics } from '@/lib/worker/metrics'
import { getRuntime } from '@/lib/worker/runtime'
import { isFromThisMachine } from './from-this-machine'

export const dynamic = 'force-dynamic'

/** Figures for Prometheus, to a scraper on this machine. To anybody else there is nothing at this address. */
export async function GET(request: NextRequest): Promise<Response> {
  if (!isFromThisMachine(request.headers)) return new Response('not found', { status: 404 })
  const text = await readMetrics(await getRuntime(), env())
  return new Response(text, { headers: { 'content-type': PROMETHEUS_TYPE, 'cache-control': 'no-store' } })
}
