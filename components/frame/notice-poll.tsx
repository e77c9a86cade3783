'use client'

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { noticesQuery } from '@/lib/features/notices/query-options'
import type { NoticeBoard } from '@/lib/features/notices/schemas'

type Props = { initial: NoticeBoard; onBoard: (board: NoticeBoard) => void }

/** Asks for news by itself and draws nothing; loaded after the page, so that no page waits for it. */
export default function NoticePoll(props: Props) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 5_000 } } }))
  return (
    <QueryClientProvider client={client}>
      <Asking {...props} />
    </QueryClientProvider>
  )
}

function Asking({ initial, onBoard }: Props) {
  const { data } = useQuery({ ...noticesQuery, initialData: initial })
  useEffect(() => onBoard(data), [data, onBoard])
  return null
}
