'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { z } from 'zod/mini'
import { LiveRegion } from '@/components/ui/live-region'

const ASK_EVERY_MS = 1_500
/** After this many refusals in a row (signed out, server gone) the page stops asking by itself. */
const FAILURES_MAX = 20

const Answer = z.object({ version: z.number(), state: z.string() })

/**
 * Keeps a payment's page true while the payment is open: asks for its version, has the page drawn again when it moved, and
 * says the new sentence aloud.
 */
export function PaymentLive(props: { paymentId: string; version: number; open: boolean; announcement: string }) {
  const { paymentId, version, open, announcement } = props
  const router = useRouter()
  const shown = useRef(announcement)
  const [said, say] = useState('')

  useEffect(() => {
    if (shown.current === announcement) return
    shown.current = announcement
    say(announcement)
  }, [announcement])

  useEffect(() => {
    if (!open) return
    let failures = 0
    const timer = setInterval(async () => {
      if (document.hidden) return
      const known = await readVersion(paymentId)
      failures = known === undefined ? failures + 1 : 0
      if (failures >= FAILURES_MAX) clearInterval(timer)
      if (known !== undefined && known !== version) router.refresh()
    }, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [open, paymentId, version, router])

  return <LiveRegion>{said}</LiveRegion>
}

/** Undefined when the question failed: the page stays as it is and asks again. */
async function readVersion(paymentId: string): Promise<number | undefined> {
  try {
    const response = await fetch(`/api/live/payments/${paymentId}`, { cache: 'no-store' })
    if (!response.ok) return undefined
    return Answer.parse(await response.json()).version
  } catch {
    return undefined
  }
}
