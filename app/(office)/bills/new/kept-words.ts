'use client'

import { useCallback, useEffect, useState } from 'react'
import { type BillWords, NO_WORDS } from './words'

const storageName = (requestKey: string) => `hazina-bill:${requestKey}`

function readKept(requestKey: string): BillWords | undefined {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(storageName(requestKey)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return undefined
    const known = Object.entries(kept).filter(([name, value]) => name in NO_WORDS && typeof value === 'string')
    return { ...NO_WORDS, ...Object.fromEntries(known) }
  } catch {
    // Storage may be switched off, or hold what another program put there: the form starts empty.
    return undefined
  }
}

export function keepWords(requestKey: string, words: BillWords): void {
  try {
    window.sessionStorage.setItem(storageName(requestKey), JSON.stringify(words))
  } catch {
    // A full or forbidden storage costs the refresh, not the bill.
  }
}

/** What is typed, kept in this tab under the request key; it comes back after hydration, so that both first pictures agree. */
export function useKeptWords(requestKey: string, initial: BillWords) {
  const [words, setWords] = useState(initial)
  const [restored, setRestored] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key that changes after a refusal keeps what is on the screen
  useEffect(() => {
    const kept = readKept(requestKey)
    if (kept) setWords(kept)
    setRestored(true)
  }, [])
  const change = useCallback(
    (changes: Partial<BillWords>) => {
      setWords((before) => {
        const after = { ...before, ...changes }
        keepWords(requestKey, after)
        return after
      })
    },
    [requestKey],
  )
  return { words, change, restored }
}
