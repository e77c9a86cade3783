'use client'

import { useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { minutesAndSeconds, type Phase } from '@/components/session/time-left'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** Says that the session ends soon, in a corner: whoever types goes on typing. */
export function SessionWarning({ phase, stay }: { phase: Phase; stay: () => Promise<void> }) {
  const t = useTranslations('frame')
  const [busy, start] = useTransition()
  const left = minutesAndSeconds(phase.leftMs)
  return (
    <section
      aria-labelledby="session-ends"
      className="appear-up fixed inset-x-4 bottom-4 z-40 mx-auto max-w-md rounded-card border border-line bg-raised shadow-float"
    >
      <Notice
        tone="caution"
        title={
          // Said once; the seconds below are not.
          <span id="session-ends" role="alert">
            {t('session.ends')}
          </span>
        }
        action={
          phase.by === 'idle' ? (
            <Button size="sm" pending={busy} onClick={() => start(stay)}>
              {t('session.stay')}
            </Button>
          ) : undefined
        }
      >
        <p className="figures">{t(phase.by === 'idle' ? 'session.idle' : 'session.absolute', { left })}</p>
      </Notice>
    </section>
  )
}
