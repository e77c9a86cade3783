'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'

/** Whole seconds by a slider; told on release, so that dragging asks for nothing. */
export function SecondsSlider(props: {
  id: string
  label: string
  seconds: number
  max: number
  onSeconds: (seconds: number) => void
}) {
  const t = useTranslations('phone')
  const [dragged, setDragged] = useState<number>()
  const seconds = dragged ?? props.seconds
  function settle() {
    if (dragged === undefined) return
    setDragged(undefined)
    if (dragged !== props.seconds) props.onSeconds(dragged)
  }
  return (
    <div className="grid gap-1">
      <label htmlFor={props.id} className="flex justify-between gap-3 font-medium text-sm">
        {props.label}
        <span className="figures font-normal text-ink-soft">{t('seconds', { count: seconds })}</span>
      </label>
      <input
        id={props.id}
        type="range"
        min={0}
        max={props.max}
        step={1}
        value={seconds}
        aria-valuetext={t('seconds', { count: seconds })}
        className="h-6 w-full accent-accent"
        onChange={(event) => setDragged(event.target.valueAsNumber)}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
    </div>
  )
}
