import type { Rail } from '@/lib/core/rails'

/** How a prompt on a phone ended without money, in words the catalogue has in every language (PRODUCT 10). */
export const PROMPT_OUTCOMES = [
  'cancelled',
  'unreachable',
  'no_answer',
  'no_funds',
  'wrong_pin',
  'busy',
  'not_sent',
] as const
export type PromptOutcome = (typeof PROMPT_OUTCOMES)[number]

/** Result codes of a prompt; both prompt rails speak M-Pesa's numbers (Daraja contract section 8, read 2026-11). */
const BY_CODE: Readonly<Record<string, PromptOutcome>> = {
  '1': 'no_funds',
  '1001': 'busy',
  '1019': 'no_answer',
  '1025': 'not_sent',
  '1031': 'no_answer',
  '1032': 'cancelled',
  '1036': 'no_answer',
  '1037': 'unreachable',
  '2001': 'wrong_pin',
  '9999': 'not_sent',
}

/** Undefined for other rails and for codes that nobody listed: then the provider's own sentence is shown. */
export function promptOutcome(rail: Rail, code: string | null, words: string | null): PromptOutcome | undefined {
  if (code === null || (rail !== 'mpesa.stk' && rail !== 'wekeza.stk')) return undefined
  // 1037 is used for a phone that is off and for one whose owner ignored the prompt; only the text tells them apart.
  if (code === '1037' && !/cannot be reached/i.test(words ?? '')) return 'no_answer'
  return Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined
}
