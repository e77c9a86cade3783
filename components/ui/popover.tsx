'use client'

import { Popover as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

export const floatLook = 'z-50 rounded-card border border-line bg-raised text-ink shadow-float appear'

/** A small surface beside its trigger, for filters and short forms. `label` names it for screen readers. */
export function Popover(props: {
  trigger: ReactNode
  label: string
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  open?: boolean
  onOpenChange?: (open: boolean) => void
  className?: string
}) {
  const { trigger, label, children, align = 'start', open, onOpenChange, className } = props
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className={classNames(floatLook, 'w-80 max-w-[calc(100vw-1.5rem)] p-3', className)}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** Closes the popover it stands in. */
export function PopoverClose({ children }: { children: ReactNode }) {
  return <Primitive.Close asChild>{children}</Primitive.Close>
}
