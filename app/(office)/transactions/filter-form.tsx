'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { PopoverClose } from '@/components/ui/popover'

/**
 * A plain GET form of the list: it works before any script has loaded; with it, empty fields stay out of the address and
 * the page is not loaded anew. In a popover it closes that.
 */
export function FilterForm(props: {
  carried: readonly { name: string; value: string }[]
  inPopover?: boolean
  applyLabel?: string
  label?: string
  className?: string
  children: ReactNode
}) {
  const router = useRouter()
  const closer = useRef<HTMLButtonElement>(null)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const parameters = new URLSearchParams()
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string' && value.trim() !== '') parameters.set(name, value.trim())
    }
    router.push(`/transactions?${parameters.toString()}`, { scroll: false })
    closer.current?.click()
  }
  return (
    <form action="/transactions" onSubmit={send} aria-label={props.label} className={props.className}>
      {props.carried.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
      {props.applyLabel ? (
        <Button type="submit" variant="primary" size="sm" className="justify-self-start">
          {props.applyLabel}
        </Button>
      ) : null}
      {props.inPopover ? (
        <PopoverClose>
          <button ref={closer} type="button" hidden tabIndex={-1} aria-hidden="true" />
        </PopoverClose>
      ) : null}
    </form>
  )
}
