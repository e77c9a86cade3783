import { classNames } from '@/components/ui/class-names'
import { maskCounterparty } from '@/lib/core/masking'
import { readableMsisdn } from '@/lib/core/msisdn'
import type { PayeeContent, PayeeSays } from '@/lib/features/payees/payee-content'
import type { TextOf } from '@/lib/messages'

type Words = { t: TextOf<'payees'>; c: TextOf<'common'>; p: TextOf<'proposals'>; s: TextOf<'status'> }

/** What a payee was and becomes, line by line; what differs stands out. `inFull`: for who compares it with papers. */
export function PayeeChange({ content, inFull, words }: { content: PayeeContent; inFull: boolean; words: Words }) {
  const { before, after } = content
  const { c, p } = words
  const lines = linesOf(after, inFull, words)
  const was = before ? linesOf(before, inFull, words) : null
  return (
    <dl className="grid gap-1.5 text-sm">
      {lines.map(({ label, text }) => {
        const old = was?.find((line) => line.label === label)?.text
        const differs = was !== null && old !== text
        return (
          <div key={label} className="grid gap-x-4 sm:grid-cols-[minmax(7rem,10rem)_minmax(0,1fr)]">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="figures min-w-0 break-words">
              {differs ? (
                <>
                  <span className="text-ink-soft">
                    {p('before')}: {old ?? c('none')}
                  </span>
                  <br />
                </>
              ) : null}
              <span className={classNames((differs || was === null) && 'font-semibold')}>
                {differs ? `${p('after')}: ` : ''}
                {text}
              </span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function linesOf(says: PayeeSays, inFull: boolean, { t, c, s }: Words): { label: string; text: string }[] {
  const account = inFull ? readableMsisdn(says.account) : maskCounterparty(says.account)
  return [
    { label: c('name'), text: says.name },
    { label: c('rail'), text: s(`rails.${says.rail}`) },
    ...(says.bank ? [{ label: t('place'), text: says.bank }] : []),
    { label: c('account'), text: account },
    ...Object.entries(says.details).map(([name, value]) => ({ label: name, text: value })),
  ]
}
