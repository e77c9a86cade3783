import { describe, expect, test } from 'vitest'
import { PROMPT_LIFE_MS, type StoryFacts, tellStory } from './payment-story'

const now = new Date('2026-11-21T11:30:00Z')
const earlier = (ms: number) => new Date(now.getTime() - ms)
const later = new Date(now.getTime() + 60_000)

const prompt = (overrides: Partial<StoryFacts> = {}): StoryFacts => ({
  state: 'sent',
  rail: 'mpesa.stk',
  direction: 'in',
  reasonCode: null,
  reasonWords: null,
  tentativeFailureCode: null,
  nextCheckAt: later,
  sentAt: earlier(12_000),
  ...overrides,
})
const payout = (overrides: Partial<StoryFacts> = {}) => prompt({ rail: 'mpesa.b2c', direction: 'out', ...overrides })
const tell = (facts: StoryFacts, differs = false, tentativeWords: string | null = null) =>
  tellStory(facts, { now, differs, tentativeWords })

describe('a prompt on a phone', () => {
  test('counts down to the end of the prompt', () => {
    expect(tell(prompt())).toMatchObject({
      kind: 'prompting',
      promptEndsAt: new Date(now.getTime() + PROMPT_LIFE_MS - 12_000),
    })
  })

  test('says that there is no answer yet from the very end of the prompt on', () => {
    expect(tell(prompt({ sentAt: earlier(PROMPT_LIFE_MS) }))).toMatchObject({ kind: 'no_answer', promptEndsAt: null })
  })

  test('a failure that may be taken back is no failure yet', () => {
    const unsure = prompt({ tentativeFailureCode: '1037' })
    expect(tell(unsure, false, 'DS timeout user cannot be reached.')).toMatchObject({
      kind: 'prompt_unsure',
      outcome: 'unreachable',
    })
    expect(tell(unsure, false, 'No response from user.')).toMatchObject({ kind: 'no_answer', outcome: 'no_answer' })
  })

  test('names the end in our own words', () => {
    const failed = (reasonCode: string) => tell(prompt({ state: 'failed', reasonCode })).outcome
    expect(['1032', '1', '2001', '77777', 'toString'].map(failed)).toEqual([
      'cancelled',
      'no_funds',
      'wrong_pin',
      null,
      null,
    ])
  })
})

describe('a payout', () => {
  test('accepted is not paid', () => {
    expect(tell(payout()).kind).toBe('accepted')
  })

  test('its codes are never read as those of a prompt', () => {
    expect(tell(payout({ state: 'failed', reasonCode: '1032' })).outcome).toBeNull()
  })

  test('unknown says when the provider is asked next, or that it is not asked', () => {
    expect(tell(payout({ state: 'unknown' }))).toMatchObject({ kind: 'unknown', nextAt: later })
    expect(tell(payout({ state: 'unknown', nextCheckAt: null })).kind).toBe('unknown_not_asked')
  })

  test('approved says why it has not left yet', () => {
    const approved = (overrides: Partial<StoryFacts>) => tell(payout({ state: 'approved', ...overrides })).kind
    expect(approved({ nextCheckAt: null })).toBe('approved')
    expect(approved({ reasonCode: 'short_of_funds' })).toBe('short_of_funds')
    expect(approved({ reasonCode: 'paused' })).toBe('paused')
    expect(approved({ reasonCode: 'approver_without_right' })).toBe('held_back')
    expect(approved({})).toBe('not_sent')
  })

  test('needs review tells a difference from an open question', () => {
    expect(tell(payout({ state: 'needs_review' }), true).kind).toBe('review_differs')
    expect(tell(payout({ state: 'needs_review' })).kind).toBe('review_open')
  })
})
