import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testServer } from '@/db/engines-fixture'
import { type DatabasePlace, openInstallation } from '@/db/open-store'
import type { TestServer } from '@/db/postgres/server-fixture'
import type { Store } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { FeatureContext, Runtime } from '@/lib/features/context'
import { setJob } from '@/lib/features/payments/payment-jobs'
import { submitPayment } from '@/lib/features/payments/submit-payment'
import { seedDemoPeople } from '@/lib/features/people/demo-people'
import { personOf } from '@/lib/features/people/person'
import { findSessionPerson, openSession } from '@/lib/features/people/sessions'
import { silentLog } from '@/lib/log'
import { registryOf } from '@/lib/providers/registry'
import { ScriptedRail } from '../features/payments/engine-fixture'
import { bundleFixture } from './bundle-fixture'
import { leaseDueJobs } from './due-jobs'

/** Rows 2 and 35 of lib/FAULT-MATRIX.md: several processes on one database, in a file and on a server. */

const PROCESSES = 4
const PAYMENTS = 200
const RUNS = 2
const ROOT = path.resolve('.')

let workerFile: string
let folder: string
const children: ChildProcess[] = []
let server: TestServer | undefined

beforeAll(async () => {
  workerFile = await bundleFixture('lib/worker/workers-fixture.ts')
  server = await testServer()
}, 60_000)

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-many-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(workerFile, { force: true })
  await server?.stop()
})

type Where = 'a file' | 'a server'

/** A fresh database; tests that need a server are skipped where there is none (PGlite has one connection only). */
async function freshPlace(where: Where, skip: (note: string) => never): Promise<DatabasePlace> {
  const place = { root: ROOT, databaseFile: path.join(folder, 'many.db') }
  if (where === 'a file') return place
  return server ? { ...place, databaseUrl: await server.createDatabase() } : skip('no PostgreSQL on this machine')
}

function runtimeOn(store: Store): Runtime {
  return {
    store,
    providers: registryOf([{ id: 'mpesa', accounts: [], rails: { 'mpesa.b2c': new ScriptedRail('mpesa.b2c') } }]),
    mode: 'sandbox',
    zone: 'Africa/Nairobi',
    publicUrl: 'https://hazina.example',
    key: Buffer.alloc(32, 7),
    merchantName: 'Soko Fresh Ltd',
    now: () => new Date(),
    log: silentLog,
  }
}

async function as(rt: Runtime, name: string): Promise<FeatureContext> {
  const [row] = await rt.store.read.select().from(rt.store.t.users).where(eq(rt.store.t.users.signInName, name))
  if (!row) throw new Error(`no ${name}`)
  return { ...rt, actor: personOf(row) }
}

/** Approved payments whose sending is due now. */
async function approvedPayments(rt: Runtime, count: number): Promise<string[]> {
  await seedDemoPeople(rt)
  const { store } = rt
  const accountId = newId()
  await store.tx((tx) =>
    tx.insert(store.t.providerAccounts).values({
      id: accountId,
      provider: 'mpesa',
      accountKey: '600100',
      name: 'Payouts',
      currency: 'KES',
      purpose: 'both',
      createdAt: new Date(),
    }),
  )
  const [amina, baraka] = [await as(rt, 'amina'), await as(rt, 'baraka')]
  const submitted = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      submitPayment(amina, {
        requestKey: crypto.randomUUID(),
        rail: 'mpesa.b2c',
        sourceAccountId: accountId,
        counterpartyName: 'Jane Wanjiku',
        counterpartyAccount: '0712 345 678',
        counterpartyBank: '',
        amount: `${100 + index}`,
        merchantReference: '',
        purpose: 'Tomatoes',
        details: {},
        secondPrompt: false,
      }),
    ),
  )
  await store.tx(async (tx) => {
    for (const payment of submitted) {
      await tx.insert(store.t.approvals).values({
        id: newId(),
        paymentId: payment.id,
        approverId: baraka.actor.id,
        decision: 'approved',
        contentHash: payment.contentHash,
        version: payment.version,
        reason: null,
        voidedAt: null,
        at: new Date(),
      })
      await tx.update(store.t.payments).set({ state: 'approved' }).where(eq(store.t.payments.id, payment.id))
      await setJob(rt, tx, 'dispatch', payment.id, new Date())
    }
  })
  return submitted.map((payment) => payment.id)
}

type Started = { stop(): Promise<void>; kill(): Promise<void> }

/** One more process that does what is due; ends when told. */
async function startProcess(place: DatabasePlace, listFile: string): Promise<Started> {
  const { root, databaseFile, databaseUrl = '' } = place
  const child = spawn(process.execPath, [workerFile, root, databaseFile, databaseUrl, listFile], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      NODE_ENV: 'test',
      HAZINA_KEY: '07'.repeat(32),
      NEXTAUTH_SECRET: 'only for tests, only for tests, only for tests',
      HAZINA_HISTORY: 'none',
      HAZINA_DATA_DIR: folder,
    },
  })
  children.push(child)
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('a worker ended before it was ready')))
    child.stdout?.once('data', () => resolve())
  })
  const end = (how: () => void) =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      how()
    })
  return { stop: () => end(() => child.stdin?.end()), kill: () => end(() => child.kill('SIGKILL')) }
}

describe.each<Where>(['a file', 'a server'])(`${PROCESSES} processes on one database in %s`, (where) => {
  it.for(Array.from({ length: RUNS }, (_, index) => index + 1))(
    'send each of 200 payments once, run %i',
    { timeout: 120_000 },
    async (_run, { skip }) => {
      const place = await freshPlace(where, skip)
      const listFile = path.join(folder, 'reached-the-provider')
      writeFileSync(listFile, '')
      const store = await openInstallation(place)
      const rt = runtimeOn(store)
      const ids = await approvedPayments(rt, PAYMENTS)
      const started = await Promise.all(Array.from({ length: PROCESSES }, () => startProcess(place, listFile)))
      const { payments, attempts, attemptTries, jobs } = store.t
      await expect
        .poll(async () => (await store.read.select().from(payments).where(eq(payments.state, 'sent'))).length, {
          timeout: 90_000,
          interval: 200,
        })
        .toBe(PAYMENTS)
      await Promise.all(started.map((process) => process.stop()))

      const reached = readFileSync(listFile, 'utf8').trim().split('\n')
      const paid = reached.map((line) => line.split(' ')[1])
      expect(paid.toSorted()).toEqual(ids.toSorted())
      // More than one of them worked, or the test proves nothing.
      expect(new Set(reached.map((line) => line.split(' ')[0])).size).toBeGreaterThan(1)
      const sends = await store.read.select().from(attempts).where(eq(attempts.kind, 'send'))
      expect(sends).toHaveLength(PAYMENTS)
      expect(await store.read.select().from(attemptTries)).toHaveLength(PAYMENTS)
      const open = await store.read
        .select()
        .from(jobs)
        .where(and(eq(jobs.kind, 'dispatch'), inArray(jobs.subjectId, ids)))
      expect(open).toEqual([])
      await store.close()
    },
  )

  it('pay nothing twice and leave nothing lying when one of two is killed', async ({ skip }) => {
    const place = await freshPlace(where, skip)
    const listFile = path.join(folder, 'reached-the-provider')
    writeFileSync(listFile, '')
    const store = await openInstallation(place)
    const ids = await approvedPayments(runtimeOn(store), PAYMENTS)
    const [doomed, other] = await Promise.all([startProcess(place, listFile), startProcess(place, listFile)])
    const paid = () =>
      readFileSync(listFile, 'utf8')
        .split('\n')
        .flatMap((line) => line.split(' ')[1] ?? [])
    await expect.poll(() => paid().length, { timeout: 30_000, interval: 5 }).toBeGreaterThan(PAYMENTS / 4)
    await doomed.kill()
    const { payments } = store.t
    const underWay = () =>
      store.read
        .select({ id: payments.id })
        .from(payments)
        .where(inArray(payments.state, ['approved', 'sending']))
    // The other one looks for what a dead process left behind every 15 s.
    await expect.poll(async () => (await underWay()).length, { timeout: 60_000, interval: 200 }).toBe(0)
    await other.stop()
    expect(new Set(paid()).size).toBe(paid().length)
    const states = await store.read.select({ id: payments.id, state: payments.state }).from(payments)
    // Of what it had in hand nobody knows whether it arrived: never sent again, but asked about, and as this provider cannot
    // be asked, left to a person.
    const unpaid = states.filter(({ id }) => !paid().includes(id))
    expect(unpaid.filter(({ state }) => state === 'sent')).toEqual([])
    expect(states).toHaveLength(ids.length)
    const settled = ['sent', 'unknown', 'needs_review']
    expect(states.filter(({ state }) => !settled.includes(state))).toEqual([])
    await store.close()
  }, 120_000)

  it('what a dead process held is taken over by one that runs, long before its lease is over', async ({ skip }) => {
    const place = await freshPlace(where, skip)
    const listFile = path.join(folder, 'reached-the-provider')
    writeFileSync(listFile, '')
    const store = await openInstallation(place)
    const rt = runtimeOn(store)
    const running = await startProcess(place, listFile)
    // No process has this number; the name is that of a worker on this machine.
    const dead = `${os.hostname()}:${2 ** 22 + 1}:dead`
    let held = 0
    const ids: string[] = []
    while (held === 0) {
      ids.push(...(await approvedPayments(rt, 5)))
      held = (await leaseDueJobs(rt, 12, dead)).length
    }
    const { payments } = store.t
    const sent = () => store.read.select({ id: payments.id }).from(payments).where(eq(payments.state, 'sent'))
    await expect.poll(async () => (await sent()).length, { timeout: 60_000, interval: 200 }).toBe(ids.length)
    await running.stop()
    await store.close()
  }, 90_000)

  it('each due job goes to one of many workers that look at the same moment', async ({ skip }) => {
    const place = await freshPlace(where, skip)
    const stores: Store[] = []
    for (let index = 0; index < 4; index += 1) stores.push(await openInstallation(place))
    const [first] = stores
    if (!first) throw new Error('no store')
    const due = new Date(Date.now() - 1_000)
    await first.tx(async (tx) => {
      for (let index = 0; index < 100; index += 1) await setJob(runtimeOn(first), tx, 'ask', `payment-${index}`, due)
    })
    const leased = await Promise.all(
      stores.flatMap((store, index) =>
        Array.from({ length: 10 }, () => leaseDueJobs(runtimeOn(store), 12, `worker-${index}`)),
      ),
    )
    const subjects = leased.flat().map((job) => job.subjectId)
    expect(subjects).toHaveLength(100)
    expect(new Set(subjects).size).toBe(100)
    for (const store of stores) await store.close()
  })

  it('processes that start at one moment migrate once, and a session of one is known to the other', async ({
    skip,
  }) => {
    const place = await freshPlace(where, skip)
    const [one, two] = (await Promise.all([openInstallation(place), openInstallation(place)])).map(runtimeOn)
    if (!one || !two) throw new Error('no runtimes')
    await seedDemoPeople(one)
    const { actor } = await as(one, 'amina')
    const sessionId = await one.store.tx((tx) => openSession(one, tx, actor.id))
    expect((await findSessionPerson(two, sessionId, { keepAlive: false }))?.id).toBe(actor.id)
    await two.store.tx((tx) => tx.update(two.store.t.sessions).set({ endedAt: new Date() }))
    expect(await findSessionPerson(one, sessionId, { keepAlive: false })).toBeUndefined()
    await one.store.close()
    await two.store.close()
  })
})
