import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import type { Rail } from '@/lib/core/rails'
import { brokenInvariants, compare, settle } from './rig/agree'
import { openRig, type Rig } from './rig/open-rig'
import { putUnderWay } from './rig/orders'

const TEN: readonly Rail[] = [
  ...Array<Rail>(4).fill('mpesa.b2c'),
  ...Array<Rail>(3).fill('wekeza.transfer'),
  ...Array<Rail>(3).fill('mpesa.stk'),
]

/** The build that people run, which knows no places to die at: the kill rig's own build is another. */
test.describe('a power cut', () => {
  let rig: Rig
  test.beforeAll(async () => {
    test.setTimeout(120_000)
    rig = await openRig('ordinary')
  })
  test.afterAll(() => rig.close())

  for (const killAfterMs of [150, 450, 900]) {
    test(`killed ${killAfterMs} ms into ten payments, nothing is lost and nothing is doubled`, async () => {
      test.setTimeout(300_000)
      const ids = (await putUnderWay(rig, TEN)).map((payment) => payment.id)
      await sleep(killAfterMs)
      await rig.hazina.kill9()
      await sleep(300)
      await rig.hazina.restart()
      await settle(rig, ids)
      expect(await compare(rig, ids)).toMatchObject({ payments: TEN.length, lost: 0, doubled: 0, wrong: [] })
      expect(await brokenInvariants(rig)).toEqual([])
    })
  }
})
