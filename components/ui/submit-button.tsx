'use client'

import { useFormStatus } from 'react-dom'
import { Button, type ButtonProps } from './button'

/** Submits its form once: while the action runs it is busy and takes no second click. */
export function SubmitButton(props: ButtonProps & { pendingLabel?: string }) {
  const { pendingLabel, children, ...rest } = props
  const { pending } = useFormStatus()
  return (
    <Button variant="primary" {...rest} type="submit" pending={pending || rest.pending}>
      {pending && pendingLabel ? pendingLabel : children}
    </Button>
  )
}
