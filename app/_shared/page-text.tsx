import type { ReactNode } from 'react'
import { MoreText } from '@/components/messages/text-provider'
import { type Area, pickAreas } from '@/lib/messages'
import { readText } from './text'

/** Gives the client parts inside it the words of these areas, and no others. */
export async function PageText({ areas, children }: { areas: readonly Area[]; children: ReactNode }) {
  const { messages } = await readText()
  return <MoreText messages={pickAreas(messages, areas)}>{children}</MoreText>
}
