import { beforeAll, describe, expect, test } from 'vitest'
import { listTransactions } from './queries'
import { filterOf, openTransactionsWorld, type TransactionsWorld, ZONE } from './transactions-fixture'

let world: TransactionsWorld
let wanted: string
let elodie: string

beforeAll(async () => {
  world = await openTransactionsWorld()
  wanted = await world.add({
    amountMinor: 150_000n,
    providerReference: 'SBJ7K3M2QX',
    merchantReference: 'HZ-7K3M2Q',
    counterpartyName: 'Jane Wanjiku',
    counterpartyAccount: '254712345678',
  })
  elodie = await world.add({
    amountMinor: 1_500n,
    currency: 'BIF',
    rail: 'ihela.bill',
    providerReference: 'IH-998',
    merchantReference: 'F-2',
    counterpartyName: 'Ndayizeye Élodie',
    counterpartyAccount: 'elodie@example.org',
  })
  await world.add({
    amountMinor: 99_900n,
    providerReference: 'QQQ0000001',
    merchantReference: 'F-3',
    counterpartyName: 'Peter_Otieno 100%',
    counterpartyAccount: '254799999999',
  })
})

async function found(q: string): Promise<string[]> {
  const { rows } = await listTransactions(world.store, filterOf({ q }), ZONE, undefined)
  return rows.map((row) => row.id)
}

describe('one box finds', () => {
  test.each([
    '0712345678',
    '0712 345 678',
    '+254 712 345 678',
    '+254712',
    '254712345678',
    '0712',
    '712345',
    'sbj7k3m2qx',
    'K3M2',
    'HZ-7K3M2Q',
    'wanjiku',
    'JANE WANJIKU',
    'wanjiku jane',
    'ja',
    'KES 1,500.00',
    'kes 1500',
  ])('the payment by %s', async (q) => {
    expect(await found(q)).toEqual([wanted])
  })

  test.each(['elodie', 'Élodie', 'É́LODIE'.normalize('NFC'), 'elodie@example.org', 'BIF 1,500'])(
    'the name with accents by %s',
    async (q) => {
      expect(await found(q)).toEqual([elodie])
    },
  )

  test.each(['1500', '1,500', '1500.00'])('lines of that amount in any currency by %s', async (q) => {
    expect((await found(q)).toSorted()).toEqual([wanted, elodie].toSorted())
  })

  test.each(['nobody', 'KES 2', '%', '_', 'p%', '"', "'; drop table transactions", 'KES 1,50', '0799 111', 'a*'])(
    'nothing by %s',
    async (q) => {
      expect(await found(q)).toEqual([])
    },
  )

  test('only what the other filters leave', async () => {
    const { rows } = await listTransactions(world.store, filterOf({ q: '1500', currency: 'BIF' }), ZONE, undefined)
    expect(rows.map((row) => row.id)).toEqual([elodie])
  })
})
