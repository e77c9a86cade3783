import { expect, test } from 'vitest'
import { ihelaConfig } from './ihela/fixtures'
import { mpesaConfig } from './mpesa/fixtures'
import { createProviders } from './registry'
import { retryRead } from './retry-read'
import type { CallResult } from './transport'

const nowhere = 'http://127.0.0.1:9'

test('providers come in the order they are always shown, only those that are set up', () => {
  const registry = createProviders({ ihela: ihelaConfig(nowhere), mpesa: mpesaConfig(nowhere) })
  expect(registry.list().map(({ id }) => id)).toEqual(['mpesa', 'ihela'])
  expect(registry.find('wekeza')).toBeUndefined()
  expect(() => registry.get('wekeza')).toThrow('not_configured')
  expect(() => registry.railProvider('bitpesa.payout')).toThrow('not_configured')
})

test('a rail is found by its name; one that money only arrives by has no way to send', () => {
  const registry = createProviders({ mpesa: mpesaConfig(nowhere) })
  expect(registry.rail('mpesa.b2c')?.rail).toBe('mpesa.b2c')
  expect(registry.rail('mpesa.c2b')).toBeUndefined()
  expect(registry.rail('ihela.cashin')).toBeUndefined()
  expect(registry.railProvider('mpesa.c2b').id).toBe('mpesa')
})

const answered = (status: number, retryAfterMs?: number): CallResult => ({
  wire: { kind: 'answered', status, isJsonObject: true },
  exchange: null,
  status,
  headers: {},
  text: '',
  bytes: new Uint8Array(),
  retryAfterMs,
})

test.each([
  [[503, 503, 503, 200], 3],
  [[503, 200], 2],
  [[429, 200], 2],
  [[404, 200], 1],
  [[200], 1],
])('a read answered %j is asked %i times', async (statuses, tries) => {
  const waits: number[] = []
  let asked = 0
  const result = await retryRead(
    async () => answered(statuses[asked++] ?? 0, 900),
    async (ms) => void waits.push(ms),
  )
  expect(asked).toBe(tries)
  expect(result.status).toBe(statuses[tries - 1])
  expect(waits).toHaveLength(tries - 1)
  for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(900)
})
