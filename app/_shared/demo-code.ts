import 'server-only'
import type { DemoCode } from '@/components/step-up/sandbox-code'
import type { FeatureContext } from '@/lib/features/context'
import { demoCodeOf } from '@/lib/features/people/second-factor'

/** The code of a demo person's authenticator for the step-up parts; undefined in live mode and for real people. */
export async function demoOf(ctx: FeatureContext): Promise<DemoCode | undefined> {
  const demo = await demoCodeOf(ctx, ctx.actor.id)
  return demo && { person: ctx.actor.name, code: demo.code, nextInSeconds: demo.nextInSeconds }
}
