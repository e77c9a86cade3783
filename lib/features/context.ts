import type { Store } from '@/db/store'
import type { Zone } from '@/lib/core/days-and-zones'
import { AppError } from '@/lib/core/errors'
import type { Permission, Role } from '@/lib/core/permissions'
import type { Log } from '@/lib/log'
import type { Registry } from '@/lib/providers/registry'

/** What the business rules work with; the same in a request, in the worker and in a test. */
export type Runtime = Readonly<{
  store: Store
  providers: Registry
  mode: 'sandbox' | 'live'
  zone: Zone
  /** For callback addresses; without a trailing slash. */
  publicUrl: string
  /** 32 bytes: callback tokens, the audit chain and sealed second factors hang on it. */
  key: Buffer
  merchantName: string
  now: () => Date
  log: Log
}>

export type Person = Readonly<{
  id: string
  name: string
  signInName: string
  roles: readonly Role[]
  permissions: ReadonlySet<Permission>
}>

/** A runtime and who acts in it. */
export type FeatureContext = Runtime & Readonly<{ actor: Person }>

/** @throws AppError `forbidden` naming the right that is missing. */
export function requirePermission(ctx: FeatureContext, permission: Permission): void {
  if (!ctx.actor.permissions.has(permission)) {
    throw new AppError('forbidden', `${ctx.actor.id} lacks ${permission}`)
  }
}
