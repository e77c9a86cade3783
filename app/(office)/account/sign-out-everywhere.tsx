'use client'

import { LogOut } from 'lucide-react'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import { signOutEverywhereAction } from './actions'

/** Ends every session of one's own, this one too; the sign-in page follows. */
export function SignOutEverywhere({ label }: { label: string }) {
  const toast = useToast()
  const [busy, start] = useTransition()
  return (
    <Button
      icon={<LogOut aria-hidden="true" />}
      pending={busy}
      onClick={() =>
        start(async () => {
          const result = await signOutEverywhereAction({})
          if (result && !result.ok) toast({ title: result.error.message, tone: 'negative' })
        })
      }
    >
      {label}
    </Button>
  )
}
