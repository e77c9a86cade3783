import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { count, eq } from 'drizzle-orm'
import { findTestServer, type TestServer } from '@/db/postgres/server-fixture'
import type { Rail } from '@/lib/core/rails'
import { brokenInvariants, compare, settle } from './rig/agree'
import { Balancer } from './rig/balancer'
import { FrontDoor } from './rig/front-door'
import { openRig, type Rig } from './rig/open-rig'
import { putUnderWay } from './rig/orders'
import type { AnotherProcess } from './start-app'

const TWELVE: readonly Rail[] = [
  ...Array<Rail>(4).fill('mpesa.b2c'),
  ...Array<Rail>(4).fill('wekeza.transfer'),
  ...Array<Rail>(2).fill('bitpesa.payout'),
  ...Array<Rail>(2).fill('ihela.cashin'),
]

/** Rows 2 and 35 of lib/FAULT-MATRIX.md with the built application; on PostgreSQL, and on the file where there is no server. */
test.describe('two web servers and two workers on one database', () => {
  let server: TestServer | undefined
  let balancer: Balancer
  let rig: Rig
  let second: AnotherProcess
  test.beforeAll(async () => {
    test.setTimeout(180_000)
    server = await findTestServer(process.env.PG_URL ?? '')
    balancer = await Balancer.start()
    rig = await openRig('ordinary', { databaseUrl: await server?.createDatabase(), publicUrl: balancer.url })
    second = await rig.hazina.another('web')
    for (const url of [rig.hazina.url, second.url ?? '']) balancer.add(url)
  })
  test.afterAll(async () => {
    await rig?.close()
    await balancer?.close()
    await server?.stop()
  })

  /** The sends of each payment: one attempt each, whoever made it. */
  async function sendsOf(ids: readonly string[]): Promise<number[]> {
    const { attempts } = rig.rt.store.t
    const rows = await rig.rt.store.read
      .select({ paymentId: attempts.paymentId, sends: count() })
      .from(attempts)
      .where(eq(attempts.kind, 'send'))
      .groupBy(attempts.paymentId)
    return rows.filter((row) => ids.includes(row.paymentId)).map((row) => row.sends)
  }

  test('each payment is claimed once, also when a server and a worker are killed over it, and then all of them', async () => {
    test.setTimeout(400_000)
    const { hazina } = rig
    const workers = [await hazina.another('worker'), await hazina.another('worker')]

    const quiet = (await putUnderWay(rig, TWELVE)).map(({ id }) => id)
    await settle(rig, quiet)
    expect(await compare(rig, quiet)).toMatchObject({ succeeded: TWELVE.length, lost: 0, doubled: 0, wrong: [] })

    const half = (await putUnderWay(rig, TWELVE)).map(({ id }) => id)
    await sleep(300)
    await Promise.all([hazina.kill9(), workers[0]?.kill9()])
    await settle(rig, half)
    expect(await compare(rig, half)).toMatchObject({ payments: TWELVE.length, lost: 0, doubled: 0, wrong: [] })

    const all = (await putUnderWay(rig, TWELVE)).map(({ id }) => id)
    await sleep(300)
    await Promise.all([second.kill9(), workers[1]?.kill9()])
    await Promise.all([hazina.restart(), second.restart(), ...workers.map((worker) => worker.restart())])
    await settle(rig, all)
    expect(await compare(rig, all)).toMatchObject({ payments: TWELVE.length, lost: 0, doubled: 0, wrong: [] })

    expect(await sendsOf([...quiet, ...half, ...all])).toEqual(Array(TWELVE.length * 3).fill(1))
    expect(await brokenInvariants(rig)).toEqual([])
  })

  test('a session of one server opens the pages of the other', async () => {
    const { hazina } = rig
    const cookie = await new FrontDoor(rig).signIn('eshe')
    for (const url of [hazina.url, second.url]) {
      const page = await fetch(`${url}/transactions`, { headers: { cookie }, redirect: 'manual' })
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('Transactions')
    }
  })
})
