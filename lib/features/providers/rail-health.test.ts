import { describe, expect, test } from 'vitest'
import { type CallSample, healthOf, type PaymentSample, percentile, wordNow } from './rail-health'

const call = (replyClass: CallSample['replyClass'], answerMs: number | null = 200): CallSample => ({
  replyClass,
  answerMs,
})
const paid = (finalMs: number): PaymentSample => ({ outcome: 'succeeded', finalMs })

describe('percentiles', () => {
  test('nearest rank: a figure that was really measured', () => {
    const samples = [40, 10, 30, 20]
    expect(percentile(samples, 0.5)).toBe(20)
    expect(percentile(samples, 0.95)).toBe(40)
    expect(samples).toEqual([40, 10, 30, 20])
  })

  test('of twenty, the nineteenth holds 95 %', () => {
    expect(
      percentile(
        Array.from({ length: 20 }, (_, index) => index + 1),
        0.95,
      ),
    ).toBe(19)
  })

  test('of one, itself; of none, nothing', () => {
    expect(percentile([7], 0.95)).toBe(7)
    expect(percentile([], 0.5)).toBeNull()
  })
})

describe('the word for a rail', () => {
  test('nothing sent, nothing claimed', () => {
    expect(healthOf('mpesa.b2c', [], [])).toMatchObject({
      word: 'quiet',
      calls: 0,
      medianFinalMs: null,
      p95FinalMs: null,
    })
  })

  test('half of the calls unanswered is failing', () => {
    expect(healthOf('mpesa.b2c', [], [call('indeterminate'), call('accepted')]).word).toBe('failing')
    expect(healthOf('mpesa.b2c', [], [call('indeterminate'), call('accepted'), call('accepted')]).word).toBe('healthy')
  })

  test('a call that is still open is held against nobody', () => {
    expect(healthOf('mpesa.b2c', [], [call(null, null)])).toMatchObject({ word: 'healthy', calls: 0, answered: 0 })
  })

  test('a refusal is an answer', () => {
    expect(healthOf('mpesa.b2c', [{ outcome: 'failed', finalMs: 300 }], [call('refused')])).toMatchObject({
      word: 'healthy',
      answered: 1,
      failed: 1,
    })
  })

  test('slow answers are slow, on every rail', () => {
    expect(healthOf('mpesa.stk', [], [call('accepted', 5_001)]).word).toBe('slow')
    expect(healthOf('mpesa.stk', [], [call('accepted', 5_000)]).word).toBe('healthy')
  })

  test('a late payout is slow, a customer who takes his time is not', () => {
    expect(healthOf('mpesa.b2c', [paid(61_000)], [call('accepted')]).word).toBe('slow')
    expect(healthOf('mpesa.stk', [paid(61_000)], [call('accepted')]).word).toBe('healthy')
  })

  test('open payments have no time to a final answer', () => {
    const figures = healthOf(
      'wekeza.transfer',
      [paid(1_000), { outcome: 'open', finalMs: null }, paid(3_000)],
      [call('accepted')],
    )
    expect(figures).toMatchObject({ payments: 3, open: 1, succeeded: 2, medianFinalMs: 1_000, p95FinalMs: 3_000 })
  })
})

test('now is the last hour; the day speaks only when the hour is silent', () => {
  const silent = healthOf('mpesa.b2c', [], [])
  const failing = healthOf('mpesa.b2c', [], [call('indeterminate')])
  const healthy = healthOf('mpesa.b2c', [], [call('accepted')])
  expect(wordNow({ hour: healthy, day: failing })).toBe('healthy')
  expect(wordNow({ hour: failing, day: healthy })).toBe('failing')
  expect(wordNow({ hour: silent, day: failing })).toBe('failing')
  expect(wordNow({ hour: silent, day: silent })).toBe('quiet')
})
