'use client'

import { BrokenPage } from '@/components/frame/broken-page'

/** A page broke; the frame around it stays usable. */
export default function OfficeError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <BrokenPage level={1} reference={error.digest} reset={reset} />
}
