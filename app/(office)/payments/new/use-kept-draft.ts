'use client'

import { useCallback, useEffect, useState } from 'react'
import { type Draft, EMPTY_DRAFT } from './draft'

const storageName = (requestKey: string) => `hazina-payment:${requestKey}`

/** What this tab kept, as far as it still has the form's shape; anything else is as good as nothing. */
function readKept(requestKey: string): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(storageName(requestKey)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return undefined
    const known = Object.entries(kept).filter(
      ([name, value]) =>
        name in EMPTY_DRAFT && typeof value === typeof EMPTY_DRAFT[name as keyof Draft] && value !== null,
    )
    return { ...EMPTY_DRAFT, ...Object.fromEntries(known) }
  } catch {
    // Storage may be switched off, or hold what another program put there: the form starts empty.
    return undefined
  }
}

function keep(requestKey: string, draft: Draft): void {
  try {
    window.sessionStorage.setItem(storageName(requestKey), JSON.stringify(draft))
  } catch {
    // A full or forbidden storage costs the refresh, not the payment.
  }
}

/**
 * What is typed, kept in this tab under the request key. It comes back after hydration, so that server and browser
 * render the same first picture. `copyFrom` is an earlier form whose words a new one starts with.
 */
export function useKeptDraft(requestKey: string, initial: Partial<Draft>, copyFrom: string | undefined) {
  const [draft, setDraft] = useState<Draft>({ ...EMPTY_DRAFT, ...initial })
  const [restored, setRestored] = useState(false)
  useEffect(() => {
    const kept = readKept(requestKey) ?? (copyFrom ? readKept(copyFrom) : undefined)
    if (kept) setDraft(kept)
    setRestored(true)
  }, [requestKey, copyFrom])
  const change = useCallback(
    (changes: Partial<Draft>) => {
      setDraft((before) => {
        const after = { ...before, ...changes }
        keep(requestKey, after)
        return after
      })
    },
    [requestKey],
  )
  return { draft, change, restored }
}
