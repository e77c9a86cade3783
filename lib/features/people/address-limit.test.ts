import { describe, expect, test } from 'vitest'
import { ADDRESS_FAILURES_MAX, ADDRESS_WINDOW_MS, claimAddress, forgiveAddress } from './address-limit'
import { openPeopleWorld } from './people-fixture'

function setUp() {
  const { world, store, pass } = openPeopleWorld()
  return {
    pass,
    claim: (address: string) => store.tx((tx) => claimAddress(world, tx, address)),
    forgive: (address: string) => store.tx((tx) => forgiveAddress(world, tx, address)),
    rows: () => store.read.select().from(store.t.signInAddresses),
  }
}

describe('an address', () => {
  test('has so many failures in its window, and then none until it ends', async () => {
    const { claim, pass } = setUp()
    for (let i = 0; i < ADDRESS_FAILURES_MAX; i += 1) expect(await claim('203.0.113.7')).toBe(true)
    expect(await claim('203.0.113.7')).toBe(false)
    expect(await claim('203.0.113.8')).toBe(true)
    pass(ADDRESS_WINDOW_MS - 1)
    expect(await claim('203.0.113.7')).toBe(false)
    pass(1)
    expect(await claim('203.0.113.7')).toBe(true)
  })

  test('gets more tries neither by many at once nor by waiting in turn', async () => {
    const { claim } = setUp()
    const claims = await Promise.all(Array.from({ length: ADDRESS_FAILURES_MAX + 20 }, () => claim('203.0.113.7')))
    expect(claims.filter(Boolean)).toHaveLength(ADDRESS_FAILURES_MAX)
  })

  test('is not used up by people who come in', async () => {
    const { claim, forgive, rows } = setUp()
    for (let i = 0; i < 2 * ADDRESS_FAILURES_MAX; i += 1) {
      expect(await claim('203.0.113.7')).toBe(true)
      await forgive('203.0.113.7')
    }
    expect(await rows()).toMatchObject([{ failures: 0 }])
  })

  test.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', ''])(
    'of the machine itself, behind which a proxy may stand, is not counted: %j',
    async (address) => {
      const { claim, rows } = setUp()
      expect(await claim(address)).toBe(true)
      expect(await rows()).toEqual([])
    },
  )

  test('is forgotten when its window is over', async () => {
    const { claim, rows, pass } = setUp()
    await claim('203.0.113.7')
    pass(ADDRESS_WINDOW_MS)
    await claim('203.0.113.8')
    expect((await rows()).map(({ address }) => address)).toEqual(['203.0.113.8'])
  })
})
