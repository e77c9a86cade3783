import { navigationFor, type PageKey } from '@/components/frame/navigation'
import type { Person } from '@/lib/features/context'

/** The first page of the rail that this person may open: where they start when it is not the overview. */
export function firstPage(person: Person, isSandbox: boolean): { href: string; page: PageKey } | undefined {
  return navigationFor(person.permissions, isSandbox)[0]?.items[0]
}
