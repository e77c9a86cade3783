import { describe, expect, test } from 'vitest'
import type { InboundItem } from '../inbound'
import { createMpesaCallbacks } from './callbacks'
import {
  balanceAnswer,
  CHECKOUT_REQUEST_ID,
  confirmation,
  inbound,
  mpesaConfig,
  payoutFailed,
  payoutPaid,
  promptEnded,
  promptPaid,
  questionFailed,
  statusAnswer,
  timeoutNotice,
} from './fixtures'

const { readInbound, acknowledgement } = createMpesaCallbacks(mpesaConfig('http://127.0.0.1:1'))

function only(items: InboundItem[]): InboundItem {
  expect(items).toHaveLength(1)
  return items[0]!
}

describe('prompts', () => {
  test('a paid prompt: amount, receipt, number and time, and the same as a line of history', () => {
    const reading = readInbound(inbound('prompts', promptPaid))
    expect(reading.authenticity).toBe('unsigned')
    expect(reading.dedupKey).toBe(`prompt:${CHECKOUT_REQUEST_ID}:0`)
    expect(only(reading.items)).toMatchObject({
      kind: 'evidence',
      providerReference: CHECKOUT_REQUEST_ID,
      evidence: {
        meaning: 'succeeded',
        receipt: 'TL48ZQ1WXN',
        amountMinor: 125_000n,
        currency: 'KES',
        partyAccount: '254708374149',
        occurredAt: new Date('2025-12-04T11:30:41Z'),
        code: '0',
      },
      line: {
        providerReference: 'TL48ZQ1WXN',
        accountKey: '174379',
        rail: 'mpesa.stk',
        direction: 'in',
        amountMinor: 125_000n,
      },
    })
  })

  test('an ended prompt has no metadata and no line; another code is another message', () => {
    const cancelled = readInbound(inbound('prompts', promptEnded(1032, 'Request cancelled by user')))
    expect(only(cancelled.items)).toMatchObject({ evidence: { meaning: 'failed', firm: true, code: '1032' } })
    expect(only(cancelled.items)).not.toHaveProperty('line')
    expect(cancelled.dedupKey).not.toBe(readInbound(inbound('prompts', promptPaid)).dedupKey)
    const noAnswer = readInbound(inbound('prompts', promptEnded('1037', 'No response from user.')))
    expect(only(noAnswer.items)).toMatchObject({ evidence: { meaning: 'failed', firm: false } })
  })
})

describe('results', () => {
  test('a paid payout: evidence, a line for payouts not ordered here, and the balance it tells', () => {
    const { items, dedupKey } = readInbound(inbound('results', payoutPaid))
    expect(dedupKey).toBe('result:AG_20251204_20104f1c9a77e0b3d25e:0')
    expect(items).toEqual([
      {
        kind: 'evidence',
        providerReference: 'AG_20251204_20104f1c9a77e0b3d25e',
        providerKey: 'payout-000812-a1',
        evidence: {
          meaning: 'succeeded',
          firm: true,
          providerReference: 'AG_20251204_20104f1c9a77e0b3d25e',
          receipt: 'TL49A0C7RM',
          amountMinor: 300_000n,
          currency: 'KES',
          partyAccount: '254708374149',
          partyName: 'Jane Wanjiru',
          occurredAt: new Date('2025-12-04T11:32:10Z'),
          code: '0',
          words: 'The service request is processed successfully.',
        },
        line: {
          providerReference: 'TL49A0C7RM',
          accountKey: '600100',
          rail: 'mpesa.b2c',
          direction: 'out',
          state: 'succeeded',
          amountMinor: 300_000n,
          feeMinor: 0n,
          currency: 'KES',
          occurredAt: new Date('2025-12-04T11:32:10Z'),
          counterpartyName: 'Jane Wanjiru',
          counterpartyAccount: '254708374149',
          merchantReference: 'payout-000812-a1',
          description: '',
          channel: 'M-Pesa payout',
          balanceAfterMinor: 4_695_500n,
        },
      },
      {
        kind: 'balance',
        readings: [
          {
            accountKey: '600100',
            accountName: 'Utility Account',
            currency: 'KES',
            availableMinor: 4_695_500n,
            currentMinor: 4_695_500n,
            parts: [
              { name: 'Utility Account', currency: 'KES', availableMinor: 4_695_500n, currentMinor: 4_695_500n },
              { name: 'Working Account', currency: 'KES', availableMinor: 12_000_000n, currentMinor: 12_000_000n },
              { name: 'Charges Paid Account', currency: 'KES', availableMinor: -198_000n, currentMinor: -198_000n },
            ],
            at: new Date('2025-12-04T11:32:10Z'),
          },
        ],
      },
    ])
  })

  test('a failed payout: no receipt though it carries an id, and no line without an amount', () => {
    const item = only(readInbound(inbound('results', payoutFailed('SFC_IC0003', 'The operator does not exist.'))).items)
    expect(item).toMatchObject({ kind: 'evidence', evidence: { meaning: 'failed', firm: true, code: 'SFC_IC0003' } })
    expect(item).toMatchObject({ evidence: { receipt: undefined } })
    expect(item).not.toHaveProperty('line')
  })

  test('a failed payout that says its amount is a failed line', () => {
    const failed = payoutFailed(8, 'Declined')
    const ResultParameters = { ResultParameter: { Key: 'TransactionAmount', Value: '3000.00' } }
    const item = only(readInbound(inbound('results', { Result: { ...failed.Result, ResultParameters } })).items)
    expect(item).toMatchObject({
      line: { state: 'failed', amountMinor: 300_000n, providerReference: 'AG_20251204_20104f1c9a77e0b3d25e' },
    })
  })

  test('an unknown code, a missing code and type 1 decide nothing', () => {
    const of = (Result: object) => only(readInbound(inbound('results', { Result })).items)
    expect(of(payoutFailed(31337, 'Odd').Result)).toMatchObject({ evidence: { meaning: 'undetermined' } })
    const { ResultCode, ...codeless } = payoutFailed(1, '').Result
    expect(of(codeless)).toMatchObject({ evidence: { meaning: 'undetermined' } })
    expect(of({ ...payoutFailed(1, '').Result, ResultType: 1 })).toMatchObject({
      evidence: { meaning: 'undetermined' },
    })
  })

  test('a balance answer is a balance of the account asked about', () => {
    const item = only(readInbound(inbound('results', balanceAnswer, '?about=balance&account=600100')).items)
    expect(item).toMatchObject({
      kind: 'balance',
      readings: [
        {
          accountKey: '600100',
          accountName: 'Utility Account',
          availableMinor: 4_921_700n,
          at: new Date('2025-12-04T11:35:01Z'),
        },
      ],
    })
    const other = only(readInbound(inbound('results', balanceAnswer, '?about=balance&account=174379')).items)
    expect(other).toMatchObject({ readings: [{ accountKey: '174379' }] })
  })

  test('a balance of nobody knows which account is not booked on a guess', () => {
    expect(only(readInbound(inbound('results', balanceAnswer)).items).kind).toBe('noise')
    expect(only(readInbound(inbound('results', balanceAnswer, '?about=balance&account=999999')).items).kind).toBe(
      'noise',
    )
  })

  test('a failed balance question is noise, never a failed payment', () => {
    const failed = questionFailed(2001, 'The initiator information is invalid.')
    const item = only(readInbound(inbound('results', failed, '?about=balance&account=600100')).items)
    expect(item).toMatchObject({ kind: 'noise' })
  })

  test('a status answer tells of the payment named inside, with its fee', () => {
    const item = only(readInbound(inbound('results', statusAnswer('Completed'), '?about=status')).items)
    expect(item).toMatchObject({
      kind: 'evidence',
      providerReference: 'AG_20251204_20104f1c9a77e0b3d25e',
      providerKey: 'payout-000812-a1',
      evidence: {
        meaning: 'succeeded',
        receipt: 'TL49A0C7RM',
        amountMinor: 300_000n,
        feeMinor: 2_240n,
        partyAccount: '254708374149',
        occurredAt: new Date('2025-12-04T11:32:10Z'),
      },
    })
    expect(item).not.toHaveProperty('line')
  })

  test('a status answer is known by its content alone', () => {
    expect(only(readInbound(inbound('results', statusAnswer('Completed'))).items)).toMatchObject({
      providerKey: 'payout-000812-a1',
      evidence: { meaning: 'succeeded' },
    })
  })

  test.each(['Pending', 'Declined', 'Cancelled', 'Expired', ''])('status text "%s" is undetermined', (status) => {
    const item = only(readInbound(inbound('results', statusAnswer(status), '?about=status')).items)
    expect(item).toMatchObject({ evidence: { meaning: 'undetermined' } })
  })

  test('a failed status question names no payment and fails none', () => {
    const failed = questionFailed(2001, 'The initiator information is invalid.')
    expect(only(readInbound(inbound('results', failed, '?about=status')).items)).toEqual({
      kind: 'evidence',
      evidence: { meaning: 'undetermined', firm: true, code: '2001', words: 'The initiator information is invalid.' },
    })
    const unknown = questionFailed('25', 'The format of parameter null is invalid.')
    expect(only(readInbound(inbound('results', unknown, '?about=status')).items)).toMatchObject({
      evidence: { meaning: 'not_known' },
    })
  })
})

describe('timeouts', () => {
  test('whatever it holds, the outcome is unknown; ids are found at any depth', () => {
    expect(only(readInbound(inbound('timeouts', timeoutNotice)).items)).toMatchObject({
      providerReference: 'AG_20251204_20104f1c9a77e0b3d25e',
      providerKey: 'payout-000812-a1',
      evidence: { meaning: 'undetermined' },
    })
    const deep = { a: [{ b: { ConversationID: 'AG_1' } }] }
    expect(only(readInbound(inbound('timeouts', deep)).items)).toMatchObject({ providerReference: 'AG_1' })
    for (const body of ['', '<html>', '{"Result":{"ResultCode":0}}']) {
      expect(only(readInbound(inbound('timeouts', body)).items)).toMatchObject({
        evidence: { meaning: 'undetermined' },
      })
    }
  })

  test('a question that waited too long says nothing of a payment', () => {
    expect(only(readInbound(inbound('timeouts', timeoutNotice, '?about=status')).items).kind).toBe('noise')
  })
})

describe('pay bill', () => {
  test('a confirmation arrives; its receipt is the key, so a repeat is a repeat', () => {
    const reading = readInbound(inbound('confirmation', confirmation))
    expect(reading.dedupKey).toBe('c2b:TL46T3XP0B')
    expect(only(reading.items)).toMatchObject({
      kind: 'arrival',
      line: { providerReference: 'TL46T3XP0B', accountKey: '174379' },
    })
  })

  test('money for an account that is not ours is noise', () => {
    expect(
      only(readInbound(inbound('confirmation', { ...confirmation, BusinessShortCode: '600999' })).items).kind,
    ).toBe('noise')
  })

  test('validation books nothing, and our answer accepts', () => {
    expect(only(readInbound(inbound('validation', confirmation)).items).kind).toBe('noise')
    expect(JSON.parse(acknowledgement)).toEqual({ ResultCode: 0, ResultDesc: 'Accepted' })
  })
})

test('what cannot be read is noise with its own key, never an error', () => {
  for (const door of ['results', 'prompts', 'confirmation', 'validation'] as const) {
    for (const body of [
      '',
      'null',
      '[]',
      '{}',
      '{"Result":7}',
      '{"Result":{}}',
      '{"Body":{"stkCallback":{"ResultCode":0}}}',
      '{"a":1,"a":2}',
      '[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]',
    ]) {
      const reading = readInbound(inbound(door, body))
      expect(reading.items.map(({ kind }) => kind)).toEqual(['noise'])
    }
  }
  expect(readInbound(inbound('results', '{}')).dedupKey).not.toBe(readInbound(inbound('results', '[]')).dedupKey)
})
