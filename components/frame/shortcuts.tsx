'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import type { PaletteEntry } from './palette'
import { SEARCH_FIELD_ID } from './search-field'

// The list and the dialogs come only when someone presses a key.
const Palette = lazy(() => import('./palette'))
const KeysDialog = lazy(() => import('./keys-dialog'))

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function focusSearch() {
  document.getElementById(SEARCH_FIELD_ID)?.focus()
}

/** Ctrl K or ⌘K jumps, `/` searches, `?` lists the keys. */
export function Shortcuts({ entries }: { entries: readonly PaletteEntry[] }) {
  const [open, setOpen] = useState<'palette' | 'keys'>()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setOpen('palette')
      } else if (!event.metaKey && !event.ctrlKey && !event.altKey && !isTyping(event.target)) {
        if (event.key === '?') setOpen('keys')
        if (event.key === '/') {
          event.preventDefault()
          focusSearch()
        }
      }
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  const close = () => setOpen(undefined)
  return (
    <Suspense>
      {open === 'palette' ? <Palette entries={entries} onClose={close} onKeys={() => setOpen('keys')} /> : null}
      {open === 'keys' ? <KeysDialog onClose={close} /> : null}
    </Suspense>
  )
}
