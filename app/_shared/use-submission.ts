import { useState, useTransition } from 'react'
import type { ActionResult, Refusal } from './action'

/**
 * A form's way to its action: pending, refused with sentences at its fields, or done. What is typed is the form's own and
 * stays through a refusal. `prefix` stands before a field's name in the id of its control.
 */
export function useSubmission(prefix = '') {
  const [busy, start] = useTransition()
  const [refusal, setRefusal] = useState<Refusal & { attempt: number }>()
  const fields = refusal?.fields ?? {}
  const listed = Object.entries(fields).map(([name, message]) => ({ fieldId: prefix + name, message }))
  const submit = <Value>(act: () => Promise<ActionResult<Value>>, done: (value: Value) => void) =>
    start(async () => {
      const result = await act()
      if (!result.ok) {
        setRefusal((before) => ({ ...result.error, attempt: (before?.attempt ?? 0) + 1 }))
        return
      }
      setRefusal(undefined)
      done(result.value)
    })
  return {
    busy,
    fields,
    refusal,
    submit,
    /** For the form's {@link ErrorSummary}. */
    summary: {
      title: refusal?.message ?? '',
      problems: listed.length > 0 || !refusal ? listed : [{ message: refusal.message }],
      attempt: refusal?.attempt,
    },
  }
}
