'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Phase, phaseOf, SIGN_OF_LIFE_MS, type TimeLeft } from '@/components/session/time-left'
import { SIGNED_OUT_EVENT } from '@/lib/core/signed-out-event'
// Not loaded when they are needed: a network that is away then would take the page with it.
import { SessionCurtain } from './session-curtain'
import { SessionWarning } from './session-warning'

const TICK_MS = 1_000
/** A page that comes back into sight asks again when it last knew longer ago than this. */
const STALE_MS = 60_000

/** `agreed`: where the session stands by the server's own word. */
type Known = { left: TimeLeft; at: number; agreed: Phase['at'] }

/** POST counts as use of the session, GET does not. */
async function askServer(method: 'GET' | 'POST' = 'GET'): Promise<TimeLeft | 'over' | undefined> {
  try {
    const answer = await fetch('/api/live/session', { method, headers: { accept: 'application/json' } })
    if (answer.status === 401) return 'over'
    return answer.ok ? ((await answer.json()) as TimeLeft) : undefined
  } catch {
    // Offline: the session may well be there still.
    return undefined
  }
}

/**
 * Warns before the session ends and, once it has, covers the page until its person has signed in again: whatever is typed
 * stays where it is, and nobody else at the desk reads it.
 */
export function SessionWatch({ left, signInName }: { left: TimeLeft; signInName: string }) {
  const router = useRouter()
  const known = useRef<Known>({ left, at: Date.now(), agreed: 'open' })
  const [phase, setPhase] = useState<Phase>({ at: 'open', by: 'idle', leftMs: left.idleInMs })
  const isOver = phase.at === 'over'

  const learn = useCallback((told: TimeLeft | 'over' | undefined) => {
    if (told === undefined) return
    const now = told === 'over' ? { idleInMs: 0, endsInMs: 1 } : told
    const phase = phaseOf(now, 0)
    known.current = { left: now, at: Date.now(), agreed: phase.at }
    setPhase(phase)
  }, [])
  const stay = useCallback(async () => learn(await askServer('POST')), [learn])

  useClock(known, isOver, setPhase, learn)
  useSignsOfLife(known, phase.at === 'open', stay)

  const done = (name: string) => {
    // Another person's page is not theirs to go on with.
    if (name !== signInName) return window.location.assign('/')
    void askServer().then(learn)
    router.refresh()
  }
  return (
    <>
      {phase.at === 'warned' ? <SessionWarning phase={phase} stay={stay} /> : null}
      {isOver ? <SessionCurtain signInName={signInName} onDone={done} /> : null}
    </>
  )
}

type Learn = (told: TimeLeft | 'over' | undefined) => void

/** Counts down by itself, and asks the server before it says anything: another tab may have been used meanwhile. */
function useClock(known: { current: Known }, isOver: boolean, setPhase: (phase: Phase) => void, learn: Learn) {
  useEffect(() => {
    if (isOver) return
    const look = () => {
      const phase = phaseOf(known.current.left, Date.now() - known.current.at)
      if (phase.at === 'open') return
      if (phase.at === known.current.agreed) return setPhase(phase)
      // Once for each phase: without a network the own clock has to do.
      known.current.agreed = phase.at
      void askServer().then(learn)
    }
    const seen = () => {
      if (document.visibilityState === 'visible' && Date.now() - known.current.at > STALE_MS)
        void askServer().then(learn)
    }
    const heard = () => void askServer().then(learn)
    const timer = setInterval(look, TICK_MS)
    window.addEventListener(SIGNED_OUT_EVENT, heard)
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      window.removeEventListener(SIGNED_OUT_EVENT, heard)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [known, isOver, setPhase, learn])
}

/** Typing and pressing keep the session, at most one word to the server in {@link SIGN_OF_LIFE_MS}. */
function useSignsOfLife(known: { current: Known }, isOpen: boolean, stay: () => Promise<void>) {
  useEffect(() => {
    if (!isOpen) return
    let busy = false
    const sign = () => {
      if (busy || Date.now() - known.current.at < SIGN_OF_LIFE_MS) return
      busy = true
      void stay().finally(() => {
        busy = false
      })
    }
    document.addEventListener('keydown', sign)
    document.addEventListener('pointerdown', sign)
    return () => {
      document.removeEventListener('keydown', sign)
      document.removeEventListener('pointerdown', sign)
    }
  }, [known, isOpen, stay])
}
