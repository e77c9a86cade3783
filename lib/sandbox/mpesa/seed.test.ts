import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { KernelCore } from '@/lib/sandbox/kernel-core'
import { createMpesa, seedMpesa } from '@/lib/sandbox/mpesa'
import { balanceOf, CHARGES, UTILITY } from '@/lib/sandbox/mpesa/accounts'
import { receiptPrefix } from '@/lib/sandbox/mpesa/identifiers'
import { TransactionRow } from '@/lib/sandbox/mpesa/tables'

const NOW = new Date('2026-03-15T13:00:00Z')

function seeded(seed: string): KernelCore {
  const kernel = new KernelCore({ dataFile: ':memory:', seed, days: 365, now: () => NOW })
  createMpesa(kernel)
  kernel.startOver(seed)
  seedMpesa(kernel)
  return kernel
}
const history = (kernel: KernelCore) =>
  z
    .array(TransactionRow)
    .parse(kernel.db.prepare('select * from mpesa_transactions where historic = 1 order by id').all())

describe('a year of history', () => {
  const kernel = seeded('soko-fresh')
  const rows = history(kernel)

  it('has the size of the business', () => {
    const c2b = rows.filter((row) => row.kind === 'c2b').length
    const b2c = rows.filter((row) => row.kind === 'b2c').length
    expect(c2b).toBeGreaterThan(12_500)
    expect(c2b).toBeLessThan(14_500)
    expect(b2c).toBeGreaterThan(1_700)
    expect(b2c).toBeLessThan(2_200)
    expect(rows.filter((row) => row.state === 'failed').length).toBeGreaterThan(40)
  })

  it('adds up: every line leaves the balance it says, and the last one leaves today’s', () => {
    let utility = (rows[0]?.balanceAfter ?? 0) - (rows[0]?.amount ?? 0)
    let charges = 0
    for (const row of rows) {
      if (row.state === 'completed') utility += row.kind === 'c2b' ? row.amount : -row.amount
      charges -= row.charge
      expect(row.balanceAfter).toBe(utility)
    }
    expect(utility).toBe(balanceOf(kernel.db, '600100', UTILITY))
    expect(charges).toBe(balanceOf(kernel.db, '600100', CHARGES))
    expect(Math.min(...rows.map((row) => row.balanceAfter ?? 0))).toBeGreaterThan(0)
  })

  it('lies in the past, in order, with the receipts of its days', () => {
    let before = 0
    for (const row of rows) {
      const at = row.finalisedAt ?? 0
      expect(at).toBeGreaterThanOrEqual(before)
      before = at
      if (row.receipt) expect(row.receipt.slice(0, 3)).toBe(receiptPrefix(new Date(at)))
    }
    expect(before).toBeLessThanOrEqual(NOW.getTime())
    expect(rows.at(-1)?.receipt?.startsWith('UCF')).toBe(true)
  })

  it('is the same for the same seed, and another for another', () => {
    const receipts = (other: KernelCore) => history(other).map((row) => row.receipt)
    expect(receipts(seeded('soko-fresh'))).toEqual(rows.map((row) => row.receipt))
    expect(receipts(seeded('another')).slice(0, 50)).not.toEqual(rows.slice(0, 50).map((row) => row.receipt))
  })
})
