import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Currency, minorFromDecimal } from '@/lib/core/money'
import { merchantFrancs } from '@/lib/sandbox/ihela/merchants'
import { PROVIDERS, type ProviderName } from '@/lib/sandbox/kernel'
import { movements, OPERATIONS, openBooks, PHONES, sandbox } from '@/lib/sandbox/random-operations'

/**
 * One ledger per provider that adds up: whatever operations and faults come, each account holds what it held plus
 * what the ledger brought and minus what it took, and no money appears or vanishes in between.
 */

beforeAll(openBooks)
afterAll(() => sandbox.close())

/** What every account and wallet of the provider holds, in minor units, by the name the ledger calls it. */
function holdings(provider: ProviderName): Map<string, { minor: bigint; currency: string }> {
  const { db, phones } = sandbox.kernel
  const held = new Map<string, { minor: bigint; currency: string }>()
  const rows = (sql: string) =>
    z
      .array(z.object({ name: z.string(), minor: z.union([z.number(), z.string()]), currency: z.string() }))
      .parse(db.prepare(sql).all())
  const add = (sql: string) => {
    for (const { name, minor, currency } of rows(sql)) held.set(name, { minor: BigInt(minor), currency })
  }
  if (provider === 'mpesa')
    add(`select shortcode || ' ' || account as name, balance as minor, 'KES' as currency from mpesa_accounts`)
  if (provider === 'wekeza') add('select number as name, currentMinor as minor, currency from wekeza_accounts')
  if (provider === 'bitpesa') add(`select 'balance ' || currency as name, minor, currency from bitpesa_balances`)
  if (provider === 'ihela') {
    held.set('Soko Fresh Bujumbura', {
      minor: BigInt(merchantFrancs(sandbox.kernel, 'hazina-sandbox')),
      currency: 'BIF',
    })
  }
  if (provider === 'mpesa' || provider === 'wekeza') {
    for (const msisdn of PHONES) held.set(msisdn, { minor: BigInt(phones.get(msisdn).balanceMinor), currency: 'KES' })
  }
  return held
}

/** B2C fees leave the Charges Paid account for Safaricom; the ledger lists principals only. */
function feesMinor(): bigint {
  const row = sandbox.kernel.db
    .prepare('select coalesce(sum(charge), 0) as fees from mpesa_transactions where historic = 0')
    .get()
  return BigInt(z.object({ fees: z.number() }).parse(row).fees)
}

const CURRENCIES = ['KES', 'USD', 'EUR', 'UGX', 'BIF', 'NGN'] as const
const minorOf = (amount: string, currency: string): bigint => {
  const known: Currency | undefined = CURRENCIES.find((code) => code === currency)
  const minor = known && minorFromDecimal(amount, known)
  if (minor === undefined) throw new Error(`${amount} ${currency} is not an amount`)
  return minor
}

const FAULTS = [
  ...['drop_before', 'drop_after', 'truncate', 'wrong_type', 'unauthorized', 'rate_limit'].map((kind) => ({ kind })),
  ...['reset', 'html', 'server_error'].flatMap((kind) => [
    { kind, executed: true },
    { kind, executed: false },
  ]),
  ...['callback_lost', 'callback_twice', 'callback_reordered', 'wrong_amount', 'wrong_party'].map((kind) => ({ kind })),
]
const step = fc.record({
  operation: fc.nat(59),
  amount: fc.integer({ min: 10, max: 900 }),
  phone: fc.constantFrom(...PHONES),
  choice: fc.nat(60),
  fault: fc.option(fc.constantFrom(...FAULTS), { freq: 1 }),
})

describe.each(PROVIDERS)('%s: the ledger adds up', (provider) => {
  it('after any operations under any faults', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async (steps) => {
        const { kernel } = sandbox
        const before = holdings(provider)
        const feesBefore = feesMinor()
        const lastId = movements(provider).at(-1)?.id ?? 0
        for (const { operation, fault, ...order } of steps) {
          if (fault) {
            const body = JSON.stringify({ provider, ...fault })
            const added = await fetch(`http://127.0.0.1:${sandbox.ports.control}/faults`, { method: 'POST', body })
            expect(added.status).toBe(201)
          }
          const known = OPERATIONS[provider]
          await known[operation % known.length]?.(order)
        }
        for (const { id } of kernel.faults.list()) kernel.faults.remove(id)
        // Everything under way ends: results, retries, expiries.
        await kernel.clock.advance(3 * 60_000)

        const wanted = new Map([...before].map(([name, { minor }]) => [name, minor]))
        let outside = 0n
        const post = (name: string, minor: bigint) => {
          if (wanted.has(name) || holdings(provider).has(name)) wanted.set(name, (wanted.get(name) ?? 0n) + minor)
          else outside += minor
        }
        for (const { from, to, amount, currency } of kernel.ledger.list({ provider, after: lastId, limit: 10_000 })) {
          post(from, -minorOf(amount, currency))
          post(to, minorOf(amount, currency))
        }
        const fees = provider === 'mpesa' ? feesMinor() - feesBefore : 0n
        if (fees > 0n)
          wanted.set('600100 Charges Paid Account', (wanted.get('600100 Charges Paid Account') ?? 0n) - fees)
        const after = holdings(provider)
        for (const [name, { minor }] of after) expect([name, minor]).toEqual([name, wanted.get(name) ?? 0n])
        const sum = (held: typeof after) => [...held.values()].reduce((total, { minor }) => total + minor, 0n)
        // BitPesa's pot pays out in another currency; the others have one currency here.
        if (provider !== 'bitpesa') expect(sum(after) + outside + fees).toBe(sum(before))
        if (provider === 'wekeza') expectLinesToAddUp()
        if (provider === 'bitpesa') expectFundsAccountedFor()
      }),
      { numRuns: 6, seed: 20261121 },
    )
    // Not vacuous: money did move, in more than one way.
    expect(new Set(movements(provider).map(({ kind }) => kind)).size).toBeGreaterThan(1)
    expect(movements(provider).length).toBeGreaterThan(10)
  }, 60_000)
})

/** The newest line of every account tells the balance that the account has. */
function expectLinesToAddUp(): void {
  const wrong = sandbox.kernel.db
    .prepare(
      `select number from wekeza_accounts a where exists (select 1 from wekeza_transactions where accountId = a.id) and currentMinor <>
        (select balanceAfterMinor from wekeza_transactions where accountId = a.id order by at desc, seq desc limit 1)`,
    )
    .all()
  expect(wrong).toEqual([])
}

/** What each funded transaction took in is what its recipients were paid, still wait for, or gave back. */
function expectFundsAccountedFor(): void {
  const rows = z.array(z.object({ paid: z.string(), parts: z.number() })).parse(
    sandbox.kernel.db
      .prepare(
        `select t.paid_minor as paid, (select sum(cast(r.input_minor as integer)) from bitpesa_recipients r where r.transaction_id = t.id
          and r.state <> 'canceled') as parts from bitpesa_transactions t where t.funded_from is not null`,
      )
      .all()
      .filter((row) => z.object({ parts: z.number().nullable() }).parse(row).parts !== null),
  )
  for (const { paid, parts } of rows) expect(BigInt(paid)).toBe(BigInt(parts))
}
