'use client'

import { useCallback, useEffect, useState } from 'react'

const IDLE_AFTER_MS = 2_000

/**
 * Whether the chart library may come now: the page has been idle for a while, or the chart was touched.
 * The first picture has the same pixels, so nothing moves when it is replaced.
 */
export function useLiveChart(): { live: boolean; touch: () => void } {
  const [live, setLive] = useState(false)
  const touch = useCallback(() => setLive(true), [])
  useEffect(() => {
    let idle: number | undefined
    const timer = setTimeout(() => {
      // Safari has no requestIdleCallback; there the two seconds alone decide.
      if (typeof requestIdleCallback === 'function') idle = requestIdleCallback(touch)
      else touch()
    }, IDLE_AFTER_MS)
    return () => {
      clearTimeout(timer)
      if (idle !== undefined) cancelIdleCallback(idle)
    }
  }, [touch])
  return { live, touch }
}
