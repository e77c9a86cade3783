import type { Rail } from '@/lib/core/rails'
import type { PromptEnd } from './explanations'
import { mpesaPromptEnd } from './mpesa/prompt-ends'

/** How a prompt on a phone ended without money. Both prompt rails ring M-Pesa phones and pass its numbers on. */
export function promptEnd(rail: Rail, code: string | null, words: string | null): PromptEnd | undefined {
  if (code === null || (rail !== 'mpesa.stk' && rail !== 'wekeza.stk')) return undefined
  return mpesaPromptEnd(code, words)
}
