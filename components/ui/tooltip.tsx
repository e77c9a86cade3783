'use client'

import { Tooltip as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'

/** Words on hover and focus; Escape takes them away. The child must be one element that can take the focus. */
export function Tooltip(props: { text: ReactNode; children: ReactNode; side?: 'top' | 'right' | 'bottom' | 'left' }) {
  return (
    <Primitive.Provider delayDuration={250} skipDelayDuration={300}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{props.children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            side={props.side ?? 'top'}
            sideOffset={6}
            collisionPadding={8}
            className="appear z-50 max-w-72 rounded-control border border-line bg-raised px-2.5 py-1.5 text-ink text-xs shadow-float"
          >
            {props.text}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  )
}
