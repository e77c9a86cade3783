import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { z } from 'zod'
import type { Permission } from '@/lib/core/permissions'
import type { FeatureContext, Runtime } from '@/lib/features/context'
import { getRuntime } from '@/lib/worker/runtime'
import { enter } from './guard'
import { answerJson } from './json-answer'
import { type Refusal, refusalOf } from './refusal'

export { answerJson } from './json-answer'

type RouteContext = { params: Promise<Readonly<Record<string, string | string[] | undefined>>> }
export type HandlerCall<Input> = Readonly<{
  request: NextRequest
  /** The variable parts of the path. */
  params: Readonly<Record<string, string>>
  /** The query (GET) or JSON body (anything else), checked. */
  input: Input
}>

const STATUS: Partial<Record<Refusal['code'], number>> = {
  signed_out: 401,
  forbidden: 403,
  maker_is_approver: 403,
  proposer_is_decider: 403,
  proposal_open: 409,
  resolution_moot: 409,
  not_found: 404,
  link_over: 404,
  conflict: 409,
  content_changed: 409,
  already_approved: 409,
  batch_changed: 409,
  request_key_reused: 422,
  invalid_input: 422,
  too_many_attempts: 429,
  too_fast: 429,
  reveal_limit: 429,
  provider_refused: 502,
  provider_unreachable: 502,
  provider_outcome_unknown: 502,
  not_configured: 503,
  store_busy: 503,
  store_full: 503,
  unexpected: 500,
}

/**
 * A route handler (exports, live reads, uploads) behind the same entrance as actions. Refusals are JSON
 * `{error: {code, message, fields}}` with a fitting status. A GET only reads and does not keep the session alive.
 *
 * `export const GET = handler({ permission: 'export.run', input: TransactionFilter, run: async (ctx, { input }) => new Response(…) })`
 */
export function handler<Schema extends z.ZodType = z.ZodUnknown>(spec: {
  permission: Permission | 'signed_in'
  input?: Schema
  run: (ctx: FeatureContext, call: HandlerCall<z.output<Schema>>) => Promise<Response>
}): (request: NextRequest, route: RouteContext) => Promise<Response> {
  return async (request, route) => {
    let personId: string | undefined
    let runtime: Runtime | undefined
    try {
      runtime = await getRuntime()
      const reads = request.method === 'GET' || request.method === 'HEAD'
      const entrance = { permission: spec.permission, changes: !reads, keepAlive: !reads }
      const ctx = await enter(runtime, request.headers, entrance, (id) => {
        personId = id
      })
      const raw = reads ? Object.fromEntries(request.nextUrl.searchParams) : await bodyOf(request, spec.input)
      const input = (await (spec.input ?? z.unknown()).parseAsync(raw)) as z.output<Schema>
      // A route without variable parts is called without params, whatever the type says.
      return await spec.run(ctx, { request, params: singles((await route.params) ?? {}), input })
    } catch (error) {
      unstable_rethrow(error)
      const refusal = await refusalOf(error, runtime, { personId, what: spec.permission })
      return answerJson({ error: refusal }, STATUS[refusal.code] ?? 400)
    }
  }
}

/** Read only when a schema asks for it: an upload reads its own body, as a stream. */
async function bodyOf(request: NextRequest, schema: z.ZodType | undefined): Promise<unknown> {
  return schema === undefined ? undefined : request.json().catch(() => undefined)
}

function singles(params: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value].flat().join('/')]])),
  )
}
