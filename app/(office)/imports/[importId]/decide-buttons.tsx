'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { decideAlikeAction } from '../actions'

type Decision = 'take' | 'leave'

/** Other money, or the same: of one line, or without a number of all that are not decided. */
export function DecideButtons(props: {
  importId: string
  number?: number
  about?: string
  decision?: Decision | null
}) {
  const { importId, number, about, decision } = props
  const t = useTranslations('imports')
  const router = useRouter()
  const [busy, start] = useTransition()
  const decide = (chosen: Decision) =>
    start(async () => {
      await decideAlikeAction({ importId, number, decision: chosen })
      router.refresh()
    })
  const words = number === undefined ? ({ take: 'takeAll', leave: 'leaveAll' } as const) : undefined
  return (
    <div className="flex flex-wrap gap-1.5">
      {(['take', 'leave'] as const).map((each) => {
        const word = words ? t(`alike.${words[each]}`) : t(`alike.${each}`)
        return (
          <Button
            key={each}
            size="sm"
            variant={decision === each ? 'primary' : 'secondary'}
            aria-pressed={number === undefined ? undefined : decision === each}
            aria-label={about ? `${word}: ${about}` : undefined}
            pending={busy}
            onClick={() => decide(each)}
          >
            {word}
          </Button>
        )
      })}
    </div>
  )
}
