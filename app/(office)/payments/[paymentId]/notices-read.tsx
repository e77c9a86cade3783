'use client'

import { useEffect } from 'react'
import { readNotices } from '@/components/frame/read-notices'

/** Whoever has this payment open knows what became of it: the bell need not say it any more. */
export function NoticesRead({ paymentId }: { paymentId: string }) {
  useEffect(() => {
    void readNotices({ paymentId })
  }, [paymentId])
  return null
}
