'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const EVERY_MS = 2_000

/** Draws the page again now and then, as long as a file is being made. */
export function RefreshWhile({ busy }: { busy: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (!busy) return
    const timer = setInterval(() => router.refresh(), EVERY_MS)
    return () => clearInterval(timer)
  }, [busy, router])
  return null
}
