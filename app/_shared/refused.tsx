import { Lock } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { type Permission, rolesWith } from '@/lib/core/permissions'
import { env } from '@/lib/env'
import type { Person } from '@/lib/features/context'
import { listAdministrators } from '@/lib/features/people/administrators-left'
import { getRuntime } from '@/lib/worker/runtime'
import { firstPage } from './first-page'
import { getDisplay, getT } from './text'

/** More would be a list, not an answer. */
const NAMED_MAX = 4

/** Names the right that is missing, the roles that carry it and who can give it: whom to ask for what. */
export async function Refused({ permission, person }: { permission: Permission; person: Person }) {
  const [t, common, frame, { locale }, { store }] = await Promise.all([
    getT('errors'),
    getT('common'),
    getT('frame'),
    getDisplay(),
    getRuntime(),
  ])
  // Nobody gives themselves a right.
  const others = (await listAdministrators(store)).filter(({ id }) => id !== person.id)
  const anyOf = (names: string[]) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(names)
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
            {t('refusedAsk', { count: roles.length, roles: new Intl.ListFormat(locale).format(roles) })}{' '}
            {others.length > 0
              ? t('refusedNames', { names: anyOf(others.slice(0, NAMED_MAX).map(({ name }) => name)) })
              : null}
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
