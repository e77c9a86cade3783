import { existsSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { chooseColumns, decideAlike, discardImport, startImport } from './decide-import'
import { problemsOf } from './import-row'
import { mpesaFile, mpesaLine, openImportsWorld } from './imports-fixture'
import { Mapping } from './mapping'
import { statementFile } from './read-file'

const OWN: Mapping = Mapping.parse({
  layout: 'own',
  dateOrder: 'day',
  zone: 'Africa/Nairobi',
  decimalMark: '.',
  columns: { occurredAt: 'When', amount: 'Sum', description: 'What' },
})

async function bring(world: Awaited<ReturnType<typeof openImportsWorld>>, text: string) {
  const checked = await world.check(text)
  expect(checked.state).toBe('ready')
  await startImport(world.accountant, { importId: checked.id })
  await world.work(checked.id)
  return world.read(checked.id)
}

test('an M-Pesa statement comes in with its fees, and again adds nothing', async () => {
  const world = await openImportsWorld()
  const file = mpesaFile(
    mpesaLine({ receipt: 'SKA1', in: '"1,500.00"' }),
    mpesaLine({ receipt: 'SKA2', out: '-33.00', details: 'Business Payment Charge' }),
    mpesaLine({ receipt: 'SKA2', out: '"-2,000.00"', details: 'Business Payment to Customer' }),
    mpesaLine({ receipt: 'SKA3', status: 'Declined' }),
  )
  const done = await bring(world, file)
  expect(done).toMatchObject({ state: 'done', lines: 2, newLines: 2, addedLines: 2, badLines: 0 })
  const rows = (await world.transactions()).toSorted((a, b) => a.rowNo - b.rowNo)
  expect(rows.map((row) => [row.providerReference, row.direction, row.amountMinor, row.feeMinor])).toEqual([
    ['SKA1', 'in', 150_000n, 0n],
    ['SKA2', 'out', 200_000n, 3_300n],
  ])
  expect(rows[0]).toMatchObject({
    occurredAt: new Date('2026-11-20T07:15:00Z'),
    counterpartyAccount: '254712345678',
    counterpartyName: 'Jane Wanjiku',
    merchantReference: 'SF-1001',
  })
  const again = await bring(world, file)
  expect(again).toMatchObject({ newLines: 0, knownLines: 2, alikeLines: 0, addedLines: 0 })
  expect((await world.transactions()).toSorted((a, b) => a.rowNo - b.rowNo)).toEqual(rows)
  expect(await world.lines(done.id)).toEqual([])
  expect(existsSync(statementFile(world.folder, done.id))).toBe(false)
  expect(await world.audited()).toEqual(
    ['upload', 'start', 'finish', 'upload', 'start', 'finish'].map((act) => `import.${act}`),
  )
})

test('true repeats are kept, each once, also by an overlapping statement; a copied line with a receipt is one', async () => {
  const world = await openImportsWorld()
  const importId = await world.upload('When,Sum,What\n20/11/2026,-50.00,Fee\n20/11/2026,-50.00,Fee\n')
  expect((await world.read(importId)).state).toBe('uploaded')
  await chooseColumns(world.accountant, { importId, mapping: OWN })
  await world.work(importId)
  await startImport(world.accountant, { importId })
  await world.work(importId)
  expect(await world.transactions()).toHaveLength(2)
  // The columns are remembered: the next file of this account is checked at once.
  const next = await bring(world, `When,Sum,What\n${'20/11/2026,-50.00,Fee\n'.repeat(3)}21/11/2026,7,Interest\n`)
  expect(next).toMatchObject({ knownLines: 2, newLines: 2, addedLines: 2 })
  expect(await world.transactions()).toHaveLength(4)
  const copied = await world.check(mpesaFile(...Array(2).fill(mpesaLine({ receipt: 'SKB1', in: '10' }))))
  expect(copied).toMatchObject({ state: 'ready', lines: 1 })
})

test('money that a callback told of gets the statement as its second piece of evidence', async () => {
  const world = await openImportsWorld()
  await world.add({ providerReference: 'SKC1', amountMinor: 150_000n })
  const done = await bring(world, mpesaFile(mpesaLine({ receipt: 'SKC1', in: '1500' })))
  expect(done).toMatchObject({ newLines: 0, confirmingLines: 1, addedLines: 0 })
  const evidence = await world.store.read.select().from(world.store.t.transactionEvidence)
  expect(evidence.map(({ source }) => source).sort()).toEqual(['callback', 'statement'])
})

test('another receipt with the reference and amount of a payment of ours is other money', async () => {
  const world = await openImportsWorld()
  await world.add({ providerReference: 'SKD1', merchantReference: 'SF-1001', amountMinor: 5_000n, paymentId: 'p1' })
  const file = ['SKD2', 'SKD1'].map((receipt) => mpesaLine({ receipt, in: '50' }))
  expect(await bring(world, mpesaFile(...file))).toMatchObject({ newLines: 1, confirmingLines: 1, addedLines: 1 })
  expect(await world.transactions()).toHaveLength(2)
})

test('what looks alike waits for a person, line by line or all at once', async () => {
  const world = await openImportsWorld()
  const at = new Date('2026-11-20T03:00:00Z')
  await world.addAll([
    { providerReference: 'typed-1', amountMinor: 5_000n, occurredAt: at },
    { providerReference: 'typed-2', amountMinor: 6_000n, occurredAt: at },
  ])
  const lines = ['50', '60', '70'].map((sum, index) => mpesaLine({ receipt: `SKE${index}`, in: sum }))
  const { id: importId, ...ready } = await world.check(mpesaFile(...lines))
  expect(ready).toMatchObject({ state: 'ready', newLines: 1, alikeLines: 2 })
  await expect(startImport(world.accountant, { importId })).rejects.toMatchObject({ code: 'conflict' })
  await decideAlike(world.accountant, { importId, number: 1, decision: 'take' })
  await decideAlike(world.accountant, { importId, decision: 'leave' })
  await startImport(world.accountant, { importId })
  await world.work(importId)
  expect(await world.read(importId)).toMatchObject({ state: 'done', addedLines: 2 })
  expect((await world.transactions()).map((row) => row.providerReference)).toContain('SKE0')
  // What was left out can still be seen.
  expect((await world.lines(importId)).map(({ reference }) => reference)).toEqual(['SKE1'])
})

test('a corrupted file adds nothing and names every bad line', async () => {
  const world = await openImportsWorld()
  await world.add({ providerReference: 'SKF9', amountMinor: 100n })
  const bad = await world.check(
    mpesaFile(
      mpesaLine({ receipt: 'SKF1', in: '10' }),
      mpesaLine({ receipt: 'SKF2', in: '1O' }),
      mpesaLine({ receipt: 'SKF3', in: '10', time: '31-02-2026 10:00:00' }),
      'SKF4,20-11-2026 10:15:00',
      mpesaLine({ receipt: 'SKF5', in: '10', status: 'Perhaps' }),
      mpesaLine({ receipt: 'SKF1', in: '11' }),
      mpesaLine({ receipt: 'SKF6', in: '5', out: '6' }),
      mpesaLine({ receipt: 'SKF7', in: '10', party: 'a "b" c' }),
      mpesaLine({ receipt: 'SKF8', in: '10', party: 'M\ufffdller' }),
    ),
  )
  expect(bad).toMatchObject({ state: 'refused', badLines: 8 })
  expect(problemsOf(bad).sort((a, b) => a.fileLine - b.fileLine)).toEqual([
    { fileLine: 3, problem: 'amount_unreadable' },
    { fileLine: 4, problem: 'time_unreadable' },
    { fileLine: 5, problem: 'wrong_columns' },
    { fileLine: 6, problem: 'status_unknown' },
    { fileLine: 7, problem: 'reference_twice' },
    { fileLine: 8, problem: 'two_amounts' },
    { fileLine: 9, problem: 'broken_quotes' },
    { fileLine: 10, problem: 'not_utf8' },
  ])
  expect(await world.lines(bad.id)).toEqual([])
  const contradicting = await world.check(mpesaFile(mpesaLine({ receipt: 'SKF9', in: '2' })))
  expect(problemsOf(contradicting)).toEqual([{ fileLine: 2, problem: 'contradicts' }])
  expect(await world.transactions()).toHaveLength(1)
  await expect(startImport(world.accountant, { importId: bad.id })).rejects.toMatchObject({ code: 'conflict' })
  await discardImport(world.accountant, { importId: bad.id })
  await world.work(bad.id)
  expect(existsSync(statementFile(world.folder, bad.id))).toBe(false)
})

test('a connection that breaks off, a wrong account and a missing right leave nothing', async () => {
  const world = await openImportsWorld()
  const { takeFile } = await import('./take-file')
  async function* short() {
    yield Buffer.from('a,b\n')
  }
  const input = { account: world.shillings, name: 'x.csv', size: 99 }
  const take = (ctx = world.accountant, given = input) => takeFile(ctx, given, short(), world.folder)
  await expect(take()).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(take(world.accountant, { ...input, account: crypto.randomUUID() })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(take(world.as('maker'))).rejects.toMatchObject({ code: 'forbidden' })
  expect(await world.store.read.select().from(world.store.t.statementImports)).toEqual([])
})

test('20,000 lines: progress, killed midway goes on where it was, and the sums are the file’s', async () => {
  const world = await openImportsWorld()
  const lines = Array.from({ length: 20_000 }, (_, index) => {
    const [day, minute] = [1 + (index % 20), index % 60]
    const time = `${String(day).padStart(2, '0')}-11-2026 10:${String(minute).padStart(2, '0')}:00`
    return mpesaLine({ receipt: `SKG${index}`, in: String(1 + (index % 97)), time })
  })
  const checked = await world.check(mpesaFile(...lines))
  expect(checked).toMatchObject({ state: 'ready', lines: 20_000, newLines: 20_000, done: 20_000, total: 20_000 })
  await startImport(world.accountant, { importId: checked.id })
  const seen: number[] = []
  const dying = { ...world.accountant.store, tx: world.store.tx.bind(world.store) }
  const { workImport } = await import('./work-import')
  const tx: typeof world.store.tx = async (work) => {
    if (seen.length === 30) throw new Error('killed')
    seen.push((await world.read(checked.id)).done)
    return world.store.tx(work)
  }
  await expect(workImport({ ...world.accountant, store: { ...dying, tx } }, checked.id, world.folder)).rejects.toThrow(
    'killed',
  )
  expect(await world.read(checked.id)).toMatchObject({ state: 'importing', done: 6_000, addedLines: 6_000 })
  expect(seen.at(-1)).toBe(5_800)
  const { jobs } = world.store.t
  expect(await world.store.read.select().from(jobs).where(eq(jobs.subjectId, checked.id))).toHaveLength(1)
  await world.work(checked.id)
  expect(await world.read(checked.id)).toMatchObject({ state: 'done', addedLines: 20_000 })
  expect(await world.store.read.select().from(jobs)).toEqual([])
  const sum = lines.reduce((total, _, index) => total + BigInt(1 + (index % 97)) * 100n, 0n)
  const totals = await world.store.read.select().from(world.store.t.dailyTotals)
  expect(totals.reduce((total, day) => total + day.inMinor, 0n)).toBe(sum)
  const again = await world.check(mpesaFile(...lines))
  expect(again).toMatchObject({ state: 'ready', newLines: 0, alikeLines: 0, knownLines: 20_000 })
  const corrupted = lines.with(12_345, mpesaLine({ receipt: 'SKGX', in: 'x' }))
  const refused = await world.check(mpesaFile(...corrupted))
  expect([refused.state, problemsOf(refused)]).toEqual([
    'refused',
    [{ fileLine: 12_347, problem: 'amount_unreadable' }],
  ])
}, 120_000)

test('the same money told by two doors at once stays one', async () => {
  const world = await openImportsWorld()
  const checked = await world.check(mpesaFile(mpesaLine({ receipt: 'SKH1', in: '15' })))
  await world.add({ providerReference: 'SKH1', amountMinor: 1_500n })
  await startImport(world.accountant, { importId: checked.id })
  await world.work(checked.id)
  expect(await world.transactions()).toHaveLength(1)
  expect((await world.read(checked.id)).addedLines).toBe(0)
})
