'use client'

import { ListChecks } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { CheckboxField } from '@/components/ui/checkbox'
import { largestByCurrency, totalsByCurrency } from '@/lib/core/batch-sums'
import { type Currency, formatMoney } from '@/lib/core/money'
import { PICK } from './pick'

type Row = Readonly<{ id: string; who: string; amountMinor: bigint; currency: Currency }>

/**
 * Ticks of several rows and what they come to. The form only opens the page where all of it is read and signed; ids stand in
 * its address, nothing else.
 */
export function PickPayments({ rows, children }: { rows: readonly Row[]; children: ReactNode }) {
  const t = useTranslations('approvals')
  const form = useRef<HTMLFormElement>(null)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const read = useCallback(() => {
    const ids = form.current ? new FormData(form.current).getAll(PICK).map(String) : []
    setPicked(new Set(ids))
  }, [])
  // Coming back, the browser has put earlier ticks in again.
  useEffect(read, [read])

  function tickAll(ticked: boolean) {
    for (const box of form.current?.querySelectorAll<HTMLInputElement>(`input[name=${PICK}]`) ?? [])
      box.checked = ticked
    read()
  }

  const chosen = rows.filter(({ id }) => picked.has(id))
  return (
    <form ref={form} action="/approvals/batch" onChange={read} className="grid gap-3">
      <CheckboxField
        label={t('pick.all', { count: rows.length })}
        checked={rows.length > 0 && chosen.length === rows.length}
        onChange={(event) => tickAll(event.target.checked)}
        className="w-fit"
      />
      {children}
      <PickedBar chosen={chosen} />
    </form>
  )
}

/** Stays in sight at the foot of the screen while something is ticked. */
function PickedBar({ chosen }: { chosen: readonly Row[] }) {
  const t = useTranslations('approvals')
  const locale = useLocale()
  const totals = totalsByCurrency(chosen).map((sum) => formatMoney(sum, locale))
  const amount = totals.join(', ')
  return (
    <div className={chosen.length === 0 ? undefined : 'sticky bottom-0 z-10 -mx-4 sm:mx-0'}>
      <div
        className={
          chosen.length === 0
            ? 'sr-only'
            : 'flex flex-wrap items-center justify-between gap-x-5 gap-y-2 border-line border-t bg-raised px-4 py-3 shadow-float sm:rounded-card sm:border'
        }
      >
        <div role="status" className="figures grid gap-0.5">
          {chosen.length === 0 ? (
            t('pick.none')
          ) : (
            <>
              <p className="font-medium">{t('pick.picked', { count: chosen.length, amount })}</p>
              {largestByCurrency(chosen).map((row) => (
                <p key={row.currency} className="text-ink-soft text-sm">
                  {t('pick.largest', { amount: formatMoney(row, locale), who: row.who })}
                </p>
              ))}
            </>
          )}
        </div>
        {chosen.length === 0 ? null : (
          <Button
            type="submit"
            variant="primary"
            icon={<ListChecks aria-hidden="true" />}
            className="!h-auto min-h-9 !whitespace-normal py-1.5 max-sm:w-full"
          >
            {t('pick.look', { count: chosen.length, amount })}
          </Button>
        )}
      </div>
    </div>
  )
}
