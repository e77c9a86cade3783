import type { PromptEnd } from '../explanations'
import { tidyCode } from './wire'

/** How a prompt ended, by its result (Daraja contract section 8, read 2026-11). */
const BY_CODE: Readonly<Record<string, PromptEnd>> = {
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

/** Undefined for codes that nobody listed: then the provider's own sentence is shown. */
export function mpesaPromptEnd(code: string, words: string | null): PromptEnd | undefined {
  const tidy = tidyCode(code) ?? ''
  // 1037 is used for a phone that is off and for one whose owner ignored the prompt; only the text tells them apart.
  if (tidy === '1037' && !/cannot be reached/i.test(words ?? '')) return 'no_answer'
  return Object.hasOwn(BY_CODE, tidy) ? BY_CODE[tidy] : undefined
}
