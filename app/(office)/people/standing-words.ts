import type { Standing } from '@/lib/features/people/change-roles'
import type { TextOf } from '@/lib/messages'

/** "Maker, Approver", "No role", "Disabled": what somebody may do, in words. */
export function standingInWords(
  { roles, isDisabled }: Standing,
  { t, common }: { t: TextOf<'people'>; common: TextOf<'common'> },
): string {
  const named = roles.length > 0 ? roles.map((role) => common(`roles.${role}`)).join(', ') : t('noRoles')
  return isDisabled ? `${named} · ${t('disabled')}` : named
}
