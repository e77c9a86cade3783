import { expect, onTestFinished, test, vi } from 'vitest'
import { answerJson, startScriptedServer } from '../scripted-server'
import type { TransportOptions } from '../transport'
import { createIhelaClient } from './client'
import { ihelaConfig, tokenReply } from './fixtures'

const deadlines = vi.hoisted(() => new Map<string, number | undefined>())
vi.mock(import('../transport'), async (original) => {
  const real = await original()
  return {
    ...real,
    createTransport(options: TransportOptions) {
      const transport = real.createTransport(options)
      return {
        ...transport,
        call(request) {
          deadlines.set(request.operation, request.totalTimeoutMs ?? options.totalTimeoutMs)
          return transport.call(request)
        },
      }
    },
  }
})

test('waits fifteen seconds, thirty for a cash-in (contract 8)', async () => {
  const server = await startScriptedServer((_request, reply) => answerJson(reply, 200, tokenReply))
  onTestFinished(server.close)
  const client = createIhelaClient(ihelaConfig(server.url))
  await client.listBanks()
  await client.lookUpCustomer('MF1-0001', '76000111')
  await client.initBill('')
  await client.verifyBill('')
  await client.cashIn({ body: '' })
  expect(Object.fromEntries(deadlines)).toEqual({
    'ihela.token': 15_000,
    'ihela.banks': 15_000,
    'ihela.lookup': 15_000,
    'ihela.bill_init': 15_000,
    'ihela.bill_verify': 15_000,
    'ihela.cash_in': 30_000,
  })
})
