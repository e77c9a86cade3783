import Sqlite, { type Database } from 'better-sqlite3'
import type { Context } from 'hono'
import { z } from 'zod'
import { SandboxClock } from '@/lib/sandbox/clock'
import { Delivery } from '@/lib/sandbox/delivery'
import { FaultEngine } from '@/lib/sandbox/faults'
import type { Callback, Kernel, Movement, ProviderName } from '@/lib/sandbox/kernel'
import { MovementLedger } from '@/lib/sandbox/ledger'
import { RequestLog } from '@/lib/sandbox/log'
import { Outcomes } from '@/lib/sandbox/outcomes'
import { Phones } from '@/lib/sandbox/phones'
import { seededRandom, unpredictableText } from '@/lib/sandbox/random'
import { Settings, type SettingValue } from '@/lib/sandbox/settings'
import { createWorld, type World } from '@/lib/sandbox/world'

export interface KernelOptions {
  /** A path, or ':memory:'. */
  dataFile: string
  seed: string
  /** Days of history, up to today. */
  days: number
  now: () => Date
}

const NamedRow = z.object({ name: z.string() })
const MetaRow = z.object({ value: z.string() }).optional()

/** The kernel as the sandbox's own server and control API see it: the providers get it as the narrower `Kernel`. */
export class KernelCore implements Kernel {
  readonly db: Database
  readonly clock: SandboxClock
  readonly log: RequestLog
  readonly ledger: MovementLedger
  readonly faults: FaultEngine
  readonly settings: Settings
  readonly outcomes: Outcomes
  readonly phones: Phones
  readonly ports: Partial<Record<ProviderName | 'control', number>> = {}
  readonly #delivery: Delivery
  readonly #days: number
  #seed: string
  #world: World

  constructor(options: KernelOptions) {
    this.db = new Sqlite(options.dataFile)
    this.db.pragma('journal_mode = WAL')
    this.db.pragma('synchronous = NORMAL')
    this.clock = new SandboxClock(this.db, options.now, (label, error) =>
      this.log.remark('mpesa', label, `delayed work failed: ${error instanceof Error ? error.stack : String(error)}`),
    )
    const now = () => this.clock.now()
    this.log = new RequestLog(this.db, now)
    this.ledger = new MovementLedger(this.db, now)
    this.faults = new FaultEngine(this.db)
    this.settings = new Settings(this.db)
    this.outcomes = new Outcomes(this.db)
    this.#days = options.days
    this.#seed = this.#meta('seed') ?? options.seed
    this.#delivery = new Delivery(this.log, this.faults, this.clock)
    this.phones = new Phones(this.db, this.clock, () => this.#seed)
    // A stored world keeps the calendar it was seeded with: its history lies on those days.
    this.#world = createWorld({
      seed: this.#seed,
      today: this.#meta('today') ?? nairobiDay(this.now()),
      days: Number(this.#meta('days') ?? this.#days),
    })
  }

  get seed(): string {
    return this.#seed
  }

  get world(): World {
    return this.#world
  }

  /** True until the world of this store has been seeded completely. */
  get fresh(): boolean {
    return this.#meta('seeded') === undefined
  }

  /** Empties every table and describes a new world; the caller then lets the providers seed theirs. */
  startOver(seed: string): void {
    this.clock.clear()
    this.phones.clear()
    this.settings.clear()
    this.#delivery.clear()
    const tables = this.db
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
      .all()
    this.db.transaction(() => {
      for (const table of tables) this.db.exec(`delete from "${NamedRow.parse(table).name}"`)
      this.#seed = seed
      this.#world = createWorld({ seed, today: nairobiDay(this.now()), days: this.#days })
      this.#setMeta('seed', seed)
      this.#setMeta('today', this.#world.today)
      this.#setMeta('days', String(this.#days))
    })()
  }

  markSeeded(): void {
    this.#setMeta('seeded', this.now().toISOString())
  }

  now(): Date {
    return this.clock.now()
  }

  random(stream: string): () => number {
    return seededRandom(this.#seed, stream)
  }

  token(length: number, alphabet?: string): string {
    return unpredictableText(length, alphabet)
  }

  setting<T extends SettingValue>(provider: ProviderName, name: string, fallback: T): T {
    return this.settings.get(provider, name, fallback)
  }

  outcome(provider: ProviderName, operation: string, about: readonly (string | null)[]): string | undefined {
    return this.outcomes.take(provider, operation, about)
  }

  note(c: Context, text: string): void {
    const notes: unknown = c.get('notes')
    if (Array.isArray(notes)) notes.push(text)
  }

  move(movement: Movement): void {
    this.ledger.append(movement)
  }

  later(delayMs: number, label: string, run: () => void | Promise<void>): void {
    this.clock.later(delayMs, label, run)
  }

  deliver(callback: Callback) {
    return this.#delivery.deliver(callback)
  }

  baseUrl(provider: ProviderName): string {
    return `http://127.0.0.1:${this.ports[provider] ?? 0}`
  }

  async close(): Promise<void> {
    await this.clock.close()
    this.db.close()
  }

  #meta(name: string): string | undefined {
    return MetaRow.parse(this.db.prepare('select value from kernel_meta where name = ?').get(name))?.value
  }

  #setMeta(name: string, value: string): void {
    this.db
      .prepare('insert into kernel_meta values (?, ?) on conflict (name) do update set value = excluded.value')
      .run(name, value)
  }
}

const NAIROBI_OFFSET_MS = 3 * 3_600_000

/** The calendar day in Nairobi (UTC+3, no daylight saving). */
export function nairobiDay(at: Date): string {
  return new Date(at.getTime() + NAIROBI_OFFSET_MS).toISOString().slice(0, 10)
}
