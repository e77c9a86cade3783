import { expect, test } from 'vitest'
import { openPeopleWorld } from '../people/people-fixture'
import { claimMode, readMode } from './claim-mode'

test.each(['sandbox', 'live'] as const)(
  'a database that began as %s stays so, and refuses the other mode',
  async (mode) => {
    const { store, now } = openPeopleWorld()
    expect(await readMode(store)).toBeNull()
    await claimMode({ store, mode, now })
    await claimMode({ store, mode, now })
    expect(await readMode(store)).toBe(mode)
    const other = mode === 'live' ? 'sandbox' : 'live'
    await expect(claimMode({ store, mode: other, now })).rejects.toThrow(/^Hazina cannot start: this database holds/)
  },
)

test('a database older than the setting is known by its people', async () => {
  const { store, now, addPerson } = openPeopleWorld()
  await addPerson('asha', ['administrator'])
  await expect(claimMode({ store, mode: 'sandbox', now })).rejects.toThrow(/public passwords/)
  expect(await store.read.select().from(store.t.settings)).toEqual([])
  await store.tx((tx) =>
    tx
      .update(store.t.users)
      .set({ isDemo: true })
      .then(() => undefined),
  )
  await expect(claimMode({ store, mode: 'live', now })).rejects.toThrow(/demo people/)
})
