import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { pageContext } from '@/app/_shared/session'
import { getT } from '@/app/_shared/text'
import { GiveBackPage } from '../../../give-back/give-back-page'

const Query = z.object({ key: z.uuid().optional().catch(undefined) })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('give-back'))('title') }
}

/** Money that came without being asked for, given back. */
export default async function GiveArrivalBackPage(props: {
  params: Promise<{ transactionId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await pageContext('payout.prepare')
  const { transactionId } = await props.params
  const { key } = Query.parse(await props.searchParams)
  if (!key) redirect(`/transactions/${transactionId}/give-back?key=${randomUUID()}`)
  return <GiveBackPage ctx={ctx} place={{ transactionId }} requestKey={key} back={`/transactions/${transactionId}`} />
}
