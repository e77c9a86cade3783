'use client'

import { setNonce } from 'get-nonce'
import { useState } from 'react'

/**
 * Gives Radix the nonce for the styles it adds. A refresh renders the layout with a new nonce while the document keeps
 * the old one, so the first is pinned.
 */
export function NoncePin({ nonce }: { nonce?: string }) {
  const [pinned] = useState(nonce)
  if (pinned) setNonce(pinned)
  return null
}
