'use client'

import { useEffect } from 'react'

/** What forms kept in this tab goes with whoever signed out: Chromium leaves it there whatever Clear-Site-Data says. */
export function ForgetTab() {
  useEffect(() => {
    try {
      window.sessionStorage.clear()
    } catch {
      // Switched off: then nothing was kept.
    }
  }, [])
  return null
}
