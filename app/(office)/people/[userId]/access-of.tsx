import { getDisplay, getT } from '@/app/_shared/text'
import { fullInstant } from '@/components/time/when'
import { Badge } from '@/components/ui/badge'
import { Card, Section } from '@/components/ui/card'
import { Fact, Facts } from '@/components/ui/facts'
import type { FeatureContext } from '@/lib/features/context'
import { findOpenLink } from '@/lib/features/people/entry-link'
import type { PersonRow } from '@/lib/features/people/queries'
import { countRecoveryCodes } from '@/lib/features/people/recovery-codes'
import { accessOf } from '../access-words'
import { DisableButton } from './disable-button'
import { LinkButton } from './link-button'
import { ResetFactorButton } from './reset-factor-button'

type Props = { ctx: FeatureContext; person: PersonRow; resetWaits: boolean }

/** How somebody comes in: what they have, what is missing, and the acts of an administrator on it. */
export async function AccessOf({ ctx, person, resetWaits }: Props) {
  const [t, c, { locale, zone }, link, codesLeft] = await Promise.all([
    getT('people'),
    getT('common'),
    getDisplay(),
    findOpenLink(ctx, person.id),
    countRecoveryCodes(ctx.store, person.id),
  ])
  const { tone, word } = accessOf(person)
  const isSelf = person.id === ctx.actor.id
  const isLocked = person.lockedUntil !== null && person.lockedUntil > ctx.now()
  return (
    <Section title={t('access')}>
      <Card className="grid gap-4">
        <Facts>
          <Fact label={t('signInName')}>
            <span className="font-mono">{person.signInName}</span>
          </Fact>
          <Fact label={t('roles')}>
            {person.roles.length > 0 ? person.roles.map((role) => c(`roles.${role}`)).join(', ') : t('noRoles')}
          </Fact>
          <Fact label={t('access')}>
            <span className="flex flex-wrap items-center gap-2">
              <Badge tone={tone}>{t(word)}</Badge>
              {person.lockedUntil && isLocked
                ? t('lockedUntil', { when: fullInstant(person.lockedUntil, zone, locale) })
                : null}
            </span>
          </Fact>
          <Fact label={t('factor.title')}>
            {person.hasFactor ? t('factor.there', { count: codesLeft }) : t('factor.none')}
          </Fact>
          <Fact label={t('link.title')}>
            {link ? t('link.openUntil', { when: fullInstant(link.expiresAt, zone, locale) }) : t('link.none')}
          </Fact>
        </Facts>
        {isSelf ? (
          <p className="text-ink-soft text-sm">{t('ownAccount')}</p>
        ) : (
          <div className="flex flex-wrap gap-2">
            {person.isDisabled ? null : <LinkButton userId={person.id} name={person.name} />}
            {person.hasFactor && !resetWaits ? <ResetFactorButton userId={person.id} name={person.name} /> : null}
            {person.isDisabled ? null : <DisableButton userId={person.id} name={person.name} />}
          </div>
        )}
      </Card>
    </Section>
  )
}
