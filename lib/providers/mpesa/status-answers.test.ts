import { expect, test } from 'vitest'
import { statusAnswer } from './fixtures'
import { evidenceFromStatus } from './results'
import { ResultMessage } from './wire'

type Parameter = { Key: string; Value?: string | number }

function answerWith(change: (list: Parameter[]) => Parameter[]) {
  const { Result } = statusAnswer('Completed')
  const ResultParameter = change(Result.ResultParameters.ResultParameter)
  return ResultMessage.parse({ Result: { ...Result, ResultParameters: { ResultParameter } } }).Result
}

test('older answers: keys with spaces, another order, times as text', () => {
  const older = answerWith((list) =>
    list
      .map(({ Key, Value }) => ({
        Key: Key.replace('OriginatorConversationID', 'Originator Conversation ID').replace(
          /^ConversationID/,
          'Conversation ID',
        ),
        ...(Value !== undefined && { Value: String(Value) }),
      }))
      .toReversed(),
  )
  expect(evidenceFromStatus(older)).toMatchObject({
    providerKey: 'payout-000812-a1',
    evidence: {
      meaning: 'succeeded',
      providerReference: 'AG_20251204_20104f1c9a77e0b3d25e',
      amountMinor: 300_000n,
      occurredAt: new Date('2025-12-04T11:32:10Z'),
    },
  })
})

test('the sample with the debit party twice: the second is the one paid', () => {
  const doubled = answerWith((list) =>
    list.map((one) => (one.Key === 'CreditPartyName' ? { ...one, Key: 'DebitPartyName' } : one)),
  )
  expect(evidenceFromStatus(doubled).evidence).toMatchObject({
    partyAccount: '254708374149',
    partyName: 'Jane Wanjiru',
  })
})

test('money that came in: the other side is the one who paid', () => {
  const came = answerWith((list) =>
    list.map((one) => {
      if (one.Key === 'DebitPartyName') return { ...one, Value: '254708374149 - Jane Wanjiru' }
      return one.Key === 'CreditPartyName' ? { ...one, Value: '174379 - Mama Mboga Ltd' } : one
    }),
  )
  expect(evidenceFromStatus(came, ['174379']).evidence).toMatchObject({ partyAccount: '254708374149' })
  expect(evidenceFromStatus(came).evidence).toMatchObject({ partyAccount: '174379' })
})

test('a question that worked about a payment that is not complete proves nothing, nor does one of type 1', () => {
  const { Result } = statusAnswer('Completed')
  expect(
    evidenceFromStatus(ResultMessage.parse({ Result: { ...Result, ResultType: '1' } }).Result).evidence.meaning,
  ).toBe('undetermined')
  const silent = answerWith((list) => list.filter(({ Key }) => Key !== 'TransactionStatus'))
  expect(evidenceFromStatus(silent).evidence.meaning).toBe('undetermined')
})
