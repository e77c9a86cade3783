import { describe, expect, it } from 'vitest'
import {
  canMove,
  isTerminal,
  nextState,
  PAYMENT_EVENTS,
  PAYMENT_STATES,
  PAYMENT_TRANSITIONS,
  TERMINAL_STATES,
  TRANSITION_ROWS,
} from './payment-state'

describe('the transition table', () => {
  it('answers every state × event pair: a listed next state, or a thrown error', () => {
    for (const state of PAYMENT_STATES) {
      for (const event of PAYMENT_EVENTS) {
        const next = PAYMENT_TRANSITIONS[state][event]
        if (next) expect(nextState(state, event)).toBe(next)
        else expect(() => nextState(state, event)).toThrow(`a ${state} payment cannot take ${event}`)
      }
    }
  })

  it('gives one answer to a state and an event', () => {
    const pairs = TRANSITION_ROWS.flatMap(({ from, event }) => from.map((state) => `${state} ${event}`))
    expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([])
    expect(PAYMENT_EVENTS.filter((event) => !TRANSITION_ROWS.some((row) => row.event === event))).toEqual([])
  })

  it('lets a final state change only when success contradicts a failure', () => {
    for (const state of TERMINAL_STATES) {
      for (const event of PAYMENT_EVENTS) {
        if (canMove(state, event))
          expect([state, event, nextState(state, event)]).toEqual([
            expect.stringMatching(/^(failed|cancelled|expired)$/),
            'contradicted',
            'needs_review',
          ])
      }
    }
  })

  it('sends only what was approved, or resends what is Unknown', () => {
    const doorsToSending = PAYMENT_STATES.flatMap((state) =>
      PAYMENT_EVENTS.filter((event) => PAYMENT_TRANSITIONS[state][event] === 'sending').map(
        (event) => `${state}:${event}`,
      ),
    )
    expect(doorsToSending).toEqual(['approved:claim', 'unknown:resend'])
  })

  it('reaches a final state from every open one', () => {
    for (const start of PAYMENT_STATES) {
      const seen = new Set([start])
      const queue = [start]
      for (let state = queue.pop(); state; state = queue.pop()) {
        for (const next of Object.values(PAYMENT_TRANSITIONS[state]))
          if (!seen.has(next)) {
            queue.push(next)
            seen.add(next)
          }
      }
      expect([...seen].some(isTerminal)).toBe(true)
    }
  })
})
