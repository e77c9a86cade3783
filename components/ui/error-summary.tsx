'use client'

import { OctagonAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'

export type FormProblem = { fieldId?: string; message: string }

/** Stands at the top of a refused form and takes the focus, with a link to each field. */
export function ErrorSummary(props: { title: string; problems: readonly FormProblem[]; attempt?: number }) {
  const { title, problems, attempt = 0 } = props
  const box = useRef<HTMLDivElement>(null)
  const count = problems.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt takes the focus again even when nothing else changed
  useEffect(() => {
    if (count > 0) box.current?.focus()
  }, [count, attempt])
  if (count === 0) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex gap-2.5 rounded-card border border-negative-line bg-negative-soft px-4 py-3 text-negative"
    >
      <OctagonAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="grid gap-1">
        <p className="font-medium">{title}</p>
        <ul className="grid gap-0.5">
          {problems.map((problem) => (
            <li key={`${problem.fieldId} ${problem.message}`}>
              {problem.fieldId ? (
                <a
                  className="underline underline-offset-2"
                  href={`#${problem.fieldId}`}
                  onClick={(event) => focusField(event, problem.fieldId)}
                >
                  {problem.message}
                </a>
              ) : (
                problem.message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function focusField(event: { preventDefault: () => void }, fieldId: string | undefined) {
  const field = fieldId ? document.getElementById(fieldId) : null
  if (!field) return
  event.preventDefault()
  field.focus()
}
