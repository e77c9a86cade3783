import { Check } from 'lucide-react'
import { classNames } from './class-names'
import { Link } from './link'

export type Step = { label: string; state: 'done' | 'current' | 'next'; href?: string }

/** Where a form stands: who, how much, check. A step that is done may be a link back. */
export function Steps({ label, items }: { label: string; items: readonly Step[] }) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        {items.map((item, index) => (
          <li
            key={item.label}
            aria-current={item.state === 'current' ? 'step' : undefined}
            className="flex items-center gap-2"
          >
            {index > 0 ? <span aria-hidden="true" className="h-px w-6 bg-line-strong sm:w-10" /> : null}
            <span
              aria-hidden="true"
              className={classNames(
                'figures flex size-5 items-center justify-center rounded-full border font-medium text-xs',
                item.state === 'next' ? 'border-line-strong text-ink-soft' : 'border-transparent',
                item.state === 'current' && 'bg-accent text-accent-ink',
                item.state === 'done' && 'bg-accent-soft text-accent',
              )}
            >
              {item.state === 'done' ? <Check className="size-3.5" /> : index + 1}
            </span>
            <StepName item={item} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

function StepName({ item }: { item: Step }) {
  if (item.href && item.state === 'done') {
    return (
      <Link href={item.href} className="rounded-small text-ink-soft underline-offset-2 hover:text-ink hover:underline">
        {item.label}
      </Link>
    )
  }
  return <span className={item.state === 'current' ? 'font-medium' : 'text-ink-soft'}>{item.label}</span>
}
