import 'server-only'
import { AppError } from '@/lib/core/errors'
import type { Permission } from '@/lib/core/permissions'
import type { FeatureContext, Runtime } from '@/lib/features/context'
import { takeTurn } from '@/lib/features/limits/take-turn'
import { isOwnOrigin } from './own-origin'
import { lookUpPerson } from './session'

/** What has to be true before an action or handler does anything. */
export type Entrance = Readonly<{
  /** `signed_in`: everyone who is signed in. */
  permission: Permission | 'signed_in'
  /** Changes something: must come from our own pages. */
  changes: boolean
  /** Whether it counts as use of the session. */
  keepAlive: boolean
}>

/** @throws AppError `forbidden` (foreign page, missing right), `signed_out` or `too_fast`. */
export async function enter(
  runtime: Runtime,
  headers: Pick<Headers, 'get'>,
  entrance: Entrance,
  onPerson: (personId: string) => void,
): Promise<FeatureContext> {
  if (entrance.changes && !isOwnOrigin(headers, runtime.publicUrl)) {
    throw new AppError('forbidden', 'the request does not come from our own pages')
  }
  const actor = await lookUpPerson({ keepAlive: entrance.keepAlive })
  if (!actor) throw new AppError('signed_out', 'no session')
  onPerson(actor.id)
  if (entrance.permission !== 'signed_in' && !actor.permissions.has(entrance.permission)) {
    throw new AppError('forbidden', `${actor.id} lacks ${entrance.permission}`)
  }
  const ctx = { ...runtime, actor }
  if (entrance.changes) await runtime.store.tx((tx) => takeTurn(ctx, tx, 'action'))
  return ctx
}
