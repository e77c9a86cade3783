import type { Database } from 'better-sqlite3'
import type { Context } from 'hono'
import type { FaultEngine } from '@/lib/sandbox/faults'
import type { RequestLog } from '@/lib/sandbox/log'
import type { Phones } from '@/lib/sandbox/phones'
import type { SettingValue } from '@/lib/sandbox/settings'
import type { World } from '@/lib/sandbox/world'

export { operation, providerApp, type SandboxEnv } from '@/lib/sandbox/provider-app'

export type ProviderName = 'mpesa' | 'wekeza' | 'bitpesa' | 'ihela'
export const PROVIDERS: readonly ProviderName[] = ['mpesa', 'wekeza', 'bitpesa', 'ihela']

/** One movement of money that really happened at a provider. `amount` is decimal text in major units. */
export interface Movement {
  provider: ProviderName
  kind: string
  providerReference: string
  merchantReference: string | null
  amount: string
  currency: string
  from: string
  to: string
}

/** A message from a provider to the client. `operation` is the name of the request that it belongs to. */
export interface Callback {
  provider: ProviderName
  operation: string
  url: string
  headers?: Record<string, string>
  body: string
  /** Headers made from the body as it leaves: a fault may have changed it, and the signature must still fit. */
  sign?: (body: string) => Record<string, string>
  method?: 'POST'
}
export type Delivered = { status: number | null; body: string }

/** What the four imitated providers share; everything they know of the outside comes through here. */
export interface Kernel {
  /** The sandbox's own store. Each provider creates its own tables (prefix mpesa_, wekeza_, …); a reset empties them all. */
  readonly db: Database
  readonly phones: Phones
  /** For `providerApp` and the control API; providers use `note`, `deliver` and the middleware `operation`. */
  readonly log: RequestLog
  readonly faults: FaultEngine
  readonly seed: string
  readonly world: World
  /** Wall clock plus what POST /clock advanced. */
  now(): Date
  /** Repeatable numbers in [0,1) by world seed and stream name. */
  random(stream: string): () => number
  /** Unpredictable ids for live requests; letters and digits unless told otherwise. */
  token(length: number, alphabet?: string): string
  /** A switch of PATCH /settings. */
  setting<T extends SettingValue>(provider: ProviderName, name: string, fallback: T): T
  /**
   * What the tester scripted for the next such operation (POST /outcomes), taken so that it counts once.
   * @param about phone, account and reference of the order: a script may be meant for one of them only
   */
  outcome(provider: ProviderName, operation: string, about: readonly (string | null)[]): string | undefined
  /** Attaches words to this request's log entry: why something was refused, or a hint. */
  note(c: Context, text: string): void
  /** Appends to GET /ledger; call it in the same database transaction as the balance change. Seeded history does not. */
  move(movement: Movement): void
  /** Runs by the sandbox's clock; POST /clock brings it forward. A crash in `run` is logged. Lost when the process ends. */
  later(delayMs: number, label: string, run: () => void | Promise<void>): void
  /** One attempt of 10 s, no redirects, written to the log; the faults in force may lose, delay, double, reorder or falsify it. */
  deliver(callback: Callback): Promise<Delivered>
  /** Where this provider listens, without a slash at the end. */
  baseUrl(provider: ProviderName): string
}
