'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

/** Around the parts of a page that ask for news by themselves. A failed question is asked again at the next turn, not at once. */
export function LiveQueries({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 1_000 } } }))
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
