import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newWorld, type World } from './inbox-fixture'
import { receiveCallback } from './receive-callback'

async function deliver(world: World, index: number): Promise<void> {
  const message = world.messages[index]
  if (!message) throw new Error(`no message ${index}`)
  const { door, token, body, headers } = message
  const answer = await receiveCallback(world.rt, { door, token, search: '', rawBody: Buffer.from(body), headers })
  expect(answer.status).toBe(200)
}

/** What must not depend on order or repetition: money, not the words beside it. */
async function books({ rt }: World) {
  const { transactions, dailyTotals, payments, postings, flags } = rt.store.t
  const lines = await rt.store.read.select().from(transactions)
  const totals = await rt.store.read.select().from(dailyTotals)
  const states = await rt.store.read.select().from(payments)
  return {
    lines: lines.map((row) => `${row.providerReference} ${row.state} ${row.direction} ${row.amountMinor}`).sort(),
    moved: totals
      .filter((row) => row.inMinor !== 0n || row.outMinor !== 0n)
      .map((row) => `${row.rail} ${row.currency} in ${row.inMinor} out ${row.outMinor}`)
      .sort(),
    counted: totals.reduce((sum, row) => sum + row.inCount + row.outCount, 0),
    payments: states.map((row) => `${row.rail} ${row.state} ${row.receipt}`).sort(),
    postings: (await rt.store.read.select().from(postings)).length,
    flags: (await rt.store.read.select().from(flags)).length,
  }
}

describe('callbacks in any order, any number of times', () => {
  it('end in the same lines, totals and payments', async () => {
    const plain = await newWorld()
    for (const index of plain.messages.keys()) await deliver(plain, index)
    const expected = await books(plain)
    expect(expected).toMatchObject({
      moved: [
        'bitpesa.payout USD in 0 out 10000',
        'mpesa.b2c KES in 0 out 300000',
        'mpesa.c2b KES in 50000 out 0',
        'mpesa.stk KES in 125000 out 0',
        'wekeza.transfer KES in 0 out 500000',
      ],
      counted: 5,
      postings: 8,
      flags: 0,
    })

    const indexes = [...plain.messages.keys()]
    const sequences = fc
      .tuple(
        fc.array(fc.constantFrom(...indexes), { maxLength: 10 }),
        fc.shuffledSubarray(indexes, { minLength: indexes.length }),
      )
      .map(([repeats, all]) => [...repeats, ...all, ...repeats])
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const world = await newWorld()
        for (const index of sequence) await deliver(world, index)
        expect(await books(world)).toEqual(expected)
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})
