import { and, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { newId } from '@/db/uuid-v7'
import { type Message, newWorld, type World, wekezaMessage } from '@/lib/features/inbox/inbox-fixture'
import { rematchOrphans } from '@/lib/features/inbox/rematch-orphans'
import { spendTurn } from '@/lib/features/limits/spend-turn'
import { askAboutPayment } from '@/lib/features/payments/ask-provider'
import { callbackToken, standingToken } from '@/lib/features/payments/callback-token'
import { getPayment } from '@/lib/features/payments/queries'
import { sign } from '@/lib/providers/bitpesa/signature'
import { signWebhook } from '@/lib/providers/wekeza/signature'
import { type Doors, openDoors } from './doors-fixture'

let world: World
let proxyAddressHeader = ''
vi.mock('@/lib/worker/runtime', () => ({ getRuntime: async () => world.rt }))
vi.mock('@/lib/env', () => ({ env: () => ({ proxyAddressHeader }) }))

let doors: Doors
beforeAll(async () => {
  doors = await openDoors(() => world)
})
afterAll(() => doors.close())
beforeEach(async () => {
  world = await newWorld()
})
afterEach(() => {
  proxyAddressHeader = ''
})

const MINUTE = 60_000
const message = (index: number): Message => {
  const found = world.messages[index]
  if (!found) throw new Error(`no message ${index}`)
  return found
}
const prompt = () => message(0)
const payout = () => message(2)
const bank = () => message(5)
const abroad = () => message(8)

const { t } = { t: () => world.rt.store.t }
const events = () => world.rt.store.read.select().from(t().providerEvents)
const verdicts = async () => (await events()).map(({ verdict, repeats }) => [verdict, repeats])
const paymentOf = (which: keyof World['payments']) =>
  getPayment(world.rt.store, world.rt.store.read, world.payments[which].id)
const stateOf = async (which: keyof World['payments']) => (await paymentOf(which)).state
const flagsOf = async (which: keyof World['payments']) =>
  (
    await world.rt.store.read
      .select({ kind: t().flags.kind })
      .from(t().flags)
      .where(eq(t().flags.paymentId, world.payments[which].id))
  ).map(({ kind }) => kind)
const postings = async () => (await world.rt.store.read.select().from(t().postings)).length
/** When the provider is asked next about a payment, in ms from now. */
async function askedIn(which: keyof World['payments']): Promise<number | undefined> {
  const [job] = await world.rt.store.read
    .select()
    .from(t().jobs)
    .where(and(eq(t().jobs.kind, 'ask'), eq(t().jobs.subjectId, world.payments[which].id)))
  return job && job.dueAt.getTime() - world.clock.now.getTime()
}
const pass = (ms: number) => {
  world.clock.now = new Date(world.clock.now.getTime() + ms)
}

describe('the same callback again', () => {
  it.each([
    ['a prompt', prompt, 'prompt'],
    ['a payout to a phone', payout, 'payout'],
    ['a bank transfer', bank, 'transfer'],
    ['a payout abroad', abroad, 'crossBorder'],
  ] as const)('row 14: %s, 100 times in parallel: one transition, one posting, all 200', async (_name, which, of) => {
    const before = await paymentOf(of)
    const answers = await Promise.all(Array.from({ length: 100 }, () => doors.post(which())))
    expect(new Set(answers.map((answer) => answer?.status))).toEqual(new Set([200]))
    expect(await stateOf(of)).toBe('succeeded')
    expect(await postings()).toBe(2)
    expect(await verdicts()).toEqual([['applied', 99]])
    const moves = await world.rt.store.read
      .select()
      .from(t().audit)
      .where(and(eq(t().audit.subject, `payment:${before.id}`), eq(t().audit.action, 'payment.succeeded')))
    expect(moves).toHaveLength(1)
  })

  it('row 18: replayed within five minutes it only counts; later it is kept as late and changes nothing', async () => {
    await doors.post(bank())
    const after = await paymentOf('transfer')
    pass(4 * MINUTE)
    expect((await doors.post(bank()))?.status).toBe(200)
    expect(await verdicts()).toEqual([['applied', 1]])
    pass(2 * MINUTE)
    expect((await doors.post(bank()))?.status).toBe(200)
    expect(await verdicts()).toEqual([
      ['applied', 1],
      ['rejected_stale', 0],
    ])
    expect(await paymentOf('transfer')).toEqual(after)
  })

  it('row 19: genuine and ten minutes late it is not followed, the provider is asked once, and that settles it', async () => {
    pass(10 * MINUTE)
    expect((await doors.post(bank()))?.status).toBe(200)
    expect(await stateOf('transfer')).toBe('sent')
    expect(await verdicts()).toEqual([['rejected_stale', 0]])
    expect(await askedIn('transfer')).toBeLessThan(1_500)
    // Another late one within the minute does not put the question off, nor ask twice.
    const due = await askedIn('transfer')
    const again = wekezaMessage(world, `${bank().body} `, new Date(world.clock.now.getTime() - 8 * MINUTE))
    await doors.post(again)
    expect(await askedIn('transfer')).toBe(due)
    world.answers['wekeza.transfer'] = {
      kind: 'evidence',
      evidence: { meaning: 'succeeded', firm: true, receipt: 'pmt_abc123xyz' },
      exchange: {
        operation: 'ask',
        startedAt: world.clock.now,
        durationMs: 1,
        request: { method: 'GET', url: '/', body: '' },
        reply: { status: 200, body: '{}' },
      },
    }
    await askAboutPayment(world.rt, world.payments.transfer.id, 'worker')
    expect(await stateOf('transfer')).toBe('succeeded')
    // And a late one after the question: at most one a minute.
    expect(await askedIn('transfer')).toBeUndefined()
  })

  it('a genuine message whose late copy was refused before is followed when it comes in time', async () => {
    const late = wekezaMessage(world, bank().body, new Date(world.clock.now.getTime() - 6 * MINUTE))
    await doors.post(late)
    expect(await stateOf('transfer')).toBe('sent')
    await doors.post(bank())
    expect(await stateOf('transfer')).toBe('succeeded')
  })
})

describe('row 17: forged messages', () => {
  const good = () => bank().headers['x-wekeza-signature'] ?? ''
  const v1 = () => good().split('v1=')[1] ?? ''
  const time = () => good().split(',')[0] ?? ''
  it.each<[string, () => string | string[] | undefined]>([
    ['no signature', () => undefined],
    ['an empty one', () => ''],
    [
      'the key of somebody else',
      () => `${time()},v1=${signWebhook('whsec_other', 1770978615, Buffer.from(bank().body))}`,
    ],
    ['another scheme', () => good().replace('v1=', 'v0=')],
    ['v1= empty', () => `${time()},v1=`],
    ['200 signatures', () => `${time()},${Array.from({ length: 200 }, () => `v1=${'0'.repeat(64)}`).join(',')}`],
    [
      '200 signatures, the last one right',
      () => `${time()},${Array.from({ length: 199 }, () => 'v1=00').join(',')},v1=${v1()}`,
    ],
    ['letters that are not hexadecimal', () => `${time()},v1=${'z'.repeat(64)}`],
    ['an odd number of digits', () => good().slice(0, -1)],
    ['capitals', () => `${time()},v1=${v1().toUpperCase()}`],
    ['the header twice', () => [good(), good()]],
    ['row 20: a time with trailing text', () => `t=1614265330abc,v1=${v1()}`],
    ['row 20: a negative time', () => `t=-1770978615,v1=${v1()}`],
    ['row 20: a huge time', () => `t=${'9'.repeat(40)},v1=${v1()}`],
    ['row 20: no time', () => `t=,v1=${v1()}`],
  ])('Wekeza, %s: 401, nothing applied, counted', async (_name, header) => {
    const { 'x-wekeza-signature': _, ...rest } = bank().headers
    const value = header()
    const forged = { ...bank(), headers: rest }
    const headers: Record<string, string | string[]> = value === undefined ? {} : { 'x-wekeza-signature': value }
    for (const _try of [1, 2]) expect((await doors.post(forged, { headers }))?.status).toBe(401)
    expect(await verdicts()).toEqual([['rejected', 1]])
    expect(await stateOf('transfer')).toBe('sent')
  })

  it('a changed body, a trailing newline, the same words written otherwise', async () => {
    const { body } = bank()
    for (const changed of [body.replace('5000', '9000'), `${body}\n`, JSON.stringify(JSON.parse(body), null, 1)])
      expect((await doors.post(bank(), { bytes: Buffer.from(changed) }))?.status).toBe(401)
    expect(await verdicts()).toEqual([
      ['rejected', 0],
      ['rejected', 0],
      ['rejected', 0],
    ])
  })

  it('row 20: signed for a time more than five minutes ahead: 401, kept, and the provider is asked', async () => {
    const ahead = wekezaMessage(world, bank().body, new Date(world.clock.now.getTime() + 6 * MINUTE))
    expect((await doors.post(ahead))?.status).toBe(401)
    expect(await verdicts()).toEqual([['rejected_stale', 0]])
    expect(await stateOf('transfer')).toBe('sent')
    expect(await askedIn('transfer')).toBeLessThan(1_500)
  })

  it.each<[string, Readonly<Record<string, string>>]>([
    ['no signature', { 'authorization-signature': '' }],
    ['no nonce', { 'authorization-nonce': '' }],
    ['another nonce', { 'authorization-nonce': 'n-9' }],
    ['another key', { 'authorization-key': 'other' }],
    ['half a signature', { 'authorization-signature': 'ab' }],
    ['not hexadecimal', { 'authorization-signature': 'z'.repeat(128) }],
  ])('BitPesa, %s: 401, nothing applied', async (_name, headers) => {
    expect((await doors.post(abroad(), { headers }))?.status).toBe(401)
    expect(await verdicts()).toEqual([['rejected', 0]])
    expect(await stateOf('crossBorder')).not.toBe('succeeded')
  })

  it('BitPesa signs the address that was registered, its query with it', async () => {
    expect((await doors.post(abroad(), { search: '?a=1' }))?.status).toBe(401)
    const { body, headers, token } = abroad()
    const url = `http://localhost:3000/hooks/b/${token}?a=1`
    const signature = sign('any-order-secret', { nonce: 'n-10', method: 'POST', url, body })
    const signed = { ...headers, 'authorization-nonce': 'n-10', 'authorization-signature': signature }
    expect((await doors.post({ ...abroad(), headers: signed }, { search: '?a=1' }))?.status).toBe(200)
  })
})

describe('row 21: other facts than were ordered', () => {
  const changed = (from: string, to: string): Message => {
    const { body } = payout()
    if (!body.includes(from)) throw new Error(`no ${from} in ${body}`)
    return { ...payout(), body: body.replaceAll(from, to) }
  }
  it.each([
    ['another amount', () => changed('3000', '9000'), 'payout', 'amount_mismatch'],
    ['another receiver', () => changed('254708374149', '254711111111'), 'payout', 'party_mismatch'],
    [
      'another amount',
      () => wekezaMessage(world, bank().body.replace('5000', '5001'), world.clock.now),
      'transfer',
      'amount_mismatch',
    ],
    [
      'another currency',
      () => wekezaMessage(world, bank().body.replace('"KES"', '"USD"'), world.clock.now),
      'transfer',
      'currency_mismatch',
    ],
  ] as const)('%s: needs review and a flag; what was ordered stands; no posting', async (_name, told, of, flag) => {
    const before = await paymentOf(of)
    expect((await doors.post(told()))?.status).toBe(200)
    const after = await paymentOf(of)
    expect(after.state).toBe('needs_review')
    expect(await flagsOf(of)).toContain(flag)
    expect([after.amountMinor, after.currency, after.counterpartyAccount]).toEqual([
      before.amountMinor,
      before.currency,
      before.counterpartyAccount,
    ])
    expect(await postings()).toBe(0)
  })

  it('a payment notice for a short code that is not ours books nothing', async () => {
    const notice = message(4)
    const body = JSON.stringify({ ...JSON.parse(notice.body), BusinessShortCode: '999999' })
    const lines = (await world.rt.store.read.select().from(t().transactions)).length
    expect((await doors.post({ ...notice, body }))?.status).toBe(200)
    expect((await world.rt.store.read.select().from(t().transactions)).length).toBe(lines)
  })
})

it('row 22: an unknown reference is kept as an orphan, answered 200, and matched when the reference is learned', async () => {
  const body = bank().body.replaceAll('pmt_abc123xyz', 'pmt_learned_later').replace('evt_payment_001', 'evt_early')
  expect((await doors.post(wekezaMessage(world, body, world.clock.now)))?.status).toBe(200)
  expect(await verdicts()).toEqual([['orphan', 0]])
  expect(await rematchOrphans(world.rt)).toBe(0)
  await world.rt.store.tx(async (tx) => {
    await tx
      .update(t().payments)
      .set({ providerReference: 'pmt_learned_later' })
      .where(eq(t().payments.id, world.payments.transfer.id))
  })
  expect(await rematchOrphans(world.rt)).toBe(1)
  expect(await stateOf('transfer')).toBe('succeeded')
  expect(await events()).toMatchObject([{ verdict: 'applied', paymentId: world.payments.transfer.id }])
})

it('an orphan of more than seven days is left to a person', async () => {
  const body = bank().body.replaceAll('pmt_abc123xyz', 'pmt_never').replace('evt_payment_001', 'evt_never')
  await doors.post(wekezaMessage(world, body, world.clock.now))
  await world.rt.store.tx(async (tx) => {
    await tx
      .update(t().payments)
      .set({ providerReference: 'pmt_never' })
      .where(eq(t().payments.id, world.payments.transfer.id))
  })
  pass(7 * 24 * 60 * MINUTE + 1)
  expect(await rematchOrphans(world.rt)).toBe(0)
})

describe('row 23: the address of one payment, the words of another', () => {
  it('a message about another payment is refused, flags whose address it was, and the other one is asked about', async () => {
    const { token } = payout()
    expect((await doors.post({ ...prompt(), token }))?.status).toBe(200)
    expect(await verdicts()).toEqual([['rejected', 0]])
    expect(await stateOf('prompt')).toBe('sent')
    expect(await askedIn('prompt')).toBeLessThan(1_500)
    expect(await stateOf('payout')).toBe('needs_review')
    expect(await flagsOf('payout')).toEqual(['contradiction'])
    expect(await postings()).toBe(0)
    // The genuine one is not blocked by it.
    await doors.post(prompt())
    expect(await stateOf('prompt')).toBe('succeeded')
  })

  it('the right address with another instruction’s reference is refused and flagged', async () => {
    const body = payout()
      .body.replaceAll('AG_20251204_20104f1c9a77e0b3d25e', 'AG_of_somebody_else')
      .replace(/HZ[0-9A-Z]{18}/g, '')
    await doors.post({ ...payout(), body })
    expect(await verdicts()).toEqual([['rejected', 0]])
    expect(await flagsOf('payout')).toEqual(['contradiction'])
    expect(await postings()).toBe(0)
  })

  it('a payment’s result at the address for everybody’s notices is not followed; the provider is asked', async () => {
    await doors.post({ ...payout(), token: standingToken(world.rt.key, 'arrivals') })
    expect(await verdicts()).toEqual([['rejected', 0]])
    expect(await stateOf('payout')).toBe('sent')
    expect(await askedIn('payout')).toBeLessThan(1_500)
  })

  it('an address that nobody was given is 404 and leaves nothing', async () => {
    const forged = callbackToken(Buffer.alloc(32, 9), newId())
    const ours = callbackToken(world.rt.key, newId())
    const misread = ours.startsWith('0') ? `1${ours.slice(1)}` : `0${ours.slice(1)}`
    for (const token of ['0'.repeat(32), '0'.repeat(64), forged, misread, ours.slice(32), 'short', '%00'])
      expect((await doors.post({ ...payout(), token }))?.status).toBe(404)
    expect(await events()).toEqual([])
  })

  it('an address of an attempt that a restored backup does not know: its money is shown as a line of its own', async () => {
    const body = payout()
      .body.replaceAll('AG_20251204_20104f1c9a77e0b3d25e', 'AG_made_after_the_backup')
      .replace(/HZ[0-9A-Z]{18}/g, 'HZMADEAFTERTHEBACKUP')
    const token = callbackToken(world.rt.key, newId())
    expect((await doors.post({ ...payout(), token, body }))?.status).toBe(200)
    expect((await events()).map((event) => [event.verdict, event.note])).toEqual([
      ['applied', 'transaction new, not ordered here; a balance'],
    ])
    expect(await stateOf('payout')).toBe('sent')
    expect(await postings()).toBe(0)
  })
})

describe('what has to fit besides the token where nothing is signed', () => {
  const addresses = ['196.201.214.200', '196.201.213.0/24']

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['a listed address by the proxy', { 'x-real-ip': '196.201.214.200' }, 'succeeded'],
    ['an address of a listed range', { 'x-real-ip': '196.201.213.44' }, 'succeeded'],
    ['another address', { 'x-real-ip': '41.90.1.1' }, 'sent'],
    ['a forged X-Forwarded-For', { 'x-forwarded-for': '196.201.214.200', 'x-real-ip': '41.90.1.1' }, 'sent'],
    ['only a forged X-Forwarded-For', { 'x-forwarded-for': '196.201.214.200' }, 'sent'],
    ['a forged first entry of the proxy’s own header', { 'x-real-ip': '196.201.214.200, 41.90.1.1' }, 'sent'],
    ['no address', { 'x-real-ip': 'nonsense' }, 'sent'],
  ])('%s', async (_name, headers, state) => {
    world = await newWorld({ caution: { addresses } })
    proxyAddressHeader = 'x-real-ip'
    expect((await doors.post(payout(), { headers }))?.status).toBe(200)
    expect(await stateOf('payout')).toBe(state)
    if (state === 'sent') {
      expect(await verdicts()).toEqual([['rejected_stale', 0]])
      expect(await askedIn('payout')).toBeLessThan(1_500)
    }
  })

  it('a payout over the limit is believed once a question agrees; one at the limit at once', async () => {
    world = await newWorld({ caution: { addresses: [], confirmAboveMinor: 299_999n } })
    await doors.post(payout())
    expect(await verdicts()).toEqual([['unconfirmed', 0]])
    expect(await stateOf('payout')).toBe('sent')
    expect(await askedIn('payout')).toBeLessThan(1_500)
    expect(await postings()).toBe(0)
    world = await newWorld({ caution: { addresses: [], confirmAboveMinor: 300_000n } })
    await doors.post(payout())
    expect(await stateOf('payout')).toBe('succeeded')
  })

  it('money of others is not booked from the address of a payment', async () => {
    await doors.post({ ...message(4), token: prompt().token })
    expect(await verdicts()).toEqual([['rejected', 0]])
  })
})

it('the database cannot be written: 503, and no word that it was taken', async () => {
  const { tx } = world.rt.store
  Object.assign(world.rt.store, { tx: () => Promise.reject(new Error('disk full')) })
  expect(await doors.post(payout())).toMatchObject({ status: 503 })
  Object.assign(world.rt.store, { tx })
  expect(await events()).toEqual([])
})

it('more than 50 messages a second from one address are 429, and one from another address is served', async () => {
  world = { ...world, rt: { ...world.rt, mode: 'live' } }
  proxyAddressHeader = 'x-real-ip'
  const flood = { headers: { 'x-real-ip': '41.90.1.1' } }
  const answers = await Promise.all(Array.from({ length: 60 }, () => doors.post(payout(), flood)))
  expect(answers.filter((answer) => answer?.status === 200)).toHaveLength(50)
  expect(answers.filter((answer) => answer?.status === 429)).toHaveLength(10)
  expect((await doors.post(payout(), { headers: { 'x-real-ip': '41.90.1.2' } }))?.status).toBe(200)
  // Of the second before, the half that is less than a second ago still counts.
  pass(1_500)
  expect((await doors.post(payout(), flood))?.status).toBe(200)
})

it('what another process stored from that address counts too, and what is over is not stored', async () => {
  world = { ...world, rt: { ...world.rt, mode: 'live' } }
  proxyAddressHeader = 'x-real-ip'
  const { rt } = world
  for (let index = 0; index < 48; index += 1) await rt.store.tx((tx) => spendTurn(rt, tx, 'callback', '41.90.1.3'))
  const answers: (number | undefined)[] = []
  for (const message of [prompt(), payout(), bank(), abroad()])
    answers.push((await doors.post(message, { headers: { ...message.headers, 'x-real-ip': '41.90.1.3' } }))?.status)
  expect(answers).toEqual([200, 200, 429, 429])
  expect(await events()).toHaveLength(2)
})
