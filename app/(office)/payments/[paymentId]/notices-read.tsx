'use client'

import { useEffect } from 'react'
import { readNoticesAction } from '@/app/_shared/notice-actions'
import { reachServer } from '@/app/_shared/reach-server'

/** Whoever has this payment open knows what became of it: the bell need not say it any more. */
export function NoticesRead({ paymentId }: { paymentId: string }) {
  useEffect(() => {
    // Unreached, the bell keeps it until the next look.
    void reachServer(readNoticesAction({ paymentId }), '')
  }, [paymentId])
  return null
}
