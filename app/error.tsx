'use client'

import { BrokenPage } from '@/components/frame/broken-page'

/** The last boundary: a page outside the frame broke. The digest leads to the log line. */
export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <BrokenPage level={1} reference={error.digest} reset={reset} />
    </main>
  )
}
