import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { permissionsOf, type Role } from '@/lib/core/permissions'
import type { FeatureContext } from '../context'
import { revealAccount } from '../reveals/reveal-account'
import { closeOrphan } from './close-orphan'
import { type Message, newWorld, type World, wekezaMessage } from './inbox-fixture'
import { countByVerdict, listMessages, viewMessage } from './queries'
import { acceptCallback, receiveCallback } from './receive-callback'
import { replayMessage } from './replay-message'

let world: World
beforeEach(async () => {
  world = await newWorld()
})

function as(...roles: Role[]): FeatureContext {
  return {
    ...world.rt,
    actor: { id: 'p1', name: 'Esther', signInName: 'esther', roles, permissions: permissionsOf(roles) },
  }
}
const requestOf = ({ door, token, body, headers }: Message) => ({
  door,
  token,
  search: '',
  rawBody: Buffer.from(body),
  headers,
})
const at = (index: number): Message => {
  const message = world.messages[index]
  if (!message) throw new Error(`no message ${index}`)
  return message
}
const deliver = (message: Message) => receiveCallback(world.rt, requestOf(message))
async function newest() {
  const [row] = (await listMessages(world.rt, {})).rows
  if (!row) throw new Error('no message was kept')
  return row
}
const orphan = () =>
  wekezaMessage(
    world,
    at(5).body.replaceAll('pmt_abc123xyz', 'pmt_later').replace('evt_payment_001', 'evt_2'),
    world.clock.now,
  )

async function learn(providerReference: string): Promise<void> {
  const { payments } = world.rt.store.t
  await world.rt.store.tx(async (tx) => {
    await tx.update(payments).set({ providerReference }).where(eq(payments.id, world.payments.transfer.id))
  })
}

describe('a replay', () => {
  it('of a message that was followed changes nothing, and is counted and audited', async () => {
    for (const index of world.messages.keys()) await deliver(at(index))
    const { payments, transactions, dailyTotals, postings, flags, audit } = world.rt.store.t
    const books = async () => {
      const rows = []
      for (const table of [payments, transactions, dailyTotals, postings, flags])
        rows.push(await world.rt.store.read.select().from(table))
      return rows
    }
    const before = await books()
    for (const { id, verdict } of (await listMessages(world.rt, {})).rows) {
      expect(await replayMessage(as('accountant'), { messageId: id })).toEqual({
        outcome: 'no_change',
        verdict,
        changes: [],
      })
      expect((await viewMessage(as('auditor'), id)).message.replays).toBe(1)
    }
    expect(await books()).toEqual(before)
    const records = await world.rt.store.read.select().from(audit).where(eq(audit.action, 'inbox.replay'))
    expect(records).toHaveLength(world.messages.length)
  })

  it('of a message that waited for its payment says exactly what changed', async () => {
    await deliver(orphan())
    await learn('pmt_later')
    const { reference } = world.payments.transfer
    const replayed = await replayMessage(as('approver'), { messageId: (await newest()).id })
    expect(replayed).toMatchObject({ outcome: 'changed', verdict: 'applied' })
    expect(replayed.changes).toEqual(
      expect.arrayContaining([
        { what: 'verdict', of: '', before: 'orphan', after: 'applied' },
        { what: 'state', of: reference, before: 'sent', after: 'succeeded' },
        { what: 'posting', of: `${reference} own`, before: '', after: '-500000 KES' },
        { what: 'posting', of: `${reference} counter`, before: '', after: '500000 KES' },
      ]),
    )
    expect(await newest()).toMatchObject({ verdict: 'applied', paymentReference: reference })
  })

  it('follows a message that was answered and not followed yet', async () => {
    await acceptCallback(world.rt, requestOf(at(2)))
    expect((await newest()).verdict).toBe('new')
    expect(await replayMessage(as('approver'), { messageId: (await newest()).id })).toMatchObject({
      outcome: 'changed',
    })
  })

  it('does not make a forgery genuine, nor a late message timely', async () => {
    await deliver({ ...at(5), headers: { 'x-wekeza-signature': 't=1,v1=00' } })
    const late = wekezaMessage(world, at(5).body, new Date(world.clock.now.getTime() - 600_000))
    await deliver(late)
    const { rows } = await listMessages(world.rt, {})
    expect(rows.map(({ verdict }) => verdict)).toEqual(['rejected_stale', 'rejected'])
    for (const { id } of rows)
      expect(await replayMessage(as('approver'), { messageId: id })).toMatchObject({
        outcome: 'not_followed',
        changes: [],
      })
    const { payments } = world.rt.store.t
    const [transfer] = await world.rt.store.read
      .select()
      .from(payments)
      .where(eq(payments.id, world.payments.transfer.id))
    expect(transfer?.state).toBe('sent')
  })

  it('needs the right to it, and a message', async () => {
    await deliver(at(2))
    const { id } = await newest()
    for (const role of ['auditor', 'maker', 'cashier', 'administrator'] as const)
      await expect(replayMessage(as(role), { messageId: id })).rejects.toThrow('forbidden')
    await expect(replayMessage(as('approver'), { messageId: crypto.randomUUID() })).rejects.toThrow('not_found')
  })
})

describe('an orphan', () => {
  it('is closed by a person with a reason, once, and is not matched by the machine any more', async () => {
    await deliver(orphan())
    const { id } = await newest()
    await expect(closeOrphan(as('auditor'), { messageId: id, reason: 'not ours' })).rejects.toThrow('forbidden')
    await closeOrphan(as('accountant'), { messageId: id, reason: 'a test of the bank' })
    expect(await newest()).toMatchObject({
      verdict: 'closed',
      note: expect.stringContaining('Esther: a test of the bank'),
    })
    await expect(closeOrphan(as('accountant'), { messageId: id, reason: 'again' })).rejects.toThrow('conflict')
    await learn('pmt_later')
    expect(await replayMessage(as('accountant'), { messageId: id })).toMatchObject({
      outcome: 'changed',
      verdict: 'applied',
    })
  })
})

describe('the list', () => {
  it('filters by verdict, provider, payment and day, and counts what the rest of the filter leaves', async () => {
    for (const index of world.messages.keys()) await deliver(at(index))
    await deliver(orphan())
    await deliver({ ...at(5), headers: {} })
    const list = async (filter: Parameters<typeof listMessages>[1]) => (await listMessages(world.rt, filter)).rows
    expect((await list({ verdict: 'orphan' })).map(({ provider }) => provider)).toEqual(['wekeza'])
    expect(await list({ provider: 'bitpesa' })).toHaveLength(3)
    const { reference, id } = world.payments.payout
    expect((await list({ payment: reference.toLowerCase() })).map(({ door }) => door)).toEqual(['timeouts', 'results'])
    expect(await list({ payment: id })).toHaveLength(2)
    expect(await list({ payment: 'HZ-NOBODYS0' })).toEqual([])
    expect(await list({ day: '2026-02-13' })).toHaveLength(11)
    expect(await list({ day: '2026-02-12' })).toEqual([])
    const counts = await countByVerdict(world.rt, { provider: 'wekeza' })
    expect([counts.get('applied'), counts.get('orphan'), counts.get('rejected'), counts.get('stale')]).toEqual([
      1, 1, 1, 0,
    ])
  })

  it.each([undefined, 'orphan'] as const)('pages newest first by keyset and back (%s)', async (verdict) => {
    for (let number = 0; number < 120; number += 1)
      await deliver(
        wekezaMessage(
          world,
          at(5).body.replaceAll('pmt_abc123xyz', `pmt_${number}`).replace('evt_payment_001', `evt_${number}`),
          world.clock.now,
        ),
      )
    const pages = [await listMessages(world.rt, { verdict })]
    for (let page = pages[0]; page?.older; page = pages.at(-1))
      pages.push(await listMessages(world.rt, { verdict, at: page.older }))
    expect(pages.map(({ rows }) => rows.length)).toEqual([50, 50, 20])
    const numbers = pages.flatMap(({ rows }) => rows.map(({ rowNo }) => rowNo))
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
    const back = await listMessages(world.rt, { verdict, at: pages[2]?.newer ?? '' })
    expect(back.rows.map(({ id }) => id)).toEqual(pages[1]?.rows.map(({ id }) => id))
    expect((await listMessages(world.rt, { verdict, at: back.newer ?? '' })).newer).toBeNull()
    expect((await listMessages(world.rt, { at: 'nonsense' })).rows).toHaveLength(50)
  })

  it('shows a body that is no text, and masks numbers for who may not see them', async () => {
    await deliver(at(2))
    const { id } = await newest()
    expect((await viewMessage(as('auditor'), id)).body.text).not.toContain('254708374149')
    await revealAccount(as('auditor'), { kind: 'message', id, reason: 'Compare with the statement' })
    expect((await viewMessage(as('auditor'), id)).body.text).toContain('254708374149')
    expect((await viewMessage(as('accountant'), id)).body.text).not.toContain('254708374149')
    await receiveCallback(world.rt, { ...requestOf(at(2)), rawBody: Buffer.from([0xff, 0x41]) })
    const broken = await newest()
    expect(broken.verdict).toBe('rejected')
    expect((await viewMessage(as('auditor'), broken.id)).body).toMatchObject({ kind: 'bytes', size: 2 })
    await expect(viewMessage(as('maker'), id)).rejects.toThrow('forbidden')
  })
})
