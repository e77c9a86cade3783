'use client'

import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/text-field'
import { PROVIDER_NAME } from '@/lib/core/rails'
import {
  FAULT_KINDS,
  type FaultKind,
  SANDBOX_PROVIDERS,
  type SandboxProvider,
} from '@/lib/features/sandbox-phone/control-wire'
import { operationsFor, takesDelay } from '@/lib/features/sandbox-phone/operations'
import { useOperationName } from './operation-name'
import { SecondsSlider } from './seconds-slider'

export type NewFault = {
  provider: SandboxProvider
  operation: string
  kind: FaultKind
  count: number
  delayMs?: number
}
const LONGEST_DELAY_S = 120
const OFTEN_MAX = 20
/** The sandbox's word for all operations of a provider, sign-in included. */
const EVERY_CALL = '*'

/** Chooses one thing to go wrong: what, at whom, in which call, how often. */
export function FaultForm({ busy, onAdd }: { busy: boolean; onAdd: (fault: NewFault) => void }) {
  const t = useTranslations('phone')
  const locale = useLocale()
  const operationName = useOperationName()
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
  const [kind, setKind] = useState<FaultKind>('drop_after')
  const [provider, setProvider] = useState<SandboxProvider>('mpesa')
  const [operation, setOperation] = useState('')
  const [count, setCount] = useState('1')
  const [seconds, setSeconds] = useState(10)
  const operations = operationsFor(provider, kind)
  // An operation that the other choices have no place for falls back to the one most tried there.
  const choices = operations.length > 0 ? [...operations, EVERY_CALL] : []
  const struck = choices.find((each) => each === operation) ?? choices[0] ?? ''
  const often = /^\d{1,2}$/.test(count) && Number(count) >= 1 && Number(count) <= OFTEN_MAX ? Number(count) : undefined
  const impossible =
    operations.length === 0 ? t('faults.noCallbacks', { provider: PROVIDER_NAME[provider] }) : undefined

  function add() {
    if (impossible || often === undefined) return
    onAdd({
      provider,
      operation: struck,
      kind,
      count: often,
      ...(takesDelay(kind) && { delayMs: seconds * 1000 }),
    })
  }

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          id="fault-kind"
          label={t('faults.kind')}
          value={kind}
          options={FAULT_KINDS.map((each) => ({ value: each, label: t(`faults.kinds.${each}`) }))}
          onChange={(event) => setKind(FAULT_KINDS.find((each) => each === event.target.value) ?? kind)}
        />
        <SelectField
          id="fault-provider"
          label={t('faults.provider')}
          error={impossible}
          value={provider}
          options={SANDBOX_PROVIDERS.map((each) => ({ value: each, label: PROVIDER_NAME[each] }))}
          onChange={(event) => setProvider(SANDBOX_PROVIDERS.find((each) => each === event.target.value) ?? provider)}
        />
        <SelectField
          id="fault-operation"
          label={t('faults.operation')}
          value={struck}
          options={choices.map((each) => ({ value: each, label: capital(operationName(each)) }))}
          onChange={(event) => setOperation(event.target.value)}
        />
        <TextField
          id="fault-count"
          label={t('faults.count')}
          error={often === undefined ? t('faults.countWrong', { most: String(OFTEN_MAX) }) : undefined}
          inputMode="numeric"
          maxLength={2}
          value={count}
          onChange={(event) => setCount(event.target.value)}
        />
      </div>
      <p className="text-ink-soft text-sm">{t(`faults.explain.${kind}`)}</p>
      {takesDelay(kind) ? (
        <SecondsSlider
          id="fault-delay"
          label={t('faults.delay')}
          seconds={seconds}
          max={LONGEST_DELAY_S}
          onSeconds={setSeconds}
        />
      ) : null}
      <div>
        <Button type="submit" pending={busy} disabledReason={impossible}>
          {t('faults.add')}
        </Button>
      </div>
    </form>
  )
}
