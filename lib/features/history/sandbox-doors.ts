import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '@/db/uuid-v7'
import { minorFromDecimal } from '@/lib/core/money'
import { applyBillStatus } from '../bills/check-bill'
import type { Bill } from '../bills/move-bill'
import type { Runtime } from '../context'
import { untilFollowed } from '../inbox/apply-event'
import { bookLine } from '../inbox/book-arrival'
import { callbackUrl, standingToken } from '../payments/callback-token'
import { readHistoryFact, writeHistoryFacts } from './keep-progress'

/**
 * The year that the sandbox's merchant had before Hazina. M-Pesa has no list endpoint, so the sandbox posts its old
 * confirmations and results to our own callback doors; iHela has none either, so the merchant's old book names the
 * bills, and each is asked about through the real verify call.
 */
const MpesaPage = z.object({ lastId: z.number(), done: z.boolean(), total: z.number(), refused: z.number() })
const Common = {
  id: z.number(),
  merchantReference: z.string(),
  amount: z.string(),
  description: z.string(),
  createdAt: z.iso.datetime(),
}
const BookEntry = z.discriminatedUnion('kind', [
  z.object({
    ...Common,
    kind: z.literal('bill'),
    code: z.string(),
    confirmationUri: z.string(),
    user: z.string(),
    customerName: z.string(),
    bank: z.string().nullable(),
  }),
  z.object({
    ...Common,
    kind: z.literal('cashin'),
    reference: z.string().nullable(),
    bankSlug: z.string(),
    account: z.string(),
    accountName: z.string().nullable(),
    error: z.boolean(),
    errorMessage: z.string(),
  }),
])
type BookEntry = z.infer<typeof BookEntry>
const BookPage = z.object({ total: z.number(), entries: z.array(BookEntry) })

const MPESA_PAGE = 500
const BOOK_PAGE = 50

async function readJson<T>(schema: z.ZodType<T>, url: string, body?: unknown): Promise<T> {
  const answer = await fetch(url, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    signal: AbortSignal.timeout(120_000),
  })
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} on ${new URL(url).pathname}`)
  return schema.parse(await answer.json())
}

/** Has the sandbox post the merchant's old M-Pesa messages to our doors, in order, until all are in. */
export async function loadMpesaHistory(rt: Runtime, sandboxUrl: string): Promise<void> {
  const resultUrl = callbackUrl(rt.publicUrl, standingToken(rt.key, 'arrivals'))('results')
  let after = Number((await readHistoryFact(rt.store, 'mpesa', 'cursor')) ?? '0')
  for (;;) {
    const page = await readJson(MpesaPage, `${sandboxUrl}/history/mpesa`, { resultUrl, after, limit: MPESA_PAGE })
    // Until they are followed nothing of them shows, and what comes meanwhile would wait behind all of them.
    await untilFollowed(rt, 'mpesa')
    await rt.store.tx((tx) =>
      writeHistoryFacts(rt, tx, 'mpesa', {
        cursor: String(page.lastId),
        done: String(page.lastId),
        total: String(page.total),
        complete: String(page.done),
      }),
    )
    if (page.done) return
    if (page.lastId === after) throw new Error('the sandbox could not deliver old M-Pesa messages to our doors')
    after = page.lastId
  }
}

async function bookBill(rt: Runtime, entry: Extract<BookEntry, { kind: 'bill' }>): Promise<void> {
  const rail = rt.providers.find('ihela')?.bills
  if (!rail) return
  const answer = await rail.checkBill({ merchantReference: entry.merchantReference, code: entry.code })
  if (answer.kind !== 'status') throw new Error(`iHela did not answer about a bill: ${answer.because}`)
  const { bills } = rt.store.t
  const at = new Date(entry.createdAt)
  await rt.store.tx(async (tx) => {
    const [known] = await tx
      .select()
      .from(bills)
      .where(and(eq(bills.provider, 'ihela'), eq(bills.merchantReference, entry.merchantReference)))
      .limit(1)
    if (known) return
    const row: Bill = {
      id: newId(at),
      reference: entry.merchantReference,
      provider: 'ihela',
      state: 'pending',
      version: 1,
      amountMinor: minorFromDecimal(entry.amount, 'BIF') ?? 0n,
      currency: 'BIF',
      customerName: entry.customerName,
      payer: entry.user,
      bank: entry.bank ?? '',
      description: entry.description,
      merchantReference: entry.merchantReference,
      makerId: 'history',
      requestKey: entry.merchantReference,
      code: entry.code,
      confirmationUrl: entry.confirmationUri,
      providerWord: '',
      bankReference: null,
      lastCheckedAt: null,
      nextCheckAt: null,
      checks: 0,
      createdAt: at,
      finishedAt: null,
    }
    await tx.insert(bills).values(row)
    await applyBillStatus(rt, tx, row, answer.status, 'history', at)
  })
}

async function bookCashIn(rt: Runtime, entry: Extract<BookEntry, { kind: 'cashin' }>): Promise<void> {
  const amountMinor = minorFromDecimal(entry.amount, 'BIF')
  if (amountMinor === undefined) throw new Error(`the old book has an amount that is no BIF: entry ${entry.id}`)
  await rt.store.tx((tx) =>
    bookLine(
      rt,
      tx,
      'ihela',
      {
        providerReference: entry.reference ?? `refused:${entry.merchantReference}`,
        accountKey: 'ihela',
        rail: 'ihela.cashin',
        direction: 'out',
        state: entry.error ? 'failed' : 'succeeded',
        amountMinor,
        feeMinor: 0n,
        currency: 'BIF',
        occurredAt: new Date(entry.createdAt),
        counterpartyName: entry.accountName ?? '',
        counterpartyAccount: entry.account,
        merchantReference: entry.merchantReference,
        description: entry.error ? `${entry.description} (${entry.errorMessage})` : entry.description,
        channel: entry.bankSlug,
      },
      'statement',
      null,
    ),
  )
}

/** Takes over the merchant's old iHela book, entry by entry. */
export async function loadIhelaHistory(rt: Runtime, sandboxUrl: string): Promise<void> {
  let after = Number((await readHistoryFact(rt.store, 'ihela', 'cursor')) ?? '0')
  let done = Number((await readHistoryFact(rt.store, 'ihela', 'done')) ?? '0')
  for (;;) {
    const page = await readJson(BookPage, `${sandboxUrl}/history/ihela?after=${after}&limit=${BOOK_PAGE}`)
    for (const entry of page.entries) {
      if (entry.kind === 'bill') await bookBill(rt, entry)
      else await bookCashIn(rt, entry)
    }
    done += page.entries.length
    after = page.entries.at(-1)?.id ?? after
    const complete = page.entries.length < BOOK_PAGE
    await rt.store.tx((tx) =>
      writeHistoryFacts(rt, tx, 'ihela', {
        cursor: String(after),
        done: String(done),
        total: String(page.total),
        complete: String(complete),
      }),
    )
    if (complete) return
  }
}
