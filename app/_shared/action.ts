import 'server-only'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Permission } from '@/lib/core/permissions'
import type { FeatureContext, Runtime } from '@/lib/features/context'
import { getRuntime } from '@/lib/worker/runtime'
import { enter } from './guard'
import { type Refusal, refusalOf } from './refusal'

export type { Refusal } from './refusal'
export type ActionResult<Value> = { ok: true; value: Value } | { ok: false; error: Refusal }

/**
 * A server action: who (own page, signed in, permitted), what (Zod), do (the feature), refresh. None can be forgotten.
 *
 * `export const approvePaymentAction = action({ permission: 'payment.approve', input: ApprovePaymentInput, run: approvePayment, revalidate: ['/payments'] })`
 */
export function action<Schema extends z.ZodType, Value>(spec: {
  permission: Permission | 'signed_in'
  input: Schema
  run: (ctx: FeatureContext, input: z.output<Schema>) => Promise<Value>
  /** Paths whose pages show what changed. */
  revalidate?: readonly string[]
}): (input: z.input<Schema>) => Promise<ActionResult<Value>> {
  return async (input) => {
    let personId: string | undefined
    let runtime: Runtime | undefined
    try {
      runtime = await getRuntime()
      const entrance = { permission: spec.permission, changes: true, keepAlive: true }
      const ctx = await enter(runtime, await headers(), entrance, (id) => {
        personId = id
      })
      const value = await spec.run(ctx, await spec.input.parseAsync(input))
      for (const path of spec.revalidate ?? []) revalidatePath(path)
      return { ok: true, value }
    } catch (error) {
      // Next.js says redirect and not-found by throwing.
      unstable_rethrow(error)
      return { ok: false, error: await refusalOf(error, runtime, { personId, what: spec.permission }) }
    }
  }
}
