import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '@/lib/core/errors'
import { fold } from '@/lib/core/fold'
import { listAudit } from '@/lib/features/audit/read-log'
import { brokenChecks, verifyEverything } from '@/lib/features/audit/verify-everything'
import { exportTransactions } from '@/lib/features/exports/export-transactions'
import { readChoice } from '@/lib/features/exports/schemas'
import { enterPayee } from '@/lib/features/payees/enter-payee'
import { dispatchPayment } from '@/lib/features/payments/dispatch-payment'
import { type Engine, openEngine, PHONE, success } from '@/lib/features/payments/engine-fixture'
import { submitPayment } from '@/lib/features/payments/submit-payment'
import { readTransactionFilter } from '@/lib/features/transactions/filter'
import { listTransactions } from '@/lib/features/transactions/queries'
import { recordTransaction } from '@/lib/features/transactions/record-transaction'
import { searchText } from '@/lib/features/transactions/transaction-line'
import { createLog } from '@/lib/log'

/** Rows 27 and 28 of lib/FAULT-MATRIX.md, rows 18 and 24 of lib/SECURITY-MATRIX.md: text that is meant to be something else. */

const MARKUP = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  '<svg/onload=alert(1)>',
  '</title><script>alert(1)</script>',
  'javascript:alert(1)',
  '&lt;b&gt;',
  '{{7*7}}',
  '$' + '{7*7}',
  '<!--',
  ']]>',
]
const SQL = [
  "'; DROP TABLE payments; --",
  "' OR '1'='1",
  '1; DELETE FROM audit',
  '") UNION SELECT password_hash FROM users --',
  'x" OR rowid > 0 OR "',
  '% _ %',
  "\\' OR 1=1 --",
  'NEAR(a b)',
  'a* AND b OR NOT c',
]
const PATHS = [
  '../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'file:///etc/passwd',
  'C:\\CON',
  '$(id)',
  '`id`',
  '| id',
  '; id',
  '%n%s%x',
]
const FORMULAS = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("https://evil.example","x")',
  '+1+1',
  '-2+3+cmd|x',
  '@SUM(1+1)',
  '=DDE("cmd";"/C calc";"x")',
  '  =1+1',
  '\u00a0=1+1',
  '\uff1d1+1',
  '\uff0b1',
  '\uff0d1',
  '\uff20x',
  '%0A=1+1',
  ';=1+1',
  '"=1+1"',
  "'=1+1",
  '=1,"2"',
]
const WORDS = [
  'null',
  'undefined',
  'NaN',
  'true',
  '-0',
  '1e400',
  '0x10',
  '__proto__',
  'constructor',
  'toString',
  '[object Object]',
  '{}',
  '[]',
  '\\',
  '/',
  '"',
  "'",
  "''",
  '""',
  'Ω≈ç√',
  '田中さん',
  'محمد علي',
  '👩👧',
  'Ⅷ',
  'ﷺ',
  'İstanbul',
  'ß',
  'ﬁ',
]
/** What would be drawn elsewhere or not at all: never taken from a person. */
const UNSEEN = [
  'a\u202eb',
  'a\u2066b',
  'a\u200bb',
  'a\ufeffb',
  'a\u0000b',
  'a\u001b[31mb',
  'a\u00adb',
  'a\u{e0041}b',
  'a\ud800b',
  'a\u0007b',
  'a\u009bb',
]
const PLAIN = [...MARKUP, ...SQL, ...PATHS, ...FORMULAS, ...WORDS]
const ALL = [
  ...PLAIN,
  ...UNSEEN,
  'x'.repeat(10_000),
  'e\u0301'.repeat(200),
  `Z${'\u0316'.repeat(300)}`,
  'two\nlines',
  'two\r\n=1+1',
  'tab\there',
]

let engine: Engine
beforeAll(async () => {
  engine = await openEngine()
})
afterAll(() => engine.store.close())

/** What becomes of a text that a person typed: refused in words, or kept as it was but for blanks and joined forms. */
async function typed(text: string, take: (text: string) => Promise<string>): Promise<void> {
  const wanted = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  try {
    expect(await take(text)).toBe(wanted)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect([text.slice(0, 40), error.code]).toEqual([text.slice(0, 40), 'invalid_input'])
    expect(Object.values(error.fields).join()).toMatch(/^(invisible_characters|too_long|required|characters_wrong)$/)
    expect(PLAIN.includes(text), `${text} was refused`).toBe(false)
  }
}

describe('what a person types', () => {
  it('in the name, reference and purpose of a payment is kept as text or refused in words', async () => {
    const ctx = await engine.as('amina')
    for (const text of ALL) {
      await typed(text, async (given) => {
        const { purpose } = await submitPayment(ctx, engine.payout({ purpose: given, duplicateReason: 'a test' }))
        return purpose
      })
      await typed(text, async (given) => {
        const input = engine.payout({ counterpartyName: given, duplicateReason: 'a test' })
        return (await submitPayment(ctx, input)).counterpartyName
      })
    }
  }, 300_000)

  it('as the name of a payee is kept as text or refused in words', async () => {
    const ctx = await engine.as('amina')
    const { payees } = engine.store.t
    for (const [index, text] of ALL.entries())
      await typed(text, async (name) => {
        const account = `07123${String(index).padStart(5, '0')}`
        await enterPayee(ctx, { name, rail: 'mpesa.b2c', account, bank: '', details: {}, reason: 'a test' })
        const [row] = await engine.store.read
          .select({ name: payees.name })
          .from(payees)
          .where(eq(payees.account, `254${account.slice(1)}`))
        return row?.name ?? ''
      })
  }, 300_000)
})

describe('what a provider says', () => {
  it('of a payee is shown with what nobody sees made visible, and settles the payment all the same', async () => {
    for (const partyName of ['Jane \u202eukijnaW', '<b>Jane</b> Wanjiku', `Jane ${'\u0316'.repeat(400)}Wanjiku`]) {
      const payment = await engine.approvedPayout({ duplicateReason: 'a test' })
      await dispatchPayment(engine.rt, payment.id, 'worker-1')
      await engine.tell(payment.id, success({ partyName, receipt: crypto.randomUUID() }))
      const { state, confirmedName } = await engine.reload(payment)
      expect(state).toBe('succeeded')
      expect(confirmedName).not.toMatch(/[\p{Cf}\p{Cc}]|\p{M}{4}/u)
    }
  }, 60_000)

  it('in a line of the history comes out of the file as it went in, and no spreadsheet takes it for a formula', async () => {
    const { store, rt } = engine
    const keeping = { store, zone: rt.zone, now: rt.now }
    const names = new Map<string, string>()
    await store.tx(async (tx) => {
      for (const [index, text] of ALL.entries()) {
        const providerReference = `NAUGHTY${index}`
        const line = {
          accountId: engine.accountId,
          provider: 'mpesa',
          rail: 'mpesa.c2b',
          direction: 'in',
          state: 'succeeded',
          amountMinor: BigInt(100 + index),
          feeMinor: 0n,
          currency: 'KES',
          occurredAt: rt.now(),
          providerReference,
          merchantReference: '',
          counterpartyName: text,
          counterpartyAccount: PHONE,
          description: text,
          channel: '',
        } as const
        await recordTransaction(keeping, tx, line, 'callback')
      }
    })
    const stored = await store.read.select().from(store.t.transactions)
    for (const row of stored.filter((one) => one.providerReference.startsWith('NAUGHTY'))) {
      expect(row.counterpartyName).not.toMatch(/[\p{Cf}\p{Cc}]/u)
      expect(row.counterpartyName.length).toBeLessThanOrEqual(301)
      names.set(row.providerReference, row.counterpartyName)
    }
    expect(names.size).toBe(ALL.length)

    const { bytes } = await exportTransactions(
      await engine.as('eshe'),
      readTransactionFilter({}),
      readChoice({}, rt.zone),
    )
    const pieces: Uint8Array[] = []
    for await (const piece of bytes) pieces.push(piece)
    const records = parse(Buffer.concat(pieces), { columns: true, record_delimiter: '\r\n' }) as Record<
      string,
      string
    >[]
    expect(records).toHaveLength(stored.length)
    for (const { provider_reference = '', counterparty_name = '' } of records) {
      const name = names.get(provider_reference)
      if (name === undefined) continue
      expect(counterparty_name).not.toMatch(/^[\s\u00a0]*[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20]/)
      // Read again, less the apostrophe in front of what looks like a formula, it is what was stored.
      expect([name, counterparty_name.replace(/^'(?=[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20])/, '')]).toEqual([
        name,
        name,
      ])
    }
  }, 120_000)
})

it('into the search and the filters finds nothing it should not, and breaks nothing', async () => {
  for (const text of ALL) {
    const filter = readTransactionFilter({
      q: text,
      counterparty: text,
      sort: text,
      tab: text,
      from: text,
      min: text,
    })
    const { rows } = await listTransactions(
      engine.store,
      { ...filter, counterparty: undefined },
      'Africa/Nairobi',
      text,
    )
    // A text that is SQL finds the lines that hold it, not those that it would select.
    if (SQL.includes(text) && filter.q)
      for (const row of rows) expect(searchText(row)).toContain(fold(text).split(' ')[0])
    await listAudit(await engine.as('farida'), { who: text, about: text, action: text })
  }
  expect(await engine.store.read.select().from(engine.store.t.users)).not.toHaveLength(0)
}, 300_000)

it('none of it broke the audit log or the books, and a line of the log stays one line', async () => {
  const { key, zone } = engine.rt
  const verdict = await verifyEverything(engine.store, { key, zone, now: engine.clock.now, anchors: [] })
  expect(brokenChecks(verdict, 'safety').flatMap((check) => check.broken)).toEqual([])
  const lines: string[] = []
  const log = createLog('test', { write: (line: string) => void lines.push(line) })
  for (const text of ALL) log.warn(`refused: ${text}`, { error: text, operation: text })
  expect(lines).toHaveLength(ALL.length)
  for (const [index, line] of lines.entries()) {
    expect(line.trimEnd()).not.toMatch(/\p{Cc}/u)
    const { error } = JSON.parse(line) as { error: string }
    if (!/\p{Cs}/u.test(ALL[index] ?? '')) expect(error).toBe(ALL[index])
  }
})
