import type { z } from 'zod'
import type { FieldProblems } from '@/lib/core/errors'

type Issue = z.core.$ZodIssue

/**
 * Zod's issues as field problems. A schema's own message (a key of `errors.field`, or a sentence) is kept; Zod's stock
 * English is replaced by the key that fits.
 */
export function fieldProblems(error: z.ZodError): FieldProblems {
  const problems: Record<string, string> = {}
  for (const issue of error.issues) {
    const field = issue.path.map(String).join('.') || 'form'
    problems[field] ??= problemOf(issue)
  }
  return problems
}

function problemOf(issue: Issue): string {
  if (issue.code === 'custom') return issue.message || 'invalid'
  if (/^[a-z_]+$/.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return /received (undefined|null)$/.test(issue.message) ? 'required' : 'invalid'
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? 'required' : 'too_short'
    case 'too_big':
      return 'too_long'
    case 'invalid_value':
    case 'invalid_union':
      return 'not_chosen'
    case 'invalid_format':
      return issue.format === 'email' ? 'email_wrong' : 'invalid'
    default:
      return 'invalid'
  }
}
