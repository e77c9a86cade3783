'use client'

import NextLink from 'next/link'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<typeof NextLink>, 'href' | 'prefetch'> & {
  href: string
  /** `false`: nothing is fetched before the link is followed, as for each of a hundred rows the pointer passes over. */
  prefetch?: false
}

/**
 * A link that fetches ahead once somebody means it: the pointer comes over it, a finger touches it, or it has the focus. Next's
 * own fetches ahead whatever is in sight: the rail alone asked the server fifteen times with each page and again with each
 * refresh, over connections that are paid for by the megabyte.
 */
export function Link({ prefetch, onPointerEnter, onFocus, ...rest }: Props) {
  const router = useRouter()
  const fetchAhead = () => {
    if (prefetch !== false) router.prefetch(rest.href)
  }
  return (
    <NextLink
      {...rest}
      prefetch={false}
      onPointerEnter={(event) => {
        fetchAhead()
        onPointerEnter?.(event)
      }}
      onFocus={(event) => {
        fetchAhead()
        onFocus?.(event)
      }}
    />
  )
}
