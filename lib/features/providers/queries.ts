import { asc, count, desc, eq } from 'drizzle-orm'
import type { Store } from '@/db/store'
import { PROVIDERS, type ProviderId, type Rail } from '@/lib/core/rails'
import type { Door } from '@/lib/providers/inbound'
import type { Provider } from '@/lib/providers/provider'
import type { Runtime } from '../context'
import { readHistoryFact } from '../history/keep-progress'
import { callbackUrl, standingToken } from '../payments/callback-token'
import { sendingRails } from './read-health'

/** What a provider can do here, asked of its ports and never of its name. */
export const CAPABILITIES = ['balances', 'history', 'callbacks', 'names', 'quotes', 'directory', 'bills'] as const
export type Capability = (typeof CAPABILITIES)[number]

export const UNMATCHED_SHOWN = 50

/** Why a message matches nothing, by the note it was stored with (inbox/receive-callback.ts). */
const UNMATCHED_REASONS = {
  'no payment of ours has this reference yet': 'noReference',
  'names an account that is not ours': 'foreignAccount',
} as const
export type UnmatchedReason = (typeof UNMATCHED_REASONS)[keyof typeof UNMATCHED_REASONS]

/** `earlier`: something did, but not among the newest that are looked at; null: nothing yet. */
export type LastTime = Date | 'earlier' | null

export type ProviderReport = Readonly<{
  id: ProviderId
  isReady: boolean
  capabilities: readonly Capability[]
  rails: readonly Rail[]
  lastIn: LastTime
  lastOut: LastTime
  /** Addresses registered with the provider, with their secret part masked. */
  callbacks: readonly string[]
  /** Counts of lines; null where there is no history to load. */
  history: Readonly<{ done: number; total: number; complete: boolean }> | null
}>

export type UnmatchedMessage = Readonly<{
  id: string
  provider: ProviderId
  door: string
  /** Undefined when the note is none of ours; `note` then says it as it was stored. */
  reason: UnmatchedReason | undefined
  note: string
  at: Date
  repeats: number
}>

/** `http://host/hooks/confirmation/3f9a…`: enough to recognise an address, not enough to use it. */
export function maskCallbackAddress(address: string): string {
  return address.replace(/\/((?:[0-9a-f]{32}){1,2})(?=$|[/?])/, (_, token: string) => `/${token.slice(0, 4)}…`)
}

/** Given along with each request at an address of its own, so never registered. */
const REQUEST_DOORS: readonly Door[] = ['results', 'timeouts', 'prompts']

/** Addresses that are registered once, with their secret part masked; empty where nothing is. */
export function callbackAddresses(rt: Runtime, provider: Provider): string[] {
  if (!provider.registerCallbacks || !provider.callbacks) return []
  const address = callbackUrl(rt.publicUrl, standingToken(rt.key, 'arrivals'))
  return provider.callbacks.doors
    .filter((door) => !REQUEST_DOORS.includes(door))
    .map((door) => maskCallbackAddress(address(door)))
}

/** The newest messages and calls that are looked through; no index goes by provider and time. */
const RECENT_MAX = 2_000

type LastTimes = ReadonlyMap<ProviderId, Date>

function newestOf(rows: readonly Readonly<{ provider: ProviderId; at: Date }>[]): LastTimes {
  const times = new Map<ProviderId, Date>()
  for (const { provider, at } of rows) if (at > (times.get(provider) ?? new Date(0))) times.set(provider, at)
  return times
}

async function readLastIn(store: Store): Promise<LastTimes> {
  const { providerEvents: e } = store.t
  return newestOf(
    await store.read
      .select({ provider: e.provider, at: e.receivedAt })
      .from(e)
      .orderBy(desc(e.rowNo))
      .limit(RECENT_MAX),
  )
}

async function readLastOut(store: Store): Promise<LastTimes> {
  const { attempts: a, attemptTries: tries } = store.t
  const rows = await store.read
    .select({ provider: a.provider, at: tries.sendStartedAt })
    .from(tries)
    .innerJoin(a, eq(a.id, tries.attemptId))
    // Ids sort by the moment they were made in.
    .orderBy(desc(tries.id))
    .limit(RECENT_MAX)
  return newestOf(rows)
}

async function hasEvent(store: Store, id: ProviderId): Promise<boolean> {
  const { providerEvents: e } = store.t
  return (await store.read.select({ provider: e.provider }).from(e).where(eq(e.provider, id)).limit(1)).length > 0
}

async function hasAttempt(store: Store, id: ProviderId): Promise<boolean> {
  const { attempts: a } = store.t
  return (await store.read.select({ provider: a.provider }).from(a).where(eq(a.provider, id)).limit(1)).length > 0
}

const whole = (text: string | null) => (text !== null && /^\d+$/.test(text) ? Number(text) : 0)

async function readHistory(store: Store, id: ProviderId): Promise<ProviderReport['history']> {
  const [complete, done, total] = await Promise.all([
    readHistoryFact(store, id, 'complete'),
    readHistoryFact(store, id, 'done'),
    readHistoryFact(store, id, 'total'),
  ])
  return complete === null ? null : { complete: complete === 'true', done: whole(done), total: whole(total) }
}

/** What is known of each of the four providers, set up or not. */
export async function listProviderReports(rt: Runtime): Promise<ProviderReport[]> {
  const [lastIn, lastOut] = await Promise.all([readLastIn(rt.store), readLastOut(rt.store)])
  return Promise.all(
    PROVIDERS.map(async (id): Promise<ProviderReport> => {
      const provider = rt.providers.find(id)
      return {
        id,
        isReady: provider !== undefined,
        capabilities: CAPABILITIES.filter((name) => provider?.[name] !== undefined),
        rails: sendingRails(rt).filter((rail) => provider?.rails[rail] !== undefined),
        lastIn: lastIn.get(id) ?? ((await hasEvent(rt.store, id)) ? 'earlier' : null),
        lastOut: lastOut.get(id) ?? ((await hasAttempt(rt.store, id)) ? 'earlier' : null),
        callbacks: provider ? callbackAddresses(rt, provider) : [],
        history: await readHistory(rt.store, id),
      }
    }),
  )
}

/** Messages that no payment or account of ours claims, newest first. */
export async function listUnmatched(store: Store): Promise<UnmatchedMessage[]> {
  const { providerEvents: e } = store.t
  const rows = await store.read
    .select({ id: e.id, provider: e.provider, door: e.door, note: e.note, at: e.receivedAt, repeats: e.repeats })
    .from(e)
    .where(eq(e.verdict, 'orphan'))
    .orderBy(desc(e.receivedAt))
    .limit(UNMATCHED_SHOWN)
  return rows.map(({ note, ...row }) => ({ ...row, note: note ?? '', reason: reasonOf(note ?? '') }))
}

function reasonOf(note: string): UnmatchedReason | undefined {
  return Object.entries(UNMATCHED_REASONS).find(([words]) => words === note)?.[1]
}

export async function countUnmatched(store: Store): Promise<{ count: number; oldest: Date | null }> {
  const { providerEvents: e } = store.t
  const [total] = await store.read.select({ count: count() }).from(e).where(eq(e.verdict, 'orphan'))
  const [first] = await store.read
    .select({ at: e.receivedAt })
    .from(e)
    .where(eq(e.verdict, 'orphan'))
    .orderBy(asc(e.receivedAt))
    .limit(1)
  return { count: Number(total?.count ?? 0), oldest: first?.at ?? null }
}
