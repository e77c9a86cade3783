import { CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import type { ConnectionReport } from '@/lib/features/providers/test-connection'
import type { TextOf } from '@/lib/messages'
import { StatusTag } from '../status/status-tag'

type ConnectionFinding = ConnectionReport['findings'][number]

const LOOK = {
  fine: { icon: CircleCheck, tone: 'positive' },
  failed: { icon: CircleX, tone: 'negative' },
  not_tried: { icon: CircleDashed, tone: 'neutral' },
} as const

/** Each step of a connection test: fine, or why not and what to do about it. */
export function ConnectionResults({
  label,
  findings,
  t,
}: {
  label: string
  findings: readonly ConnectionFinding[]
  t: TextOf<'connection'>
}) {
  return (
    <ol aria-label={label} className="grid min-w-0 gap-px overflow-hidden rounded-control border border-line bg-line">
      {findings.map((finding) => (
        <Step key={finding.step} finding={finding} t={t} />
      ))}
    </ol>
  )
}

function Step({ finding, t }: { finding: ConnectionFinding; t: TextOf<'connection'> }) {
  const { step, outcome, cause, about, status, lines } = finding
  return (
    <li className="grid min-w-0 gap-1 bg-surface px-3 py-2 text-sm">
      <div className="flex items-center justify-between gap-3">
        <span className="font-medium">{t(`step.${step}`)}</span>
        <StatusTag {...LOOK[outcome]} label={t(`outcome.${outcome}`)} quiet={outcome !== 'failed'} />
      </div>
      {about ? (
        <p className="min-w-0 text-ink-soft">
          <code className="break-all text-xs">{about}</code>
          {outcome === 'failed' && status !== undefined ? `, ${t('test.status', { status: String(status) })}` : null}
        </p>
      ) : null}
      {outcome === 'not_tried' ? <p className="text-ink-soft">{t('notTried')}</p> : null}
      {cause ? (
        <p>
          {t(`cause.${cause}.why`)} <strong className="font-medium">{t(`cause.${cause}.fix`)}</strong>
        </p>
      ) : null}
      {lines && lines.length > 0 ? (
        <details>
          <summary className="w-fit cursor-pointer rounded-small text-ink-soft hover:text-ink">
            {t('test.lines')}
          </summary>
          <ul className="mt-1 grid min-w-0 gap-1">
            {lines.map((line) => (
              <li key={line}>
                <code className="break-all text-xs">{line}</code>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  )
}
