'use client'

import { useCallback, useEffect, useState } from 'react'
import type { PromptRail } from '@/lib/features/payments/list-collections'

/** What is typed into the request. */
export type CollectionRequest = Readonly<{
  phone: string
  amount: string
  rail: PromptRail
  accountId: string
  name: string
  reference: string
  purpose: string
}>

const storageName = (requestKey: string) => `hazina-collection:${requestKey}`

function readKept(requestKey: string, empty: CollectionRequest): CollectionRequest | undefined {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(storageName(requestKey)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return undefined
    const known = Object.entries(kept).filter(([name, value]) => name in empty && typeof value === 'string')
    return { ...empty, ...Object.fromEntries(known) }
  } catch {
    // No storage, or not ours: the form starts empty.
    return undefined
  }
}

/** Kept in this tab under the request key, so that a refresh loses nothing; restored after hydration. */
export function useKeptRequest(requestKey: string, empty: CollectionRequest) {
  const [request, setRequest] = useState(empty)
  const [restored, setRestored] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept is read once per form
  useEffect(() => {
    const kept = readKept(requestKey, empty)
    if (kept) setRequest(kept)
    setRestored(true)
  }, [requestKey])
  const change = useCallback(
    (changes: Partial<CollectionRequest>) => {
      setRequest((before) => {
        const after = { ...before, ...changes }
        try {
          window.sessionStorage.setItem(storageName(requestKey), JSON.stringify(after))
        } catch {
          // A full or forbidden storage costs the refresh, not the request.
        }
        return after
      })
    },
    [requestKey],
  )
  return { request, change, restored }
}
