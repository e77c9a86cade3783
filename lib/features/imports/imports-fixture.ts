import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import type { Store } from '@/db/store'
import type { FeatureContext } from '../context'
import { openTransactionsWorld } from '../transactions/transactions-fixture'
import { getImport } from './import-row'
import { takeFile } from './take-file'
import { workImport } from './work-import'

export const MPESA_HEADINGS =
  'Receipt No.,Completion Time,Initiation Time,Details,Transaction Status,Paid In,Withdrawn,Balance,Balance Confirmed,Reason Type,Other Party Info,Linked Transaction ID,A/C No.'

/** One line of an organisation statement as M-Pesa's portal writes it. */
export function mpesaLine(line: {
  receipt: string
  time?: string
  in?: string
  out?: string
  details?: string
  status?: string
  party?: string
  account?: string
}): string {
  const time = line.time ?? '20-11-2026 10:15:00'
  const details = line.details ?? 'Pay Bill from customer'
  const party = line.party ?? '254712345678 - Jane Wanjiku'
  return `${line.receipt},${time},${time},${details},${line.status ?? 'Completed'},${line.in ?? ''},${line.out ?? ''},,true,Pay Bill,${party},,${line.account ?? 'SF-1001'}`
}

export const mpesaFile = (...lines: string[]) => [MPESA_HEADINGS, ...lines, ''].join('\n')

/** Whoever acts has a row, as everybody has who brings a statement in. */
async function addPersonOf({ store, actor, now }: FeatureContext): Promise<void> {
  await store.tx((tx) =>
    tx.insert(store.t.users).values({
      id: actor.id,
      name: actor.name,
      signInName: actor.signInName,
      passwordHash: '',
      roles: actor.roles.join(','),
      totpSealed: null,
      totpLastStep: 0,
      isDemo: false,
      disabledAt: null,
      failedSignIns: 0,
      lockedUntil: null,
      createdAt: now(),
    }),
  )
}

/** For tests: a world with accounts, an accountant, and files that go in by the same door as real ones. */
export async function openImportsWorld(given?: Store) {
  const world = await openTransactionsWorld(given)
  const { store, shillings } = world
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-statements-'))
  const accountant: FeatureContext = world.as('accountant')
  await addPersonOf(accountant)
  async function* inPieces(bytes: Buffer) {
    for (let from = 0; from < bytes.length; from += 64_000) yield bytes.subarray(from, from + 64_000)
  }
  const upload = async (text: string, name = 'statement.csv') => {
    const bytes = Buffer.from(text)
    const input = { account: shillings, name, size: bytes.length }
    const { importId } = await takeFile(accountant, input, inPieces(bytes), folder)
    return importId
  }
  const work = (importId: string) => workImport(accountant, importId, folder)
  const read = (importId: string) => getImport(store, store.read, importId)
  return {
    ...world,
    folder,
    accountant,
    upload,
    work,
    read,
    /** Uploaded and checked. */
    async check(text: string) {
      const importId = await upload(text)
      await work(importId)
      return read(importId)
    },
    transactions: () =>
      store.read.select().from(store.t.transactions).where(eq(store.t.transactions.accountId, shillings)),
    lines: (importId: string) =>
      store.read.select().from(store.t.statementLines).where(eq(store.t.statementLines.importId, importId)),
    audited: async () => (await store.read.select().from(store.t.audit)).map(({ action }) => action),
  }
}
