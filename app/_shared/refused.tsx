import { Lock } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { type Permission, rolesWith } from '@/lib/core/permissions'
import { env } from '@/lib/env'
import type { Person } from '@/lib/features/context'
import { firstPage } from './first-page'
import { getDisplay, getT } from './text'

/** Names the right that is missing and the roles that carry it, so that its reader knows whom to ask for what. */
export async function Refused({ permission, person }: { permission: Permission; person: Person }) {
  const [t, common, frame, { locale }] = await Promise.all([
    getT('errors'),
    getT('common'),
    getT('frame'),
    getDisplay(),
  ])
  const first = firstPage(person, env().mode === 'sandbox')
  const roles = rolesWith(permission).map((role) => common(`roles.${role}`))
  return (
    <div className="grid max-w-xl gap-4 rounded-card border border-line bg-surface p-6">
      <div className="flex items-start gap-3">
        <Lock aria-hidden="true" className="mt-1.5 size-4 shrink-0 text-ink-soft" />
        <div className="grid gap-1.5">
          <h1 className="font-semibold text-lg">{t('refusedTitle')}</h1>
          <p>{t('refusedWhy', { right: t(`permissions.${permission}`) })}</p>
          <p className="text-ink-soft">
            {t('refusedAsk', { count: roles.length, roles: new Intl.ListFormat(locale).format(roles) })}
          </p>
        </div>
      </div>
      {first ? (
        <div className="pl-7">
          <ButtonLink href={first.href}>{frame(`pages.${first.page}`)}</ButtonLink>
        </div>
      ) : null}
    </div>
  )
}
