'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

export type DemoCode = { person: string; code: string | undefined; nextInSeconds: number }

const ASK_AGAIN_MS = 2_000

/** The demo person's own code, in the sandbox only and said to be so; a new one is fetched when it changes. */
export function SandboxCode({ person, code, nextInSeconds, fillIn }: DemoCode & { fillIn: (code: string) => void }) {
  const t = useTranslations('common')
  const router = useRouter()
  const [seconds, setSeconds] = useState(nextInSeconds)

  useEffect(() => {
    setSeconds(nextInSeconds)
    const end = performance.now() + nextInSeconds * 1000
    let askAt = end
    const timer = setInterval(() => {
      const now = performance.now()
      setSeconds(Math.max(0, Math.ceil((end - now) / 1000)))
      if (now < askAt) return
      askAt = now + ASK_AGAIN_MS
      router.refresh()
    }, 500)
    return () => clearInterval(timer)
  }, [nextInSeconds, router])

  const values = { who: person, seconds: String(seconds) }
  return (
    <Notice
      tone="accent"
      title={t('stepUp.title')}
      action={
        code ? (
          <Button size="sm" onClick={() => fillIn(code)}>
            {t('stepUp.fillIn')}
          </Button>
        ) : undefined
      }
    >
      <p className="figures">{code ? t('stepUp.code', { ...values, code }) : t('stepUp.wait', values)}</p>
    </Notice>
  )
}
