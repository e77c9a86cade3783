import type { Metadata } from 'next'
import { demoOf } from '@/app/_shared/demo-code'
import { PageText } from '@/app/_shared/page-text'
import { ProposalHistory } from '@/app/_shared/proposal-history'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { ProposalDecision } from '@/components/proposals/proposal-decision'
import { fullInstant } from '@/components/time/when'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import type { FeatureContext } from '@/lib/features/context'
import { PEOPLE_KINDS, userIdOf } from '@/lib/features/people/change-roles'
import { listPeople, type PersonRow } from '@/lib/features/people/queries'
import { listDecidedProposals, listOpenProposals, type ProposalRow } from '@/lib/features/proposals/queries'
import { accessOf } from './access-words'
import {
  confirmFactorResetAction,
  confirmInviteAction,
  confirmRolesAction,
  refusePeopleChangeAction,
  withdrawPeopleChangeAction,
} from './actions'
import { sentencesAbout } from './change-words'

const CONFIRM = {
  'roles.change': confirmRolesAction,
  'person.invite': confirmInviteAction,
  'factor.reset': confirmFactorResetAction,
} as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('people'))('title') }
}

/** Who may do what, and what of it waits for a second administrator. No money on this page. */
export default async function PeoplePage() {
  const ctx = await pageContext('people.manage')
  const [t, people, open, decided] = await Promise.all([
    getT('people'),
    listPeople(ctx.store),
    listOpenProposals(ctx.store, PEOPLE_KINDS),
    listDecidedProposals(ctx.store, { kinds: PEOPLE_KINDS }),
  ])
  const sentence = await sentencesAbout(people)
  return (
    <PageText areas={['proposals']}>
      <div className="grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-6">
        <PageHeader
          title={t('title')}
          state={t('state')}
          actions={
            <ButtonLink href="/people/new" variant="primary">
              {t('invite.title')}
            </ButtonLink>
          }
        />
        {open.length > 0 ? <Waiting ctx={ctx} rows={open} sentence={sentence} /> : null}
        <PeopleTable people={people} waiting={open.map(userIdOf)} />
        <ProposalHistory rows={decided} sentence={sentence} />
      </div>
    </PageText>
  )
}

async function PeopleTable({ people, waiting }: { people: readonly PersonRow[]; waiting: readonly string[] }) {
  const [t, c, { density }] = await Promise.all([getT('people'), getT('common'), getDisplay()])
  return (
    <TableFrame label={t('title')} density={density}>
      <Thead>
        <Th sort="ascending">{c('name')}</Th>
        <Th>{t('signInName')}</Th>
        <Th>{t('roles')}</Th>
        <Th>{t('access')}</Th>
        <Th>
          <span className="sr-only">{c('actions')}</span>
        </Th>
      </Thead>
      <Tbody>
        {people.map((person) => (
          <Tr key={person.id}>
            <Td card="title" className="font-medium">
              {person.name}
            </Td>
            <Td className="font-mono text-ink-soft">{person.signInName}</Td>
            <Td card="meta">
              {person.roles.length > 0 ? person.roles.map((role) => c(`roles.${role}`)).join(', ') : t('noRoles')}
            </Td>
            <Td card="tag">
              <Access person={person} isWaiting={waiting.includes(person.id)} />
            </Td>
            <Td card="amount" numeric>
              <ButtonLink href={`/people/${person.id}`} size="sm" aria-label={t('changeOf', { name: person.name })}>
                {t('change')}
              </ButtonLink>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </TableFrame>
  )
}

async function Access({ person, isWaiting }: { person: PersonRow; isWaiting: boolean }) {
  const t = await getT('people')
  if (isWaiting) return <Badge tone="caution">{t('changeWaits')}</Badge>
  const { tone, word } = accessOf(person)
  return <Badge tone={tone}>{t(word)}</Badge>
}

type WaitingProps = { ctx: FeatureContext; rows: readonly ProposalRow[]; sentence: (row: ProposalRow) => string }

async function Waiting({ ctx, rows, sentence }: WaitingProps) {
  const [t, p, { locale, zone }, demo] = await Promise.all([
    getT('people'),
    getT('proposals'),
    getDisplay(),
    demoOf(ctx),
  ])
  return (
    <Section title={t('waiting')}>
      <div className="grid gap-3">
        {rows.map((row) => (
          <Card key={row.id} className="grid gap-3">
            <div className="grid gap-0.5">
              <p className="font-medium">{sentence(row)}</p>
              <p className="figures text-ink-soft text-sm">
                {p('proposedBy', {
                  who: row.proposerName,
                  when: fullInstant(row.createdAt, zone, locale),
                  reason: row.reason,
                })}
              </p>
            </div>
            <ProposalDecision
              proposalId={row.id}
              contentHash={row.contentHash}
              what={<p className="font-medium">{sentence(row)}</p>}
              acts={{
                confirm: CONFIRM[kindOf(row)],
                refuse: refusePeopleChangeAction,
                withdraw: withdrawPeopleChangeAction,
              }}
              isOwn={row.proposerId === ctx.actor.id}
              refusedBecause={userIdOf(row) === ctx.actor.id ? p('aboutYou') : undefined}
              demo={demo}
            />
          </Card>
        ))}
      </div>
    </Section>
  )
}

function kindOf({ id, kind }: ProposalRow): keyof typeof CONFIRM {
  if (kind in CONFIRM) return kind as keyof typeof CONFIRM
  throw new Error(`proposal ${id} is no change of people`)
}
