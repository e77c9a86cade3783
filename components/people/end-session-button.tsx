'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'

type Result = { ok: true } | { ok: false; error: { message: string } }
type Words = Readonly<{ act: string; name?: string; done: string }>

/** Ends one session or all of them at once: it takes nothing but a sign-in, so it asks for no reason. */
export function EndSessionButton({ act, words, size }: { act: () => Promise<Result>; words: Words; size?: 'sm' }) {
  const router = useRouter()
  const toast = useToast()
  const [busy, start] = useTransition()
  return (
    <Button
      size={size}
      aria-label={words.name}
      pending={busy}
      onClick={() =>
        start(async () => {
          const result = await act()
          toast(result.ok ? { title: words.done } : { title: result.error.message, tone: 'negative' })
          router.refresh()
        })
      }
    >
      {words.act}
    </Button>
  )
}
