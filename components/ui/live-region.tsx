import type { ReactNode } from 'react'

/** Says a change aloud, politely. It must be on the page before its text changes. */
export function LiveRegion({ children }: { children: ReactNode }) {
  return (
    <p role="status" aria-live="polite" aria-atomic="true" className="sr-only">
      {children}
    </p>
  )
}
