/** How a prompt on a phone ended without money, whatever number a provider has for it. */
export const PROMPT_ENDS = [
  'cancelled',
  'unreachable',
  'no_answer',
  'no_funds',
  'wrong_pin',
  'busy',
  'not_sent',
] as const
export type PromptEnd = (typeof PROMPT_ENDS)[number]

/**
 * Whether a person may start a new request after this code: `never` as it is, `now`, `later` (after a top-up, a pause,
 * an unlocking), or `wait` because this request is still open.
 */
export type AgainAdvice = 'never' | 'now' | 'later' | 'wait'

/** What a provider's code means to a person, and what to do next. English sentences. */
export type CodeExplanation = Readonly<{ sentence: string; nextAction: string; again?: AgainAdvice }>
