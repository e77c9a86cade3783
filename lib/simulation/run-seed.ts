import { CRASH_POINTS, type CrashPoint, setCrashHook } from '@/lib/core/crash-points'
import { setRandomSource } from '@/lib/core/random-source'
import { applyEvent } from '@/lib/features/inbox/apply-event'
import { acceptCallback } from '@/lib/features/inbox/receive-callback'
import { standingToken } from '@/lib/features/payments/callback-token'
import { silentLog } from '@/lib/log'
import { ACCOUNTS, KEY, openSeedStore, type SimulatedRail, START } from './base-store'
import { Broken } from './broken-invariant'
import { Chance } from './chance'
import { type FaultKind, Faults } from './faults'
import type { Delivery } from './instruction'
import { Invariants } from './invariants'
import { People } from './people'
import { currentProcess, isDiskFull, SimulatedProcess } from './process'
import { simulatedProviders } from './providers'
import { Story } from './story'
import { Timeline } from './timeline'
import { World } from './world'

const HOUR = 3_600_000
const DAY = 24 * HOUR

export type SeedOptions = Readonly<{
  seed: number
  payments?: number
  density?: number
  without?: ReadonlySet<FaultKind>
  withoutTriggers?: readonly string[]
}>

export type SeedResult = Readonly<{
  seed: number
  broken: Broken | undefined
  story: readonly string[]
  virtualMs: number
  steps: number
  movements: number
  payments: number
  faults: ReadonlyMap<FaultKind, number>
  crashes: ReadonlyMap<CrashPoint, number>
}>

/** One story from its seed: the real engine, several processes, a world full of faults; every invariant at every step. */
export async function runSeed(options: SeedOptions): Promise<SeedResult> {
  const stage = await Stage.set(options)
  try {
    await stage.play()
    return stage.result(undefined)
  } catch (error) {
    const broken =
      error instanceof Broken
        ? error
        : new Broken('crash', '', error instanceof Error ? (error.stack ?? error.message) : String(error))
    return stage.result(broken)
  } finally {
    stage.clear()
  }
}

class Stage {
  private readonly crashes = new Map<CrashPoint, number>()
  private readonly processes: SimulatedProcess[] = []
  private readonly answered: string[] = []
  private readonly story = new Story()
  private readonly chance: Chance
  private readonly faults: Faults
  readonly timeline: Timeline
  private readonly world: World
  private readonly invariants: Invariants
  private readonly people: People
  private readonly lines: readonly { cutUntil: number }[]
  private readonly favourite: CrashPoint
  private readonly oneHost: boolean
  private born = 0
  private dirty = true
  private steps = 0
  private healed = false
  private readonly parts: ConstructorParameters<typeof SimulatedProcess>[2]

  static async set(options: SeedOptions): Promise<Stage> {
    return new Stage(options, await openSeedStore(options.withoutTriggers ?? []))
  }

  private constructor(
    private readonly options: SeedOptions,
    private readonly base: Awaited<ReturnType<typeof openSeedStore>>,
  ) {
    const chance = new Chance(options.seed)
    this.chance = chance
    this.faults = new Faults(new Chance(options.seed ^ 0x5bd1e995), options.density ?? 1, options.without ?? new Set())
    this.timeline = new Timeline(START, new Chance(options.seed ^ 0x1b873593))
    const { timeline, faults, story } = this
    const ids = new Chance(options.seed ^ 0x2545f491)
    setRandomSource({ bytes: (length) => ids.bytes(length) })
    this.favourite = chance.pick(Object.keys(CRASH_POINTS) as CrashPoint[])
    this.oneHost = chance.happens(0.6)
    this.world = new World({
      timeline,
      chance,
      faults,
      story,
      deliver: (delivery) => this.deliver(delivery),
      standingToken: standingToken(KEY, 'arrivals'),
    })
    this.invariants = new Invariants(base.connection, this.world)
    const { registry, lines } = simulatedProviders({
      timeline,
      chance,
      faults,
      world: this.world,
      leaving: (order, step, body) => this.leaving(order, step, body),
      told: (text, key) => story.tell(timeline.now, key, text),
    })
    this.lines = lines
    this.parts = {
      timeline,
      chance,
      faults,
      store: base.store,
      runtime: {
        providers: registry,
        mode: 'sandbox',
        zone: 'Africa/Nairobi',
        publicUrl: 'http://localhost:3000',
        key: KEY,
        merchantName: 'Soko Fresh Ltd',
        log: silentLog,
      },
      isGone: (worker, host) => this.processes.some((one) => one.name === worker && one.host === host && !one.alive),
      nextDue: () => this.nextDue(),
      committed: () => this.committed(),
      died: (process, point) => this.died(process, point),
    }
    this.people = new People({
      timeline,
      chance,
      faults,
      anyProcess: () => this.anyProcess(),
      accountOf: (rail) => this.accountOf(rail),
      told: (text, about) => story.tell(timeline.now, about, text),
    })
    this.fillDisk()
    setCrashHook((point) => this.crash(point))
  }

  async play(): Promise<void> {
    const { timeline, chance } = this
    for (const host of ['m1', this.oneHost ? 'm1' : 'm2']) this.boot(host)
    for (let made = 0; made < (this.options.payments ?? 4); made += 1) this.people.begin()
    if (this.faults.strikes('clock_jump', 0.3)) timeline.later(chance.between(0, 3 * HOUR), async () => this.jump())
    const faultsEnd = START + chance.between(2 * HOUR, 5 * HOUR)
    while (await this.step(faultsEnd)) if (timeline.now >= faultsEnd) break
    this.heal()
    const end = faultsEnd + DAY
    while (await this.step(end)) if (this.isQuiet()) break
    await this.invariants.end(this.base.store, this.answered)
  }

  private async step(until: number): Promise<boolean> {
    const went = await this.timeline.step(until)
    this.steps += 1
    if (this.seenLeaving) throw this.seenLeaving
    if (this.dirty) {
      this.dirty = false
      this.invariants.step()
    }
    return went
  }

  private seenLeaving: unknown
  /** Kept apart, because the engine takes whatever is thrown here for trouble of its rail. */
  private leaving(...request: Parameters<Invariants['leaving']>): void {
    try {
      this.invariants.leaving(...request)
    } catch (error) {
      this.seenLeaving ??= error
    }
  }

  /** From here on everything works: lines are whole, everyone is up, nothing is lost. */
  private heal(): void {
    this.healed = true
    this.faults.heal()
    for (const line of this.lines) line.cutUntil = 0
    for (const process of this.processes) process.skewMs = 0
    this.story.tell(this.timeline.now, '', 'faults end')
    for (const process of this.processes) process.poke()
  }

  private quietSince = 0
  /** All decided or with people for a while: more time would change nothing. */
  private isQuiet(): boolean {
    const moving = [...this.invariants.states().values()].some((state) =>
      ['sending', 'sent', 'unknown', 'approved'].includes(state),
    )
    if (moving) this.quietSince = this.timeline.now
    return this.timeline.now - this.quietSince > HOUR
  }

  private boot(host: string): void {
    const process = new SimulatedProcess(`${host}:${++this.born}:x`, host, this.parts)
    this.processes.push(process)
    process.start()
  }

  private crash(point: CrashPoint): void | Promise<void> {
    if (this.healed) return
    const process = currentProcess()
    process.mustLive()
    const rare = point === 'CP11' || point === 'CP18'
    const dies = this.faults.strikes('crash', point === this.favourite || rare ? 0.06 : 0.004)
    process.pass(point, dies)
    // Claimed, and then held up for longer than the lease.
    if (point === 'CP6' && this.faults.strikes('stalled_worker', 0.02))
      return this.timeline.sleep(this.chance.between(100_000, 1_800_000))
  }

  private died(process: SimulatedProcess, point: CrashPoint): void {
    this.crashes.set(point, (this.crashes.get(point) ?? 0) + 1)
    this.story.tell(this.timeline.now, '', `${process.name} died at ${point}`)
    this.timeline.later(this.chance.between(500, 30_000), async () => this.boot(process.host))
  }

  private anyProcess(): SimulatedProcess | undefined {
    const up = this.processes.filter((one) => one.alive)
    return up.length === 0 ? undefined : this.chance.pick(up)
  }

  private async deliver(delivery: Delivery): Promise<number | undefined> {
    const process = this.anyProcess()
    if (!process) return undefined
    try {
      const { door, token, body, headers } = delivery
      const { answer, eventId } = await process.inside(() =>
        acceptCallback(process.rt, { door, token, search: '', rawBody: Buffer.from(body), headers }),
      )
      process.mustLive()
      // Answered; what it says is followed behind the answer.
      if (eventId)
        this.timeline.later(this.chance.between(0, 20), () => process.inside(() => applyEvent(process.rt, eventId)))
      this.story.tell(this.timeline.now, this.keyIn(body), `callback ${answer.status} ${body}`)
      if (answer.status === 200) this.answered.push(body)
      return answer.status
    } catch (error) {
      if (process.alive && !isDiskFull(error)) throw error
      return undefined
    }
  }

  private keyIn(body: string): string {
    const { key, reference } = JSON.parse(body)
    return key ?? this.world.named(reference)?.sent.key ?? ''
  }

  private committed(): void {
    this.dirty = true
    this.due = undefined
    for (const process of this.processes) if (process.alive) process.poke()
  }

  private due: { at: number | undefined; open: boolean } | undefined

  private nextDue(): number | undefined {
    this.due ??= this.readDue()
    const { at, open } = this.due
    // Abandoned tries are looked for every 15 seconds.
    const soon = this.timeline.now + (this.healed ? 5 * 60_000 : 15_000)
    return open ? Math.min(at ?? Number.POSITIVE_INFINITY, soon) : at
  }

  private readDue(): { at: number | undefined; open: boolean } {
    const { connection } = this.base
    const jobs = connection.prepare('select min(max(due_at, coalesce(lease_until, 0))) as at from jobs').get() as {
      at: number | null
    }
    const tries = connection
      .prepare(
        `select (select count(*) from attempt_tries where ended_at is null) +
          (select count(*) from provider_events where verdict = 'new') as open`,
      )
      .get() as {
      open: number
    }
    return { at: jobs.at ?? undefined, open: tries.open > 0 }
  }

  private jump(): void {
    const by = this.chance.pick([-HOUR, HOUR, -10 * 60_000, 10 * 60_000])
    this.story.tell(this.timeline.now, '', `clocks jump by ${by / 60_000} min`)
    for (const process of this.processes) process.skewMs += by
    this.timeline.later(this.chance.between(10 * 60_000, HOUR), async () => {
      for (const process of this.processes) process.skewMs = 0
    })
  }

  /** A commit that fails for want of space: the whole group is back where it was. */
  private fillDisk(): void {
    this.base.disk.beforeCommit = () => {
      if (this.faults.strikes('disk_full', 0.004))
        throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    }
  }

  private accountOf(rail: SimulatedRail): string {
    const { provider, accountKey } = ACCOUNTS[rail]
    const row = this.base.connection
      .prepare('select id from provider_accounts where provider = ? and account_key = ?')
      .get(provider, accountKey) as { id: string } | undefined
    if (!row) throw new Error(`no account for ${rail}`)
    return row.id
  }

  result(broken: Broken | undefined): SeedResult {
    return {
      seed: this.options.seed,
      broken,
      story: broken ? this.storyOf(broken) : [],
      virtualMs: this.timeline.now - START,
      steps: this.steps,
      movements: this.world.movements.length,
      payments: this.invariants.states().size,
      faults: this.faults.counts,
      crashes: this.crashes,
    }
  }

  private storyOf(broken: Broken): readonly string[] {
    const acts = this.base.connection
      .prepare(`select at, action, subject, facts from audit where subject = ? or ? = '' order by number desc limit 40`)
      .all(`payment:${broken.about}`, broken.about) as { at: number; action: string; facts: string }[]
    const keys = new Set([broken.about, ...this.invariants.keysOf(broken.about)])
    for (const act of acts) this.story.tell(act.at, broken.about, `${act.action} ${act.facts.slice(0, 160)}`)
    return this.story.about(keys, 60)
  }

  clear(): void {
    setCrashHook(undefined)
    setRandomSource(undefined)
    this.base.connection.close()
  }
}
