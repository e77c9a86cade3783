import { describe, expect, test } from 'vitest'
import { DEMO_PASSWORD, DEMO_PEOPLE, demoTotpSecret, refuseDemoPeople, seedDemoPeople } from './demo-people'
import { openPeopleWorld } from './people-fixture'
import { listDemoSignIns } from './queries'
import { demoCodeOf } from './second-factor'
import { signIn } from './sign-in'
import { currentCode } from './totp'

describe('demo people', () => {
  test('are the eight of the design, may sign in, and are added once', { timeout: 60_000 }, async () => {
    const { world, store, addPerson } = openPeopleWorld()
    const runtime = { ...world, mode: 'sandbox' as const }
    await seedDemoPeople(runtime)
    await seedDemoPeople(runtime)
    expect((await listDemoSignIns(store)).map((row) => `${row.signInName} ${row.roles.join()}`)).toEqual([
      'amina maker',
      'baraka approver',
      'chausiku approver',
      'daudi cashier',
      'eshe accountant',
      'farida auditor',
      'gitau administrator',
      'halima administrator',
    ])
    const outcome = await signIn(world, { signInName: 'baraka', password: DEMO_PASSWORD })
    expect(outcome).toMatchObject({ ok: true, person: { roles: ['approver'] } })

    const barakaId = outcome.ok ? outcome.person.id : ''
    const { code } = currentCode(demoTotpSecret('baraka'), world.now())
    expect(await demoCodeOf(runtime, barakaId)).toMatchObject({ code })
    expect(await demoCodeOf({ ...world, mode: 'live' }, barakaId)).toBeUndefined()
    expect(await demoCodeOf(runtime, (await addPerson('real')).id)).toBeUndefined()
    await expect(refuseDemoPeople(store)).rejects.toThrow(/demo people/)
  })

  test('are never made in live mode, which starts without them', async () => {
    const { world, store } = openPeopleWorld()
    await expect(seedDemoPeople({ ...world, mode: 'live' })).rejects.toThrow(/sandbox/)
    await refuseDemoPeople(store)
    expect(await signIn(world, { signInName: 'amina', password: DEMO_PASSWORD })).toEqual({
      ok: false,
      because: 'refused',
    })
  })

  test('have secrets of their own that an authenticator takes', () => {
    const secrets = DEMO_PEOPLE.map((person) => demoTotpSecret(person.signInName))
    expect(new Set(secrets).size).toBe(DEMO_PEOPLE.length)
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  })
})
