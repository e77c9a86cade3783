import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/core/errors'
import { answerJson } from '../scripted-server'
import { debitBalanceOf } from './business-results'
import { createMpesaCallbacks } from './callbacks'
import {
  businessFailed,
  businessOrder,
  businessPaid,
  businessPaidOld,
  inbound,
  mpesaConfig,
  payoutAcknowledgement,
  reversalOrder,
  statusAnswer,
  timeoutNotice,
} from './fixtures'
import { createMpesa } from './index'
import { daraja, now, railOf, refusal, send } from './scripted-daraja'
import { ResultMessage } from './wire'

const ID = '5f1c-4a77-8e02-3b9d6c55e0a1204471'
const { readInbound } = createMpesaCallbacks(mpesaConfig('http://127.0.0.1:1'))
const read = (body: unknown, query = '') => readInbound(inbound('results', body, query)).items

describe('paying a business', () => {
  test('a pay bill, with the account number there and the misspelt field', async () => {
    const { mpesa, calls } = await daraja((reply) =>
      answerJson(reply, 200, { ...payoutAcknowledgement, OriginatorConversationID: ID }),
    )
    const sent = await send(mpesa, businessOrder())
    expect(sent.outcome).toEqual({
      kind: 'accepted',
      providerReference: ID,
      otherReference: payoutAcknowledgement.ConversationID,
    })
    expect(calls[0]).toMatchObject({ method: 'POST', path: '/mpesa/b2b/v1/paymentrequest' })
    const { SecurityCredential, ...body } = JSON.parse(calls[0]?.body ?? '')
    expect(SecurityCredential).toHaveLength(344)
    expect(body).toEqual({
      Initiator: 'testapi',
      CommandID: 'BusinessPayBill',
      SenderIdentifierType: '4',
      RecieverIdentifierType: '4',
      Amount: 120,
      PartyA: '600100',
      PartyB: '600000',
      AccountReference: 'INV-2201',
      Remarks: 'Maize- week 48',
      QueueTimeOutURL: 'https://hazina.example.test/hooks/timeouts/token-1?about=b2b',
      ResultURL: 'https://hazina.example.test/hooks/results/token-1?about=b2b',
      Occassion: 'payout-000812-a1',
    })
    expect(sent.exchange?.request.body).toContain('{{security_credential}}')
  })

  test('a till: buy goods, without an account number; on behalf of a phone', () => {
    const mpesa = createMpesa(mpesaConfig('http://127.0.0.1:1'), now)
    const order = businessOrder({ details: { payoutKind: 'buy_goods', onBehalfOf: '0708374149' } })
    const rail = railOf(mpesa, order)
    const body = JSON.parse(rail.prepare('send', order).body)
    expect(body).toMatchObject({ CommandID: 'BusinessBuyGoods', PartyB: '600000', Requester: 254708374149 })
    expect(body).not.toHaveProperty('AccountReference')
    expect(rail.prepare('send', order)).toEqual(rail.prepare('send', order))
    expect(rail.resendSameKey).toBe(false)
  })

  test('the place of the address’s secret is kept as it is, to be filled in when it travels', () => {
    const mpesa = createMpesa(mpesaConfig('http://127.0.0.1:1'), now)
    const place = (door: string) => `https://hazina.example.test/hooks/${door}/{{callback_token}}`
    const order = businessOrder({ callbackUrl: place })
    expect(railOf(mpesa, order).prepare('send', order).body).toContain('/hooks/results/{{callback_token}}?about=b2b')
    const reversal = mpesa.reversals?.prepare(reversalOrder({ callbackUrl: place }))
    expect(reversal?.body).toContain('/hooks/results/{{callback_token}}?about=reversal&account=174379')
  })

  test.each([
    ['nothing', { amountMinor: 0n }],
    ['a fraction of a shilling', { amountMinor: 12_050n }],
    ['another currency', { currency: 'USD' }],
    ['a phone', { counterpartyAccount: '254708374149' }],
    ['an account number that would have to be cut', { details: { billAccount: 'ACCOUNT-1234567' } }],
    ['no account number at all', { merchantReference: '' }],
    ['the collecting account', { sourceAccountKey: '174379' }],
  ] as const)('%s is refused before anything leaves', (_name, change) => {
    const mpesa = createMpesa(mpesaConfig('http://127.0.0.1:1'), now)
    const order = businessOrder(change)
    expect(() => railOf(mpesa, order).prepare('send', order)).toThrow(AppError)
  })

  test.each([
    ['a bad field', 400, refusal('400.002.02', 'Bad Request - Invalid RecieverIdentifierType'), 'refused'],
    ['busy', 500, refusal('500.003.02', 'System is busy.'), 'refused_retry'],
    ['an internal error', 500, refusal('500.003.1001', 'Internal Server Error'), 'indeterminate'],
    ['acceptance without a name', 200, { ResponseCode: '0' }, 'indeterminate'],
    ['another ResponseCode', 200, { ...payoutAcknowledgement, ResponseCode: '1' }, 'refused'],
  ])('%s', async (_name, status, body, replyClass) => {
    const { mpesa, calls } = await daraja((reply) => answerJson(reply, status, body))
    expect((await send(mpesa, businessOrder())).replyClass).toBe(replyClass)
    expect(calls).toHaveLength(1)
  })

  test('is asked about by the id that Daraja gave; without it only the result can tell', async () => {
    const { mpesa, calls } = await daraja((reply) => answerJson(reply, 200, payoutAcknowledgement))
    const known = businessOrder({ providerReference: ID })
    expect((await railOf(mpesa, known).ask(known, 'ask-1')).kind).toBe('asked')
    expect(JSON.parse(calls[0]?.body ?? '')).toMatchObject({
      OriginalConversationID: ID,
      ResultURL: 'https://hazina.example.test/hooks/results/token-1?about=status&of=b2b',
    })
    expect((await railOf(mpesa, businessOrder()).ask(businessOrder(), 'ask-1')).kind).toBe('cannot_ask')
  })
})

describe('the result of a payment to a business', () => {
  test('paid: evidence by the id of the question, and a line for payments not ordered here', () => {
    expect(read(businessPaid, '?about=b2b')).toEqual([
      {
        kind: 'evidence',
        providerReference: ID,
        evidence: expect.objectContaining({
          meaning: 'succeeded',
          providerReference: ID,
          receipt: 'TL47C2H8KD',
          amountMinor: 12_000n,
          partyAccount: '600000',
          partyName: 'Test Biller',
          occurredAt: new Date('2025-12-04T11:33:55Z'),
        }),
        line: expect.objectContaining({
          providerReference: 'TL47C2H8KD',
          rail: 'mpesa.b2b',
          direction: 'out',
          accountKey: '600100',
          amountMinor: 12_000n,
          merchantReference: 'INV-2201',
        }),
      },
    ])
  })

  test('the older sample: numbers, another balance key, a charge, an item without value', () => {
    const [item] = read(businessPaidOld)
    expect(item).toMatchObject({
      providerReference: ID,
      evidence: { amountMinor: 12_000n, feeMinor: 7_700n },
      line: { feeMinor: 7_700n, merchantReference: ID },
    })
    expect(debitBalanceOf(ResultMessage.parse(businessPaidOld).Result)).toBe(618_683n)
    expect(debitBalanceOf(ResultMessage.parse(businessPaid).Result)).toBe(9_988_000n)
  })

  test('failed: a single object where success has an array; known by its queue where the address says nothing', () => {
    for (const query of ['?about=b2b', '']) {
      const [item] = read(businessFailed(2001, 'The initiator information is invalid.'), query)
      expect(item).toMatchObject({
        providerReference: '5f1c-4a77-8e02-3b9d6c55e0a1204472',
        evidence: { meaning: 'failed', firm: true, code: '2001', receipt: undefined },
      })
      expect(item).not.toHaveProperty('line')
    }
    // "8" and "4" are of payouts to phones only: here nobody says what they mean.
    expect(read(businessFailed(8, ''))[0]).toMatchObject({ evidence: { meaning: 'undetermined' } })
  })

  test('a status answer about it is found by the same id; a timeout leaves it open', () => {
    expect(read(statusAnswer('Completed'), '?about=status&of=b2b')[0]).toMatchObject({
      providerReference: 'payout-000812-a1',
      evidence: { meaning: 'succeeded', providerReference: 'payout-000812-a1' },
    })
    expect(readInbound(inbound('timeouts', timeoutNotice, '?about=b2b')).items[0]).toMatchObject({
      providerReference: 'payout-000812-a1',
      evidence: { meaning: 'undetermined', code: 'timeout' },
    })
  })
})
