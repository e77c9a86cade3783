import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { Link } from './link'

export type Density = 'comfortable' | 'compact'
export type Sort = 'ascending' | 'descending' | 'none'
/** Where a cell stands when the row is a card under 640 px. */
export type CardPlace = 'title' | 'amount' | 'meta' | 'tag' | 'below' | 'hidden'

/*
 * Roles are written out because a table shown as cards (display: grid) loses its own in some browsers;
 * the header row then stays for screen readers only.
 */

/**
 * A list of records. Under 640 px every row becomes a card of the facts that matter. `bare` leaves the border to what is
 * around it; `--table-top` on that moves where the header sticks. A table wider than its page scrolls with `scroll`.
 */
export function TableFrame(props: {
  label: string
  density?: Density
  bare?: boolean
  scroll?: boolean
  children: ReactNode
  className?: string
}) {
  return (
    <div
      className={classNames(
        'bg-surface sm:overflow-x-auto',
        // What scrolls by itself is where its own head sticks.
        props.scroll ? '[--table-top:0px]' : 'lg:overflow-x-visible',
        !props.bare && 'rounded-card border border-line',
        props.className,
      )}
    >
      <table
        // biome-ignore lint/a11y/noRedundantRoles: see the note at the top
        role="table"
        aria-label={props.label}
        data-density={props.density ?? 'comfortable'}
        className="group/table w-full border-separate border-spacing-0 text-sm max-sm:block"
      >
        {props.children}
      </table>
    </div>
  )
}

export function Thead({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see the note at the top
    <thead role="rowgroup" className="max-sm:sr-only">
      {/* biome-ignore lint/a11y/noRedundantRoles: see the note at the top */}
      <tr role="row">{children}</tr>
    </thead>
  )
}

/** A header cell. With `href` it sorts by that address and says so with `aria-sort`. */
export function Th(props: { children: ReactNode; numeric?: boolean; sort?: Sort; href?: string; className?: string }) {
  const { children, numeric, sort, href, className } = props
  const Arrow = sort === 'ascending' ? ArrowUp : sort === 'descending' ? ArrowDown : ChevronsUpDown
  return (
    <th
      // biome-ignore lint/a11y/noRedundantRoles: see the note at the top
      role="columnheader"
      scope="col"
      aria-sort={sort}
      className={classNames(
        'whitespace-nowrap border-line border-b bg-surface px-3 font-medium text-ink-soft text-xs first:rounded-tl-card first:pl-4 last:rounded-tr-card last:pr-4 sm:h-9 lg:sticky lg:top-(--table-top,3.25rem) lg:z-10',
        numeric ? 'text-right sm:w-px' : 'text-left',
        className,
      )}
    >
      {href ? (
        <Link
          href={href}
          scroll={false}
          className={classNames(
            '-mx-1 inline-flex items-center gap-1 rounded-small px-1 hover:text-ink',
            sort && sort !== 'none' && 'text-ink',
          )}
        >
          {children}
          <Arrow aria-hidden="true" className={classNames('size-3', (!sort || sort === 'none') && 'opacity-60')} />
        </Link>
      ) : (
        children
      )}
    </th>
  )
}

export function Tbody(props: ComponentProps<'tbody'>) {
  // biome-ignore lint/a11y/noRedundantRoles: see the note at the top
  return <tbody role="rowgroup" {...props} className={classNames('max-sm:block', props.className)} />
}

/** A row; `current` marks the one whose detail is open. */
export function Tr({ current, className, ...rest }: ComponentProps<'tr'> & { current?: boolean }) {
  return (
    <tr
      // biome-ignore lint/a11y/noRedundantRoles: see the note at the top
      role="row"
      {...rest}
      aria-current={current ? 'true' : undefined}
      className={classNames(
        'relative transition-colors hover:bg-hover max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:gap-y-0.5 max-sm:border-line max-sm:border-b max-sm:px-4 max-sm:py-3 max-sm:last:border-b-0',
        current && 'bg-accent-soft hover:bg-accent-soft',
        className,
      )}
    />
  )
}

const CARD_PLACE: Record<CardPlace, string> = {
  title: 'max-sm:col-start-1 max-sm:row-start-1 max-sm:font-medium max-sm:text-base',
  amount: 'max-sm:col-start-2 max-sm:row-start-1 max-sm:text-base',
  meta: 'max-sm:col-start-1 max-sm:row-start-2 max-sm:text-ink-soft',
  tag: 'max-sm:col-start-2 max-sm:row-start-2 max-sm:justify-self-end',
  below: 'max-sm:col-span-2 max-sm:col-start-1 max-sm:row-start-3 max-sm:mt-1.5',
  hidden: 'max-sm:hidden',
}

/** A cell. Say with `card` where it stands on a narrow screen; by default it is left out there. */
export function Td({
  numeric,
  card = 'hidden',
  className,
  ...rest
}: ComponentProps<'td'> & { numeric?: boolean; card?: CardPlace }) {
  return (
    <td
      // biome-ignore lint/a11y/noRedundantRoles: see the note at the top
      role="cell"
      {...rest}
      className={classNames(
        'sm:h-10 sm:border-line sm:border-b sm:px-3 sm:py-1 sm:first:pl-4 sm:last:pr-4 sm:group-data-[density=compact]/table:h-8 sm:[tr:last-child>&]:border-b-0',
        numeric && 'figures whitespace-nowrap text-right sm:w-px',
        CARD_PLACE[card],
        className,
      )}
    />
  )
}

/** The real link of a row: the name or reference. On a card the whole card can be tapped. */
export function RowLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      scroll={false}
      {...rest}
      className={classNames(
        'rounded-small font-medium text-ink underline-offset-2 hover:underline max-sm:after:absolute max-sm:after:inset-0',
        className,
      )}
    />
  )
}
