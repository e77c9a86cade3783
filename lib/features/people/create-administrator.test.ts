import { describe, expect, test } from 'vitest'
import { createAdministrator } from './create-administrator'
import { openPeopleWorld } from './people-fixture'
import { signIn } from './sign-in'

const WANTED = { name: 'Jane Doe', signInName: 'Jane@example.org', password: 'green kettle near lake' }

describe('the first two administrators', () => {
  test('may sign in, and a third one is made by people', async () => {
    const { world } = openPeopleWorld()
    const made = await createAdministrator(world, WANTED)
    expect(made.signInName).toBe('jane@example.org')
    expect(made.totpUri).toContain(made.totpSecret)
    expect(await signIn(world, WANTED)).toMatchObject({ ok: true, person: { roles: ['administrator'] } })
    await expect(createAdministrator(world, WANTED)).rejects.toMatchObject({ fields: { signInName: 'already_used' } })
    await createAdministrator(world, { ...WANTED, name: 'John Roe', signInName: 'john' })
    await expect(createAdministrator(world, { ...WANTED, signInName: 'third' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test.each([
    ['eleven signs', { password: 'abcdefghijk' }, 'password'],
    ['129 signs', { password: 'abcde'.repeat(26) }, 'password'],
    ['one sign over and over', { password: 'a'.repeat(20) }, 'password'],
    ['the product and numbers', { password: 'Hazina-2026-Hazina!' }, 'password'],
    ['the own name and numbers', { password: 'JaneDoe123456' }, 'password'],
    ['no name', { name: ' ' }, 'name'],
    ['a sign-in name with a blank', { signInName: 'jane doe' }, 'signInName'],
  ])('is refused with %s', async (_what, change, field) => {
    const { world, store } = openPeopleWorld()
    const refusal = await createAdministrator(world, { ...WANTED, ...change }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'invalid_input', fields: { [field]: expect.any(String) } })
    expect(await store.read.select().from(store.t.users)).toEqual([])
  })

  test('a fresh database lets nobody in', async () => {
    const { world } = openPeopleWorld()
    expect(await signIn(world, { signInName: 'admin', password: 'admin' })).toEqual({ ok: false, because: 'refused' })
  })
})
