/** What the list can show of a line, in the order in which it is offered. */
export const LIST_COLUMNS = [
  'time',
  'who',
  'theirAccount',
  'ourAccount',
  'rail',
  'reference',
  'ourReference',
  'description',
  'state',
  'fee',
  'in',
  'out',
] as const
export type ListColumn = (typeof LIST_COLUMNS)[number]

/** What it shows as long as nobody chose. */
export const USUAL_COLUMNS: readonly ListColumn[] = ['time', 'who', 'rail', 'reference', 'state', 'in', 'out']

/** The time opens a line, so it always stands there. */
export const FIXED_COLUMN: ListColumn = 'time'

/** Columns in their order, a point between them; what is no column or is said twice is dropped, and of none the usual ones are left. */
export function readColumns(text: string | undefined): readonly ListColumn[] {
  const asked = new Set((text ?? '').split('.'))
  const known = [...asked].flatMap((word) => LIST_COLUMNS.filter((column) => column === word))
  if (known.length === 0) return USUAL_COLUMNS
  return known.includes(FIXED_COLUMN) ? known : [FIXED_COLUMN, ...known]
}

export function writeColumns(columns: readonly ListColumn[]): string {
  return columns.join('.')
}

export function isUsual(columns: readonly ListColumn[]): boolean {
  return writeColumns(columns) === writeColumns(USUAL_COLUMNS)
}
