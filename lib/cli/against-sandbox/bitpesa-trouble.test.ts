import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BitpesaOffice, openBitpesaOffice } from './bitpesa-office'
import { until } from './office'

let office: BitpesaOffice
beforeAll(async () => {
  office = await openBitpesaOffice()
})
afterAll(() => office.close())

describe('9, 10 trouble of a payout', () => {
  const failing = { counterpartyAccount: '+256772123409' }

  test('9.4 an error of the payee ends nothing, and is explained', async () => {
    const wanted = await office.funded(failing)
    await until(
      () => office.recipientState(wanted),
      (state) => state === 'error',
    )
    const answer = await office.rail.ask(wanted, 'a')
    expect(answer).toMatchObject({ evidence: { meaning: 'pending', code: 'received 414' } })
    expect(office.aza.explain?.('bitpesa.payout', 'received 414')?.sentence).toContain('mobile money')
  })

  test('10.3 corrected: the same payment is tried again and paid, debited once', async () => {
    const wanted = await office.funded(failing)
    await until(
      () => office.recipientState(wanted),
      (state) => state === 'error',
    )
    const told = await office.aza.corrections?.correct(wanted, { counterpartyAccount: '+256772123400' })
    expect(told).toMatchObject({ kind: 'accepted', evidence: { meaning: 'pending' } })
    await until(
      () => office.meaning(wanted),
      (word) => word === 'succeeded',
    )
    expect(await office.debits(wanted)).toBe(1)
  })

  test('10.3 what is paid can no longer be corrected', async () => {
    const wanted = await office.funded()
    await until(
      () => office.meaning(wanted),
      (word) => word === 'succeeded',
    )
    const told = await office.aza.corrections?.correct(wanted, { counterpartyAccount: '+256772123450' })
    expect(told?.kind).toBe('refused')
  })

  test('10.2 cancelled unfunded: done at once', async () => {
    const wanted = await office.created()
    expect(await office.aza.cancellations?.cancel(wanted, '')).toMatchObject({
      kind: 'evidence',
      evidence: { meaning: 'failed' },
    })
    expect(await office.movements(wanted)).toEqual([])
  })

  test('10.2 cancelled after funding: not done before the refund', async () => {
    await office.settings({ refundDelayMs: 400 })
    const wanted = await office.funded(failing)
    await until(
      () => office.recipientState(wanted),
      (state) => state === 'error',
    )
    expect(await office.aza.cancellations?.cancel(wanted, '')).toMatchObject({ kind: 'requested' })
    expect(await office.meaning(wanted)).toBe('pending')
    expect(
      await until(
        () => office.meaning(wanted),
        (word) => word === 'failed',
      ),
    ).toBe('failed')
    expect(await office.movements(wanted)).toContain('refund')
    expect(await office.aza.cancellations?.cancel(wanted, '')).toMatchObject({
      kind: 'evidence',
      evidence: { meaning: 'failed' },
    })
    await office.settings(office.usual)
  })

  test('10.2 a pending payout: the wish is noted, and it may still be paid', async () => {
    const wanted = await office.funded({ counterpartyAccount: '+256772123451' })
    await until(
      () => office.recipientState(wanted),
      (state) => state === 'pending',
    )
    expect(await office.aza.cancellations?.cancel(wanted, '')).toMatchObject({
      kind: 'requested',
      because: expect.stringContaining('noted'),
    })
    expect(await office.meaning(wanted)).toBe('pending')
  })

  test('10.2 a cancellation whose answer is lost', async () => {
    const wanted = await office.created()
    await office.fault('cancel_recipient', 'drop_after')
    expect(await office.aza.cancellations?.cancel(wanted, '')).toMatchObject({
      kind: 'evidence',
      evidence: { meaning: 'failed' },
    })
  })

  test('10.2 what is paid is told as paid', async () => {
    const wanted = await office.funded()
    await until(
      () => office.meaning(wanted),
      (word) => word === 'succeeded',
    )
    expect(await office.aza.cancellations?.cancel(wanted, '')).toMatchObject({ evidence: { meaning: 'succeeded' } })
  })

  test('recipients by state, and proofs of a payment', async () => {
    const { object } = (await office.client.listRecipients({ states: ['error', 'pending'] })).json as {
      object: { state: string }[]
    }
    expect(object.length).toBeGreaterThan(0)
    for (const { state } of object) expect(['error', 'pending']).toContain(state)
    expect(await office.aza.proofs?.listProofs(await office.created())).toEqual([])
  })
})
