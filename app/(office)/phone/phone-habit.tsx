'use client'

import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { SelectField } from '@/components/ui/text-field'
import { type PhoneHabit as Habit, PHONE_HABITS, type PhoneState } from '@/lib/features/sandbox-phone/control-wire'
import { setHabitAction } from './actions'
import { SecondsSlider } from './seconds-slider'

const SLOWEST_ANSWER_S = 55

/** What this phone does with a prompt when nobody stands beside it. */
export function PhoneHabit({ phone }: { phone: PhoneState }) {
  const t = useTranslations('phone')
  const [busy, start] = useTransition()
  const [chosen, setChosen] = useState<{ habit: Habit; delayMs: number }>()
  const [problem, setProblem] = useState<string>()
  const habit = chosen?.habit ?? phone.default
  const delayMs = chosen?.delayMs ?? phone.delayMs

  function save(next: { habit: Habit; delayMs: number }) {
    setChosen(next)
    start(async () => {
      const result = await setHabitAction({ msisdn: phone.msisdn, ...next })
      setProblem(result.ok ? undefined : result.error.message)
      if (!result.ok) setChosen(undefined)
    })
  }

  return (
    <Card className="grid gap-3">
      <SelectField
        id="habit"
        label={t('habit.label')}
        hint={t('habit.hint')}
        aria-busy={busy}
        value={habit}
        options={PHONE_HABITS.map((each) => ({ value: each, label: t(`habit.${each}`) }))}
        onChange={(event) => {
          const next = PHONE_HABITS.find((each) => each === event.target.value)
          if (next) save({ habit: next, delayMs })
        }}
      />
      {habit === 'ask' || habit === 'ignore' ? null : (
        <SecondsSlider
          id="habit-delay"
          label={t('habit.delay')}
          seconds={Math.round(delayMs / 1000)}
          max={SLOWEST_ANSWER_S}
          onSeconds={(seconds) => save({ habit, delayMs: seconds * 1000 })}
        />
      )}
      {problem ? <Notice tone="caution">{problem}</Notice> : null}
    </Card>
  )
}
