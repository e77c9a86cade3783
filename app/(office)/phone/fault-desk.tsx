'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState, useTransition } from 'react'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge'
import { Card, Section } from '@/components/ui/card'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { PROVIDER_NAME } from '@/lib/core/rails'
import type { Fault } from '@/lib/features/sandbox-phone/control-wire'
import type { PhoneDesk } from '@/lib/features/sandbox-phone/phone-view'
import { phoneDeskQuery } from '@/lib/features/sandbox-phone/query-options'
import { addFaultAction, removeFaultAction } from './actions'
import { FaultForm, type NewFault } from './fault-form'
import { useOperationName } from './operation-name'

/** What goes wrong at the providers, and in how many of their answers it still will. */
export function FaultDesk({ initial }: { initial: PhoneDesk }) {
  const t = useTranslations('phone')
  const client = useQueryClient()
  const query = phoneDeskQuery(initial.phone.msisdn)
  const { data: desk } = useQuery({ ...query, initialData: initial })
  const [busy, start] = useTransition()
  const [problem, setProblem] = useState<string>()

  function run(act: () => Promise<{ ok: true } | { ok: false; error: { message: string; code: string } }>) {
    start(async () => {
      const result = await act()
      // Removed twice is removed.
      setProblem(result.ok || result.error.code === 'not_found' ? undefined : result.error.message)
      await client.invalidateQueries({ queryKey: query.queryKey })
    })
  }

  return (
    <Section title={t('faults.title')} description={t('faults.why')}>
      <Card className="grid gap-4">
        <FaultForm busy={busy} onAdd={(fault: NewFault) => run(() => addFaultAction(fault))} />
        {problem ? <Notice tone="caution">{problem}</Notice> : null}
        {desk.faults.length === 0 ? (
          <p className="border-line border-t pt-3 text-ink-soft text-sm">{t('faults.none')}</p>
        ) : (
          <ul
            aria-label={t('faults.list')}
            className="grid border-line border-t [&>li+li]:border-line [&>li+li]:border-t"
          >
            {desk.faults.map((fault) => (
              <FaultLine key={fault.id} fault={fault} onRemove={() => run(() => removeFaultAction({ id: fault.id }))} />
            ))}
          </ul>
        )}
      </Card>
    </Section>
  )
}

function FaultLine({ fault, onRemove }: { fault: Fault; onRemove: () => void }) {
  const t = useTranslations('phone')
  const operationName = useOperationName()
  const left = fault.count === undefined ? undefined : Math.max(0, fault.count - fault.struck)
  const what = t('faults.what', {
    provider: PROVIDER_NAME[fault.provider],
    operation: operationName(fault.operation),
    kind: t(`faults.kinds.${fault.kind}`),
  })
  return (
    <li className="flex items-center justify-between gap-3 py-2">
      <div className="grid gap-0.5">
        <p>{what}</p>
        <p className="figures text-ink-soft text-xs">
          {fault.delayMs === undefined ? null : `${t('seconds', { count: Math.round(fault.delayMs / 1000) })} · `}
          {t('faults.struck', { count: fault.struck })}
        </p>
      </div>
      <div className="flex items-center gap-2">
        {left === undefined ? null : (
          <Badge tone={left > 0 ? 'caution' : 'neutral'}>{t('faults.left', { count: left })}</Badge>
        )}
        <IconButton
          size="sm"
          label={t('faults.remove', { what })}
          icon={<Trash2 aria-hidden="true" />}
          onClick={onRemove}
        />
      </div>
    </li>
  )
}
