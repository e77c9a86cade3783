import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button'
import { getT } from './_shared/text'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('errors')
  return { title: t('notFoundTitle') }
}

/** Nothing at this address, or nothing the visitor may know of: the two look alike on purpose. */
export default async function NotFound() {
  const t = await getT('errors')
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="grid max-w-md gap-4">
        <div className="grid gap-1.5">
          <p className="figures text-ink-soft text-sm">404</p>
          <h1 className="font-semibold text-lg">{t('notFoundTitle')}</h1>
          <p className="text-ink-soft">{t('notFoundWhy')}</p>
        </div>
        <ButtonLink href="/" className="w-fit">
          {t('notFoundAction')}
        </ButtonLink>
      </div>
    </main>
  )
}
