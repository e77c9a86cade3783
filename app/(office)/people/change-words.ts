import { getT } from '@/app/_shared/text'
import { rolesContent, userIdOf } from '@/lib/features/people/change-roles'
import { inviteContent } from '@/lib/features/people/invite-person'
import type { PersonRow } from '@/lib/features/people/queries'
import type { ProposalRow } from '@/lib/features/proposals/queries'
import { standingInWords } from './standing-words'

/** "Amina Odhiambo: Maker becomes Maker, Approver", "New: Zawadi Otieno (zawadi), Cashier". */
export async function sentencesAbout(people: readonly PersonRow[]): Promise<(row: ProposalRow) => string> {
  const [t, common] = await Promise.all([getT('people'), getT('common')])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return (row) => {
    const name = names.get(userIdOf(row)) ?? ''
    if (row.kind === 'person.invite') {
      const { roles, ...invited } = inviteContent(row)
      return t('invites', { ...invited, roles: roles.map((role) => common(`roles.${role}`)).join(', ') })
    }
    if (row.kind === 'factor.reset') return t('resetsFactor', { name })
    const { before, after } = rolesContent(row)
    return t('becomes', {
      name,
      before: standingInWords(before, { t, common }),
      after: standingInWords(after, { t, common }),
    })
  }
}
