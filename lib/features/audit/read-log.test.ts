import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Engine, openEngine } from '../payments/engine-fixture'
import type { Payment } from '../payments/payment-order'
import { pauseSending } from '../providers/pause-sending'
import { checkLog } from './check-log'
import { exportLog } from './export-log'
import { AUDIT_PAGE, AuditFilter, everyLine, listAudit } from './read-log'
import { recordAudit } from './record-audit'

let engine: Engine
let payment: Payment

beforeEach(async () => {
  engine = await openEngine()
  payment = await engine.approvedPayout()
  await pauseSending(await engine.as('baraka'), { provider: 'mpesa', reason: '=slow today' })
})
afterEach(() => engine.store.close())

async function shown(filter: Partial<AuditFilter>, by = 'farida'): Promise<string[]> {
  const { lines } = await listAudit(await engine.as(by), AuditFilter.parse(filter))
  return lines.map((line) => `${line.who.split(' ')[0]} ${line.action} ${line.about}`)
}

describe('the log is filtered', () => {
  test('by person, by name', async () => {
    const lines = await shown({ who: 'Baraka' })
    expect(lines).toContain('Baraka provider.pause provider:mpesa')
    expect(lines.every((line) => line.startsWith('Baraka'))).toBe(true)
  })

  test('by a payment’s reference, which stands where the log has an id', async () => {
    expect(await shown({ about: payment.reference })).toEqual([
      `Baraka payment.approve_last ${payment.reference}`,
      `Amina payment.submit ${payment.reference}`,
      `Amina payment.create ${payment.reference}`,
    ])
  })

  test('by an object as the log writes it, and by the beginning of an action', async () => {
    expect(await shown({ about: 'provider:mpesa' })).toEqual(['Baraka provider.pause provider:mpesa'])
    expect((await shown({ action: 'payment.' })).length).toBe(3)
    // An underscore is a letter of its own.
    expect((await shown({ action: 'payment.approve_l' })).length).toBe(1)
    expect(await shown({ action: 'payment.approve_x' })).toEqual([])
  })

  test('by day in the business zone', async () => {
    // 09:00 UTC is noon of the same day in Nairobi; the minutes that codes take do not leave it.
    expect((await shown({ from: '2026-11-20', to: '2026-11-20' })).length).toBeGreaterThan(3)
    expect(await shown({ to: '2026-11-19' })).toEqual([])
    expect(await shown({ from: '2026-11-21' })).toEqual([])
  })

  test('marks of rows are left out unless they are asked for', async () => {
    expect((await shown({})).filter((line) => line.includes('rows.mark'))).toEqual([])
    expect((await shown({ action: 'rows' })).length).toBeGreaterThan(0)
  })

  test('what cannot be read is no filter', () => {
    expect(AuditFilter.parse({ from: 'yesterday', who: '', to: ['a'] })).toEqual({})
  })
})

test('an administrator sees who did what, not how much or to whom; provider acts in full', async () => {
  const { lines } = await listAudit(await engine.as('gitau'), {})
  const created = lines.find((line) => line.action === 'payment.create')
  expect(created?.facts).toEqual([])
  const submitted = lines.find((line) => line.action === 'payment.submit')
  expect(submitted?.facts.map(({ name }) => name).toSorted()).toEqual(['from', 'to', 'version'])
  expect(lines.find((line) => line.action === 'provider.pause')?.facts).toEqual([
    { name: 'reason', text: '=slow today' },
  ])
  expect(JSON.stringify(lines)).not.toContain('1250000')
  const auditor = await listAudit(await engine.as('farida'), {})
  expect(auditor.lines.find((line) => line.action === 'payment.create')?.facts).toContainEqual({
    name: 'amountMinor',
    text: '1250000',
  })
})

test('pages by keyset there and back, without a gap or a repeat', async () => {
  for (let index = 0; index < AUDIT_PAGE + 5; index += 1)
    await engine.store.tx((tx) =>
      recordAudit(engine.rt, tx, { actorId: 'worker', action: 'test.act', subject: `test:${index}`, facts: {} }),
    )
  const ctx = await engine.as('farida')
  const filter = { action: 'test.' }
  const first = await listAudit(ctx, filter)
  expect([first.lines.length, first.newer]).toEqual([AUDIT_PAGE, null])
  const second = await listAudit(ctx, filter, { number: first.older ?? 0, way: 'older' })
  expect([second.lines.length, second.older]).toEqual([5, null])
  const back = await listAudit(ctx, filter, { number: second.newer ?? 0, way: 'newer' })
  expect(back.lines).toEqual(first.lines)
})

describe('the exported file', () => {
  test('holds exactly the filtered records, formula-safe, and is itself in the log', async () => {
    const ctx = await engine.as('farida')
    const filter = { who: 'Baraka' }
    const expected = (await listAudit(ctx, filter)).lines.map((line) => String(line.number))
    const { fileName, lines } = await exportLog(ctx, filter)
    let text = ''
    for await (const piece of lines) text += piece
    const rows = text.trimEnd().split('\r\n').slice(1)
    expect(rows.map((row) => row.split(',')[0])).toEqual(expected)
    expect(text).not.toMatch(/(^|,)"?=/m)
    expect(fileName).toMatch(/^hazina-sandbox-audit-.*-EAT\.csv$/)
    expect(await shown({ action: 'export.audit' })).toHaveLength(1)
  })

  test('says no more than the page does to whoever sees no money', async () => {
    const pieces = []
    for await (const piece of everyLine(await engine.as('gitau'), {}, 1_000)) pieces.push(piece)
    expect(JSON.stringify(pieces)).not.toContain('1250000')
  })

  test('is refused without the right', async () => {
    await expect(exportLog(await engine.as('amina'), {})).rejects.toThrow('audit.read')
  })
})

test('verifying says how many records fit, or the first that does not', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-check-'))
  const place = { anchorFile: path.join(folder, 'anchors.jsonl') }
  const ctx = await engine.as('farida')
  const whole = await checkLog(ctx, place)
  expect(whole).toMatchObject({ firstBreak: null, anchorProblem: null, noted: 0 })
  expect(whole.records).toBeGreaterThan(5)
  await engine.store.tx(async (tx) => {
    if (!('run' in tx) || typeof tx.run !== 'function') throw new Error('the store takes no raw statement')
    await tx.run(sql`drop trigger audit_append_only`)
    await tx.run(sql`update audit set actor_id = 'x' where number = 4`)
  })
  expect(await checkLog(ctx, place)).toMatchObject({ firstBreak: { number: 4, because: 'it was changed' } })
  rmSync(folder, { recursive: true, force: true })
})
