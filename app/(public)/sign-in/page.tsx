import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { readSessionId } from '@/app/_shared/auth-cookie'
import { currentPerson } from '@/app/_shared/session'
import { SignInForm } from '@/app/_shared/sign-in-form'
import { getT } from '@/app/_shared/text'
import { env } from '@/lib/env'
import { DEMO_PASSWORD } from '@/lib/features/people/demo-people'
import { findAwaitingCode } from '@/lib/features/people/finish-sign-in'
import { listDemoSignIns } from '@/lib/features/people/queries'
import { returnPath } from '@/lib/features/people/return-path'
import { getRuntime } from '@/lib/worker/runtime'
import { ForgetTab } from './forget-tab'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('sign-in')
  return { title: t('title') }
}

/** The one page for visitors. Whoever is signed in already goes on. */
export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>
}) {
  const { next, out } = await searchParams
  const destination = returnPath(typeof next === 'string' ? next : undefined)
  if (await currentPerson()) redirect(destination)
  const [t, common, runtime, sessionId] = await Promise.all([
    getT('sign-in'),
    getT('common'),
    getRuntime(),
    readSessionId(),
  ])
  const demo = runtime.mode === 'sandbox' ? await listDemoSignIns(runtime.store) : []
  const awaiting = sessionId === undefined ? undefined : await findAwaitingCode(runtime, sessionId)
  return (
    <div className="grid w-full max-w-sm gap-6">
      {out === undefined ? null : <ForgetTab />}
      <div className="grid gap-1">
        <h1 className="font-semibold text-lg">{t('title')}</h1>
        <p className="text-ink-soft">
          {destination === '/' ? t('lead', { merchant: env().merchantName }) : t('comeBack')}
        </p>
      </div>
      <SignInForm
        onward={{ next: destination }}
        startsAt={awaiting ? 'code' : 'password'}
        demo={demo.map((person) => ({
          signInName: person.signInName,
          name: person.name,
          roles: person.roles.map((role) => common(`roles.${role}`)).join(', '),
        }))}
        demoPassword={demo.length > 0 ? DEMO_PASSWORD : undefined}
      />
      <p className="text-ink-soft text-sm">{t('help')}</p>
    </div>
  )
}
