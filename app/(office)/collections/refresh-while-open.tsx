'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { LiveRegion } from '@/components/ui/live-region'

const REFRESH_MS = 3_000

/** Asks the server again while something on the page is still under way and the tab is looked at; says changes aloud. */
export function RefreshWhileOpen({ open, said }: { open: boolean; said: string }) {
  const router = useRouter()
  useEffect(() => {
    if (!open) return
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, REFRESH_MS)
    return () => clearInterval(timer)
  }, [open, router])
  return <LiveRegion>{said}</LiveRegion>
}
