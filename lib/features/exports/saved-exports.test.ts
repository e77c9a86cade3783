import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '@/db/open-store'
import { newId } from '@/db/uuid-v7'
import type { Role } from '@/lib/core/permissions'
import type { FeatureContext } from '../context'
import { sumTransactions } from '../transactions/sums'
import {
  addMixedLines,
  filterOf,
  NOW,
  openTransactionsWorld,
  type TransactionsWorld,
  ZONE,
} from '../transactions/transactions-fixture'
import { compose, fileSums } from './compose'
import { readLastChoice, readSums } from './export-transactions'
import { EXPORT_LIFE_MS, expireExports, openSavedExport, orderExport, runExport } from './saved-exports'
import { readChoice } from './schemas'

let dataDir: string
let world: TransactionsWorld

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'hazina-saved-'))
  world = await openTransactionsWorld(
    openStore({ root: process.cwd(), databaseFile: path.join(dataDir, 'sandbox.db') }),
  )
})

afterEach(async () => {
  await world.store.close()
  rmSync(dataDir, { recursive: true })
})

const ORDER = { filter: {}, upto: 1_000_000, layout: 'machine' as const, zone: ZONE, columns: '' }

async function person(...roles: Role[]): Promise<FeatureContext> {
  const ctx = world.as(...roles)
  const { users } = world.store.t
  await world.store.tx((tx) =>
    tx.insert(users).values({
      id: ctx.actor.id,
      name: 'Eshe',
      signInName: ctx.actor.id,
      passwordHash: 'x',
      roles: roles.join(','),
      totpLastStep: 0,
      isDemo: false,
      failedSignIns: 0,
      createdAt: NOW,
    }),
  )
  return ctx
}

async function rowOf(id: string) {
  const { exportsLog } = world.store.t
  const [row] = await world.store.read.select().from(exportsLog).where(eq(exportsLog.id, id))
  if (!row) throw new Error(`no export ${id}`)
  return row
}

async function taken(bytes: AsyncGenerator<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}

const files = () => readdirSync(path.join(dataDir, 'exports'))
const actions = async () => (await world.store.read.select().from(world.store.t.audit)).map((row) => row.action)

describe('a file made in the background', () => {
  test('has what was stated, its hash, and an end; each step is in the audit log', async () => {
    await addMixedLines(world, 300)
    const ctx = await person('accountant')
    const { exportId } = await orderExport(ctx, ORDER)
    expect((await rowOf(exportId)).state).toBe('waiting')
    await runExport(ctx, exportId, { dataDir })
    const row = await rowOf(exportId)
    expect(row).toMatchObject({ state: 'ready', rows: 300, doneRows: 300, fileSums: row.statedSums })
    expect(readSums(row.fileSums ?? '')).toEqual(fileSums(await sumTransactions(world.store, filterOf(), ZONE)))
    const file = await taken((await openSavedExport(ctx, exportId, { dataDir })).bytes)
    expect(createHash('sha256').update(file).digest('hex')).toBe(row.sha256)
    expect(file.byteLength).toBe(row.bytes)
    expect(parse(file, { columns: true }).length).toBe(300)
    expect(files()).toEqual([exportId])
    expect(await actions()).toEqual(['export.ordered', 'export.ready', 'export.downloaded'])
  })

  test('is for nobody else, and not for whoever may no longer see the accounts in it', async () => {
    await world.add()
    const ctx = await person('accountant')
    const { exportId } = await orderExport(ctx, ORDER)
    await runExport(ctx, exportId, { dataDir })
    await expect(openSavedExport(await person('auditor'), exportId, { dataDir })).rejects.toMatchObject({
      code: 'not_found',
    })
    const demoted = { ...world.as('maker'), actor: { ...world.as('maker').actor, id: ctx.actor.id } }
    await expect(openSavedExport(demoted, exportId, { dataDir })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('is made with the rights of the moment: none for who lost them, hidden accounts for a maker', async () => {
    await world.add()
    const ctx = await person('accountant')
    const [first, second] = [await orderExport(ctx, ORDER), await orderExport(ctx, ORDER)]
    const { users } = world.store.t
    const become = (roles: string) =>
      world.store.tx(async (tx) => {
        await tx.update(users).set({ roles }).where(eq(users.id, ctx.actor.id))
      })
    await become('maker')
    await runExport(ctx, first.exportId, { dataDir })
    expect(readFileSync(path.join(dataDir, 'exports', first.exportId), 'utf8')).toContain('0712 ••• 678')
    await become('cashier')
    await runExport(ctx, second.exportId, { dataDir })
    expect(await rowOf(second.exportId)).toMatchObject({ state: 'failed', sha256: null })
    expect(files()).toEqual([first.exportId])
  })

  test('goes when its time is over, with what a dead process left half written', async () => {
    await world.add()
    const ctx = await person('accountant')
    const { exportId } = await orderExport(ctx, ORDER)
    await runExport(ctx, exportId, { dataDir })
    const stray = path.join(dataDir, 'exports', `${newId()}.part`)
    writeFileSync(stray, 'half')
    utimesSync(stray, NOW, new Date(NOW.getTime() - 1))
    const later = { ...ctx, now: () => new Date(NOW.getTime() + EXPORT_LIFE_MS) }
    await expect(openSavedExport(later, exportId, { dataDir })).rejects.toMatchObject({ code: 'not_found' })
    await expireExports(later, { dataDir })
    expect(files()).toEqual([])
    expect(await rowOf(exportId)).toMatchObject({ state: 'expired' })
  })

  test('a failure leaves no file, and the order waits for the next try', async () => {
    await addMixedLines(world, 30)
    const ctx = await person('accountant')
    const { exportId } = await orderExport(ctx, { ...ORDER, layout: 'excel' })
    const broken = { ...ctx.store, textRows: () => fail() }
    // biome-ignore lint/correctness/useYield: it ends before anything is given
    async function* fail(): AsyncGenerator<never> {
      throw new Error('the disk is gone')
    }
    await expect(runExport({ ...ctx, store: broken }, exportId, { dataDir })).rejects.toThrow('the disk is gone')
    expect(files()).toEqual([])
    expect((await rowOf(exportId)).state).toBe('waiting')
  })

  test('the choice of the last time is offered again', async () => {
    const ctx = await person('accountant')
    await orderExport(ctx, { ...ORDER, layout: 'excel', zone: 'UTC', columns: 'amount,receipt' })
    expect(await readLastChoice(ctx)).toEqual({ layout: 'excel', zone: 'UTC', columns: ['amount', 'receipt'] })
  })
})

/** The text of one part of a zip archive whose entries are written as streams: found by its name in the central directory. */
function partOf(zip: Buffer, name: string): string {
  let at = zip.readUInt32LE(zip.length - 6)
  for (;;) {
    const [size, nameLength, extra, comment, local] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ]
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      return inflateRawSync(zip.subarray(start, start + size)).toString('utf8')
    }
    at += 46 + nameLength + extra + comment
  }
}

describe('the Excel layout', () => {
  test('has phones, accounts and receipts as text, names that are no formulas, and figures as numbers', async () => {
    await world.add({ counterpartyName: '=HYPERLINK("x") & <b>', counterpartyAccount: '0712345678' })
    const choice = readChoice({ layout: 'excel' }, ZONE)
    const file = await compose(world.as('accountant'), filterOf(), choice)
    const sheet = partOf(await taken(file.bytes), 'xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<c t="inlineStr"><is><t xml:space="preserve">=HYPERLINK("x") &amp; &lt;b&gt;</t></is></c>')
    expect(sheet).toContain('<t xml:space="preserve">0712345678</t>')
    expect(sheet).toContain('<c><v>1500.00</v></c>')
    expect(sheet).not.toContain('<f>')
    expect(file.written).toEqual(file.stated)
  })
})

describe('the accountant’s layout', () => {
  test('runs from the balance before the first day to the closing balance of the account', async () => {
    await addMixedLines(world, 200)
    const ctx = world.as('accountant')
    await world.store.tx((tx) =>
      tx.insert(world.store.t.balanceSnapshots).values({
        id: newId(),
        accountId: world.shillings,
        availableMinor: 9_000_000n,
        currentMinor: 9_000_000n,
        source: 'poll',
        at: new Date(NOW.getTime() + 86_400_000 * 30),
      }),
    )
    for (const days of [{}, { from: '2026-10-27' }, { from: '2026-10-27', to: '2026-10-28' }]) {
      const filter = filterOf({ account: world.shillings, ...days })
      const file = await compose(ctx, filter, readChoice({ layout: 'ledger' }, ZONE))
      const lines = parse(await taken(file.bytes), { columns: true }) as Record<string, string>[]
      expect(file.written).toEqual(file.stated)
      expect(lines.length).toBe(file.stated.rows)
      const after = await sumTransactions(world.store, filterOf({ account: world.shillings, from: '2026-10-29' }), ZONE)
      const moved = 'to' in days ? (after[0]?.inMinor ?? 0n) - (after[0]?.outMinor ?? 0n) : 0n
      const minor = (text: string | undefined) => BigInt((text ?? '').replace('.', ''))
      expect(minor(lines.at(-1)?.balance)).toBe(9_000_000n - moved)
      expect(lines.map((line) => line.date)).toEqual(lines.map((line) => line.date).toSorted())
    }
  })

  test('has no balance where none is known, rather than one that was made up', async () => {
    await addMixedLines(world, 40)
    const file = await compose(
      world.as('accountant'),
      filterOf({ account: world.francs }),
      readChoice({ layout: 'ledger' }, ZONE),
    )
    const lines = parse(await taken(file.bytes), { columns: true }) as Record<string, string>[]
    expect(lines.length).toBeGreaterThan(0)
    expect(new Set(lines.map((line) => line.balance))).toEqual(new Set(['']))
  })

  test('is refused where there is no one account to balance', async () => {
    const ctx = world.as('accountant')
    const choice = readChoice({ layout: 'ledger' }, ZONE)
    for (const filter of [filterOf(), filterOf({ account: world.shillings, tab: 'in' })])
      await expect(compose(ctx, filter, choice)).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
