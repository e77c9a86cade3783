import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Refused } from '@/app/_shared/refused'
import { requirePerson } from '@/app/_shared/session'
import { getT } from '@/app/_shared/text'
import { PERMISSIONS } from '@/lib/core/permissions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('errors')
  return { title: t('refusedTitle') }
}

/** Where a page sends those who may not open it. */
export default async function RefusedPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>
}) {
  const person = await requirePerson()
  const right = z.enum(PERMISSIONS).safeParse((await searchParams).right)
  if (!right.success) notFound()
  return <Refused permission={right.data} person={person} />
}
