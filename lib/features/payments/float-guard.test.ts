import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@/db/uuid-v7'
import { dispatchPayment } from './dispatch-payment'
import { type Engine, openEngine, success } from './engine-fixture'

let engine: Engine

async function balance(availableMinor: bigint): Promise<void> {
  await engine.store.tx(async (tx) => {
    await tx.insert(engine.store.t.balanceSnapshots).values({
      id: newId(engine.clock.now),
      accountId: engine.accountId,
      availableMinor,
      currentMinor: availableMinor,
      unclearedMinor: null,
      source: 'callback',
      at: engine.clock.now,
    })
  })
}

const send = async (payment: { id: string }) => {
  await dispatchPayment(engine.rt, payment.id, 'worker-1')
  return (await engine.reload(payment)).state
}
const to = (phone: string) => ({ counterpartyAccount: phone, amount: '12,500' })

beforeEach(async () => {
  engine = await openEngine()
})

describe('the float guard at sending', () => {
  it('lets two payouts not count on the same shilling', async () => {
    await balance(2_000_000n)
    const first = await engine.approvedPayout(to('0712000001'))
    const second = await engine.approvedPayout(to('0712000002'))
    expect(await send(first)).toBe('sent')
    expect(await send(second)).toBe('approved')
    expect((await engine.reload(second)).reasonCode).toBe('short_of_funds')
    expect(engine.b2c.sent).toHaveLength(1)
  })

  it('counts what succeeded after the last balance as gone, and goes by the next balance', async () => {
    await balance(2_000_000n)
    const first = await engine.approvedPayout(to('0712000001'))
    const second = await engine.approvedPayout(to('0712000002'))
    await send(first)
    await engine.tell(first.id, success({ partyAccount: '254712000001' }))
    expect(await send(second)).toBe('approved')
    engine.pass(1_000)
    await balance(1_250_000n)
    expect(await send(second)).toBe('sent')
  })

  it('does not hold what the provider tells no balance for', async () => {
    expect(await send(await engine.approvedPayout())).toBe('sent')
  })
})
