import type { ReactNode } from 'react'
import { OfficeFrame } from '@/components/frame/office-frame'
import { ToastProvider } from '@/components/ui/toast'
import { env } from '@/lib/env'
import { timeLeftOf } from '@/lib/features/people/sessions'
import { getRuntime } from '@/lib/worker/runtime'
import { readSessionId } from '../_shared/auth-cookie'
import { frameCounts, frameNotices } from '../_shared/frame-counts'
import { PageText } from '../_shared/page-text'
import { setLanguageAction, setThemeAction } from '../_shared/preference-actions'
import { readPreferences } from '../_shared/preferences'
import { framePerson } from '../_shared/session'
import { SessionWatch } from '../_shared/session-watch'
import { signOutAction } from '../_shared/sign-out'
import { getT } from '../_shared/text'

/** The frame of every page behind the sign-in. Each page still asks who is there: a layout is not an access check. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const person = await framePerson()
  const [t, common, counts, notices, { language, theme }, left] = await Promise.all([
    getT('frame'),
    getT('common'),
    frameCounts(person),
    frameNotices(person),
    readPreferences(),
    timeLeft(),
  ])
  const { mode, zone } = env()
  return (
    <PageText areas={['frame', 'status', 'sign-in']}>
      <ToastProvider>
        <OfficeFrame
          t={t}
          person={{
            name: person.name,
            roles: person.roles.map((role) => common(`roles.${role}`)).join(', '),
            permissions: person.permissions,
          }}
          counts={counts}
          notices={notices}
          sandbox={mode === 'sandbox'}
          zone={zone}
          language={language}
          theme={theme}
          setLanguage={setLanguageAction}
          setTheme={setThemeAction}
          signOut={signOutAction}
        >
          {children}
        </OfficeFrame>
        {left ? <SessionWatch left={left} signInName={person.signInName} /> : null}
      </ToastProvider>
    </PageText>
  )
}

/** Of the session that asks; its own use just now counts already. */
async function timeLeft() {
  const sessionId = await readSessionId()
  return sessionId === undefined ? undefined : timeLeftOf(await getRuntime(), sessionId)
}
