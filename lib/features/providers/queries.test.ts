import { expect, test } from 'vitest'
import { newId } from '@/db/uuid-v7'
import { testRuntime } from '../balances/balances-fixture'
import { countUnmatched, listProviderReports, listUnmatched, maskCallbackAddress } from './queries'

test('an address shows where it leads and not its secret', () => {
  const masked = maskCallbackAddress('http://localhost:3000/hooks/confirmation/0123456789abcdef0123456789abcdef')
  expect(masked).toBe('http://localhost:3000/hooks/confirmation/0123…')
})

test('a provider that is not set up is listed with nothing it does', async () => {
  const reports = await listProviderReports(testRuntime([{ id: 'ihela', accounts: [], rails: {} }]))
  expect(reports.map(({ id, isReady }) => [id, isReady])).toEqual([
    ['mpesa', false],
    ['wekeza', false],
    ['bitpesa', false],
    ['ihela', true],
  ])
  expect(reports[0]).toMatchObject({
    capabilities: [],
    rails: [],
    callbacks: [],
    lastIn: null,
    lastOut: null,
    history: null,
  })
})

test('only addresses that are registered are shown; those given with each request are not', async () => {
  const rt = testRuntime([
    {
      id: 'mpesa',
      accounts: [],
      rails: {},
      callbacks: {
        doors: ['results', 'timeouts', 'prompts', 'validation', 'confirmation'],
        acknowledgement: '',
        readInbound: () => ({ authenticity: 'unsigned', dedupKey: '', items: [] }),
        readMeaning: () => ({ dedupKey: '', items: [] }),
      },
      registerCallbacks: async () => {},
    },
  ])
  const [mpesa] = await listProviderReports(rt)
  expect(mpesa?.callbacks.map((address) => new URL(address).pathname.split('/')[2])).toEqual([
    'validation',
    'confirmation',
  ])
})

test('unmatched messages are counted with their age and listed newest first', async () => {
  const rt = testRuntime()
  const add = (verdict: 'orphan' | 'applied', at: string, note: string) =>
    rt.store.tx(async (tx) => {
      const id = newId()
      await tx.insert(rt.store.t.providerEvents).values({
        id,
        provider: 'mpesa',
        source: 'callback',
        door: 'results',
        authenticity: 'token',
        dedupKey: id,
        bodySha256: id,
        rawBody: Buffer.from('{}'),
        verdict,
        note,
        repeats: 0,
        receivedAt: new Date(at),
      })
    })
  await add('orphan', '2026-11-21T05:00:00Z', 'no payment of ours has this reference yet')
  await add('orphan', '2026-11-21T06:00:00Z', 'something new')
  await add('applied', '2026-11-21T04:00:00Z', '')
  expect(await countUnmatched(rt.store)).toEqual({ count: 2, oldest: new Date('2026-11-21T05:00:00Z') })
  expect((await listUnmatched(rt.store)).map(({ reason, note }) => reason ?? note)).toEqual([
    'something new',
    'noReference',
  ])
  expect((await listProviderReports(rt))[0]?.lastIn).toEqual(new Date('2026-11-21T06:00:00Z'))
})
