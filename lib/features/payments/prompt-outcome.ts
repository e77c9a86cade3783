/** How a prompt on a phone ended without money, in words the catalogue has in every language (PRODUCT 10). */

export { PROMPT_ENDS as PROMPT_OUTCOMES, type PromptEnd as PromptOutcome } from '@/lib/providers/explanations'
export { promptEnd as promptOutcome } from '@/lib/providers/prompt-ends'
