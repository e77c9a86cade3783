import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentPerson } from '@/app/_shared/session'
import { getT } from '@/app/_shared/text'
import { env } from '@/lib/env'
import { DEMO_PASSWORD } from '@/lib/features/people/demo-people'
import { listDemoSignIns } from '@/lib/features/people/queries'
import { returnPath } from '@/lib/features/people/return-path'
import { getRuntime } from '@/lib/worker/runtime'
import { SignInForm } from './sign-in-form'

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
  const { next } = await searchParams
  const destination = returnPath(typeof next === 'string' ? next : undefined)
  if (await currentPerson()) redirect(destination)
  const [t, common, runtime] = await Promise.all([getT('sign-in'), getT('common'), getRuntime()])
  const demo = runtime.mode === 'sandbox' ? await listDemoSignIns(runtime.store) : []
  return (
    <div className="grid w-full max-w-sm gap-6">
      <div className="grid gap-1">
        <h1 className="font-semibold text-lg">{t('title')}</h1>
        <p className="text-ink-soft">
          {destination === '/' ? t('lead', { merchant: env().merchantName }) : t('comeBack')}
        </p>
      </div>
      <SignInForm
        destination={destination}
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
