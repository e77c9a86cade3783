import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/core/errors'
import type { ReversalOrder } from '../after-sending'
import { answerJson } from '../scripted-server'
import { createMpesaCallbacks } from './callbacks'
import { inbound, mpesaConfig, payoutAcknowledgement, reversalFailed, reversalOrder, reversed } from './fixtures'
import { createMpesa } from './index'
import { daraja, now, refusal } from './scripted-daraja'

const acknowledgement = { ...payoutAcknowledgement, OriginatorConversationID: 'd3f0-1' }
const { readInbound } = createMpesaCallbacks(mpesaConfig('http://127.0.0.1:1'))
const read = (body: unknown, query = '') => readInbound(inbound('results', body, query)).items

async function reverse(answer: Parameters<typeof daraja>[0], order: ReversalOrder = reversalOrder()) {
  const scripted = await daraja(answer)
  const reversals = scripted.mpesa.reversals
  if (!reversals) throw new Error('M-Pesa reverses')
  return { ...scripted, reversals, sent: await reversals.transmit(reversals.prepare(order), order) }
}

describe('reversing a receipt', () => {
  test('with the misspelt field and type 11', async () => {
    const { calls, sent } = await reverse((reply) => answerJson(reply, 200, acknowledgement))
    expect(sent).toMatchObject({ replyClass: 'accepted', outcome: { providerReference: 'd3f0-1' } })
    expect(calls[0]?.path).toBe('/mpesa/reversal/v1/request')
    const { SecurityCredential, ...body } = JSON.parse(calls[0]?.body ?? '')
    expect(SecurityCredential).toHaveLength(344)
    expect(body).toEqual({
      Initiator: 'testapi',
      CommandID: 'TransactionReversal',
      TransactionID: 'TL48ZQ1WXN',
      Amount: 1250,
      ReceiverParty: '174379',
      RecieverIdentifierType: '11',
      ResultURL: 'https://hazina.example.test/hooks/results/token-1?about=reversal&account=174379',
      QueueTimeOutURL: 'https://hazina.example.test/hooks/timeouts/token-1?about=reversal&account=174379',
      Remarks: 'Paid twice',
    })
  })

  test.each([
    ['an id without a transaction behind it', { receipt: 'TL40000000' }],
    ['no receipt', { receipt: 'x' }],
    ['a fraction', { amountMinor: 125_050n }],
    ['nothing', { amountMinor: 0n }],
    ['an account that is not ours', { accountKey: '600999' }],
  ])('%s is refused before anything leaves', (_name, change) => {
    const mpesa = createMpesa(mpesaConfig('http://127.0.0.1:1'), now)
    expect(() => mpesa.reversals?.prepare(reversalOrder(change))).toThrow(AppError)
  })

  test('a refusal, a busy host and a lost answer are three things; none is sent again', async () => {
    const refused = await reverse((reply) =>
      answerJson(reply, 400, refusal('400.002.02', 'Bad Request - Invalid RecieverIdentifierType')),
    )
    expect(refused.sent.replyClass).toBe('refused')
    const busy = await reverse((reply) => answerJson(reply, 500, refusal('500.003.02', 'System is busy.')))
    expect(busy.sent.replyClass).toBe('refused_retry')
    const lost = await reverse((reply) => reply.destroy())
    expect(lost.sent.replyClass).toBe('indeterminate')
    const nameless = await reverse((reply) => answerJson(reply, 200, { ResponseCode: '0' }))
    expect(nameless.sent.replyClass).toBe('indeterminate')
    for (const { calls } of [refused, busy, lost, nameless]) expect(calls).toHaveLength(1)
  })

  test('is asked about by its own id; without it only the result can tell', async () => {
    const { calls, reversals } = await reverse((reply) => answerJson(reply, 200, acknowledgement))
    expect((await reversals.ask(reversalOrder({ providerReference: 'd3f0-1' }), 'ask-1')).kind).toBe('asked')
    expect(JSON.parse(calls[1]?.body ?? '')).toMatchObject({ OriginalConversationID: 'd3f0-1', PartyA: '174379' })
    expect((await reversals.ask(reversalOrder(), 'ask-2')).kind).toBe('cannot_ask')
  })
})

describe('the result of a reversal', () => {
  test('the money that went back is a line of its own, which names the receipt it gives back', () => {
    expect(read(reversed, '?about=reversal&account=174379')).toEqual([
      {
        kind: 'evidence',
        providerReference: 'd3f0-4b62-9c11-70a8e5b4c2d91268232',
        evidence: expect.objectContaining({
          meaning: 'succeeded',
          receipt: 'TL45R8NQ2V',
          amountMinor: 125_000n,
          partyAccount: '254708374149',
        }),
        line: expect.objectContaining({
          providerReference: 'TL45R8NQ2V',
          direction: 'out',
          accountKey: '174379',
          amountMinor: 125_000n,
          feeMinor: 0n,
          merchantReference: 'TL48ZQ1WXN',
        }),
      },
    ])
    // Known by its content where the address says nothing; the account is the one debited.
    expect(read(reversed)).toMatchObject([{ line: { accountKey: '174379' } }])
  })

  test.each([
    ['R000001', 'The transaction has already been reversed.'],
    ['R000002', 'The OriginalTransactionID is invalid.'],
    [1, 'The balance is insufficient for the transaction.'],
    [21, 'The initiator is not allowed to initiate this request.'],
    ['2001', 'The initiator information is invalid.'],
  ])('%s has failed, with no parameters and no receipt', (code, words) => {
    for (const query of ['?about=reversal&account=174379', '']) {
      const [item] = read(reversalFailed(code, words), query)
      expect(item).toMatchObject({ evidence: { meaning: 'failed', firm: true, code: String(code), words } })
      expect(item).not.toHaveProperty('line')
    }
  })

  test('a success without parameters (2017) is evidence and no line', () => {
    const { ResultParameters, ...bare } = reversed.Result
    const [item] = read({ Result: bare }, '?about=reversal&account=174379')
    expect(item).toMatchObject({ evidence: { meaning: 'succeeded', receipt: 'TL45R8NQ2V' } })
    expect(item).not.toHaveProperty('line')
  })
})

describe('asking what stands behind a receipt', () => {
  test('by the receipt, in the account it is of', async () => {
    const { mpesa, calls } = await daraja((reply) => answerJson(reply, 200, acknowledgement))
    const { callbackUrl } = reversalOrder()
    const question = { receipt: ' tl48zq1wxn ', accountKey: '174379', callbackUrl }
    expect((await mpesa.receipts?.askReceipt(question, 'ask-9'))?.kind).toBe('asked')
    const body = JSON.parse(calls[0]?.body ?? '')
    expect(body).toMatchObject({ TransactionID: 'TL48ZQ1WXN', PartyA: '174379', Occasion: 'ask-9' })
    expect(body).not.toHaveProperty('OriginalConversationID')
  })
})
