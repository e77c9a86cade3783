import { classNames } from './class-names'

/** One grey shape. Size it with classes. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames('breathe block rounded-small bg-line', className)} />
}

/** A list that is coming, in the shape of a list; it waits 150 ms before it shows. */
export function TableSkeleton({ label, rows = 8 }: { label: string; rows?: number }) {
  return (
    <div
      role="status"
      aria-label={label}
      className="appear-late overflow-hidden rounded-card border border-line bg-surface"
    >
      <div className="flex h-9 items-center gap-6 border-line border-b px-4">
        <Skeleton className="h-2.5 w-16" />
        <Skeleton className="h-2.5 w-24" />
        <Skeleton className="ml-auto h-2.5 w-14" />
      </div>
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={`row ${String(row)}`}
          className="flex h-10 items-center gap-6 border-line border-b px-4 last:border-b-0"
        >
          <Skeleton className="h-3 w-20" />
          <Skeleton className={row % 3 === 0 ? 'h-3 w-44' : 'h-3 w-32'} />
          <Skeleton className="ml-auto h-3 w-20" />
        </div>
      ))}
    </div>
  )
}

/** A whole page that is coming: title, state line, list. */
export function PageSkeleton({ label, rows = 8 }: { label: string; rows?: number }) {
  return (
    <div className="grid gap-6">
      <div className="appear-late grid gap-2.5 py-1">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-3 w-64" />
      </div>
      <TableSkeleton label={label} rows={rows} />
    </div>
  )
}
