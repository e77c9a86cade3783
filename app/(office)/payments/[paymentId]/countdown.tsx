'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'

/** Seconds left of something that ends by itself; then the page is drawn again. The server's clock decides, not the browser's. */
export function Countdown({ seconds }: { seconds: number }) {
  const t = useTranslations('payments')
  const router = useRouter()
  const [left, setLeft] = useState(seconds)

  useEffect(() => {
    const end = performance.now() + seconds * 1000
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((end - performance.now()) / 1000))
      setLeft(now)
      if (now > 0) return
      clearInterval(timer)
      router.refresh()
    }, 250)
    return () => clearInterval(timer)
  }, [seconds, router])

  return (
    <span role="timer" className="figures">
      {t('secondsLeft', { seconds: String(left) })}
    </span>
  )
}
