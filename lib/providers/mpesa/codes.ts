import type { EvidenceMeaning } from '@/lib/core/evidence'
import type { Rail } from '@/lib/core/rails'
import type { CodeExplanation } from '../explanations'
import { errorRow, REJECTION_ROWS } from './error-codes'
import { RESULT_ROWS, type ResultLetter, type ResultRow } from './result-codes'
import { tidyCode } from './wire'

/** What a result is of. `question`: a balance or status question, whichever. */
export type ResultOf = 'stk' | 'b2c' | 'b2b' | 'reversal' | 'question'

const LETTERS: Readonly<Record<ResultOf, readonly ResultLetter[]>> = {
  stk: ['S'],
  b2c: ['C'],
  b2b: ['B'],
  reversal: ['R'],
  question: ['A', 'T'],
}

function rowOf(of: ResultOf, code: string): ResultRow | undefined {
  return RESULT_ROWS.find((row) => row.code === code && row.in.some((letter) => LETTERS[of].includes(letter)))
}

/** Success is 0 and nothing else; a code nobody listed, or none at all, is undetermined and never a failure. */
export function resultMeaning(of: ResultOf, code: string | undefined): { meaning: EvidenceMeaning; firm: boolean } {
  const tidy = tidyCode(code)
  if (tidy === '0') return { meaning: 'succeeded', firm: true }
  const { meaning = 'undetermined', firm = true } = (tidy && rowOf(of, tidy)) || {}
  return { meaning, firm }
}

/** From an STK query these are gateway trouble, not the prompt's end (contract section 8, classification). */
const TROUBLE_IN_A_QUERY: ReadonlySet<string> = new Set(['17', '26'])

export function stkQueryMeaning(code: string | undefined): { meaning: EvidenceMeaning; firm: boolean } {
  const tidy = tidyCode(code)
  if (tidy && TROUBLE_IN_A_QUERY.has(tidy)) return { meaning: 'undetermined', firm: true }
  return resultMeaning('stk', tidy)
}

const words = ({ sentence, nextAction, again }: Required<CodeExplanation>): Required<CodeExplanation> => ({
  sentence,
  nextAction,
  again,
})

/** Ours, for a notice at the timeouts door. */
const TIMED_OUT: Required<CodeExplanation> = {
  sentence: 'The request waited too long in the queue of M-Pesa.',
  nextAction: 'Do not send it again; its status is asked for.',
  again: 'wait',
}
const DONE: Required<CodeExplanation> = {
  sentence: 'M-Pesa carried it out.',
  nextAction: 'Nothing more to do.',
  again: 'never',
}

/**
 * The sentence of a code as it may stand on a payment: of its own operation first, then of a question that was asked
 * about it, of its reversal, and of a refused request.
 */
export function explainCode(of: ResultOf, code: string): CodeExplanation | undefined {
  const tidy = tidyCode(code)
  if (!tidy) return undefined
  if (tidy === '0') return DONE
  if (tidy === 'timeout') return TIMED_OUT
  const found = rowOf(of, tidy) ?? rowOf('question', tidy) ?? rowOf('reversal', tidy) ?? errorRow(tidy)
  return found ? words(found) : explainRejection(tidy)
}

function explainRejection(code: string): CodeExplanation | undefined {
  const rejection = Object.values(REJECTION_ROWS).find((row) => row.code === code)
  return (
    rejection && {
      sentence: `We refused this payment: ${rejection.words.toLowerCase()}.`,
      nextAction: 'The customer may pay again with the right facts.',
      again: 'now',
    }
  )
}

const OF_RAIL: Readonly<Partial<Record<Rail, ResultOf>>> = {
  'mpesa.stk': 'stk',
  'mpesa.b2c': 'b2c',
  'mpesa.b2b': 'b2b',
  'mpesa.reversal': 'reversal',
  // Money that only arrives can be reversed; its codes are those.
  'mpesa.c2b': 'reversal',
}

export function resultOfRail(rail: Rail): ResultOf {
  return OF_RAIL[rail] ?? 'stk'
}
