import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { Payment } from '@/lib/features/payments/payment-order'
import { readHold } from '@/lib/features/providers/hold'
import { releaseHold } from '@/lib/features/providers/release-hold'
import { actAs, openBeside } from './beside-the-server'
import { brokenInvariants, compare, settle } from './rig/agree'
import { openRig, type Rig } from './rig/open-rig'
import { putUnderWay } from './rig/orders'
import { type Movement, sandboxControl } from './sandbox-control'
import { waitFor } from './service'

/** Results come so long after the order: all of those under way at the backup come after the restore. */
const LATE_MS = 25_000
const UNSENT_WATCH_MS = 3_000

const moneyOf = async (rig: Rig) =>
  (await sandboxControl(rig.hazina.sandboxUrl).movements()).filter(({ kind }) => kind === 'b2c' || kind === 'payment')

/** Movements at the provider that stand neither in Transactions nor in the Inbox as a message that awaits its payment. */
async function unseen(rig: Rig): Promise<Movement[]> {
  const { read, t } = rig.rt.store
  const { providerReference, merchantReference } = t.transactions
  const lines = await read.select({ providerReference, merchantReference }).from(t.transactions)
  const names = new Set(lines.flatMap((line) => [line.providerReference, line.merchantReference]))
  const orphans = await read
    .select({ body: t.providerEvents.rawBody })
    .from(t.providerEvents)
    .where(eq(t.providerEvents.verdict, 'orphan'))
  return (await moneyOf(rig)).filter(
    (one) =>
      !names.has(one.providerReference) &&
      !names.has(one.merchantReference ?? '') &&
      !orphans.some(({ body }) => body.includes(one.providerReference)),
  )
}

/** Row 50 of lib/FAULT-MATRIX.md, and row 38 of lib/SECURITY-MATRIX.md. */
test('a backup under load, the database destroyed, restored: all money is seen, nothing is sent twice, people release', async () => {
  test.setTimeout(300_000)
  let rig = await openRig('ordinary')
  try {
    const early = (await putUnderWay(rig, ['mpesa.b2c', 'wekeza.transfer', 'mpesa.b2c'])).map(({ id }) => id)
    await settle(rig, early)

    await rig.control('PATCH', '/settings', { mpesa: { resultDelayMs: LATE_MS }, wekeza: { processingMs: LATE_MS } })
    const busy: Payment[] = []
    let isMade = false
    const load = async () => {
      do busy.push(...(await putUnderWay(rig, ['mpesa.b2c', 'wekeza.transfer'])))
      while (!isMade)
      // The last ones are certainly younger than the backup.
      busy.push(...(await putUnderWay(rig, ['mpesa.b2c', 'wekeza.transfer', 'mpesa.b2c'])))
    }
    const file = path.join(rig.hazina.dataDir, 'drill.backup')
    const loading = load()
    const made = await rig.hazina.command('backup', file)
    isMade = true
    await loading
    expect(made, made.output).toMatchObject({ code: 0 })

    const { payments } = rig.rt.store.t
    const leftHere = async () =>
      (await rig.rt.store.read.select({ state: payments.state }).from(payments)).every(
        ({ state }) => state !== 'approved' && state !== 'sending',
      )
    await waitFor(leftHere, 20_000, 'the last payment sent')
    await rig.hazina.kill9()
    await rig.rt.store.close()
    const destroyedAt = performance.now()
    for (const companion of ['', '-wal', '-shm'])
      rmSync(path.join(rig.hazina.dataDir, `sandbox.db${companion}`), { force: true })

    const restored = await rig.hazina.command('restore', file)
    expect(restored, restored.output).toMatchObject({ code: 0 })
    await rig.hazina.restart()
    const tookMs = performance.now() - destroyedAt
    console.log(`restore drill: serving again ${(tookMs / 1000).toFixed(1)} s after the database was destroyed`)
    const rt = await openBeside(rig.hazina)
    rig = { ...rig, rt, amina: await actAs(rt, 'amina'), baraka: await actAs(rt, 'baraka') }
    expect(await readHold(rt.store, rt.store.read)).toMatchObject({ cause: 'restored' })
    const known = (await rt.store.read.select({ id: payments.id }).from(payments)).map(({ id }) => id)
    expect(known).toEqual(expect.arrayContaining(early))
    const forgotten = busy.filter(({ id }) => !known.includes(id))
    expect(forgotten.length).toBeGreaterThanOrEqual(3)

    // What was ordered before and after the backup was carried out meanwhile, and all of it is seen here.
    const everythingIsSeen = async () =>
      (await moneyOf(rig)).length >= early.length + busy.length && (await unseen(rig)).length === 0
    await waitFor(everythingIsSeen, LATE_MS + 60_000, 'every movement of the provider').catch(() => undefined)
    expect(await unseen(rig)).toEqual([])

    // A payment put under way now waits for a person, and so does what the backup had not sent.
    const before = (await moneyOf(rig)).length
    const [fresh] = await putUnderWay(rig, ['mpesa.b2c'])
    await sleep(UNSENT_WATCH_MS)
    expect((await moneyOf(rig)).length).toBe(before)
    await releaseHold(await actAs(rt, 'gitau'), { reason: 'Compared with the ledger', letEarlierGo: false })
    await rig.control('PATCH', '/settings', { mpesa: { resultDelayMs: 200 } })
    await settle(rig, [fresh?.id ?? ''])
    expect(await compare(rig, [...early, fresh?.id ?? ''])).toMatchObject({
      payments: 4,
      lost: 0,
      doubled: 0,
      wrong: [],
    })

    const references = (await moneyOf(rig)).map((one) => one.merchantReference)
    expect(new Set(references).size).toBe(references.length)
    expect(references.length).toBe(early.length + busy.length + 1)
    expect(await brokenInvariants(rig)).toEqual([])
    const verified = await rig.hazina.command('verify')
    expect(verified, verified.output).toMatchObject({ code: 0 })
  } finally {
    await rig.close()
  }
})
