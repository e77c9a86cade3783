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

/** Money that a customer was asked for, given back. */
export default async function GivePaymentBackPage(props: {
  params: Promise<{ paymentId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await pageContext('payout.prepare')
  const { paymentId } = await props.params
  const { key } = Query.parse(await props.searchParams)
  if (!key) redirect(`/payments/${paymentId}/give-back?key=${randomUUID()}`)
  return <GiveBackPage ctx={ctx} place={{ paymentId }} requestKey={key} back={`/payments/${paymentId}`} />
}
