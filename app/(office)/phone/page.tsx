import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageText } from '@/app/_shared/page-text'
import { sandboxControl } from '@/app/_shared/sandbox-control'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { LiveQueries } from '@/components/live/live-queries'
import { ButtonLink } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { PageHeader } from '@/components/ui/page-header'
import { AppError } from '@/lib/core/errors'
import type { SandboxControl } from '@/lib/features/sandbox-phone/control'
import { SANDBOX_PROVIDERS, type SandboxProvider } from '@/lib/features/sandbox-phone/control-wire'
import { type PhoneDesk, readLogHeads, readPhoneDesk } from '@/lib/features/sandbox-phone/phone-view'
import { SandboxMsisdn } from '@/lib/features/sandbox-phone/schemas'
import { Clock } from './clock'
import { FaultDesk } from './fault-desk'
import { HandsetDesk } from './handset-desk'
import { type KnownPhone, NumberChooser } from './number-chooser'
import { SandboxLog } from './sandbox-log'

const Query = z.object({
  number: z.string().max(30).optional().catch(undefined),
  log: z.enum(SANDBOX_PROVIDERS).optional().catch(undefined),
})
/** Safaricom's published test number: somebody to ring when nobody was chosen. */
const TEST_MSISDN = '254708374149'

/** The phone of a test customer, what goes wrong at the providers, and everything the sandbox heard and said. */
export default async function PhonePage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await pageContext('sandbox.phone')
  if (ctx.mode !== 'sandbox') notFound()
  const query = Query.parse(await props.searchParams)
  const [t, { zone }, desk] = await Promise.all([getT('phone'), getDisplay(), openDesk(query.number, query.log)])
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t('title')}
        state={t('state')}
        actions={
          ctx.actor.permissions.has('collection.request') ? (
            <ButtonLink href="/collections/new">{t('ringIt')}</ButtonLink>
          ) : undefined
        }
      />
      {desk ? (
        <PageText areas={['phone']}>
          <LiveQueries>
            <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
              <div className="grid gap-4">
                <NumberChooser
                  number={desk.view.phone.msisdn}
                  typed={query.number}
                  wrong={desk.wrong}
                  known={desk.known}
                />
                <HandsetDesk initial={desk.view} merchant={ctx.merchantName} zone={zone} />
              </div>
              <div className="grid min-w-0 gap-6">
                <FaultDesk initial={desk.view} />
                <Clock initial={desk.view} zone={zone} />
                <SandboxLog initial={desk.log} provider={query.log} number={desk.view.phone.msisdn} zone={zone} />
              </div>
            </div>
          </LiveQueries>
        </PageText>
      ) : (
        <ErrorState
          title={t('down.title')}
          moneyMoved={t('down.money')}
          whatToDo={t('down.whatToDo')}
          action={<ButtonLink href="/phone">{t('down.retry')}</ButtonLink>}
        />
      )}
    </div>
  )
}

/** Undefined when the sandbox does not answer. */
async function openDesk(typed: string | undefined, log: SandboxProvider | undefined) {
  const control = sandboxControl()
  const parsed = typed === undefined ? undefined : SandboxMsisdn.safeParse(typed)
  try {
    const known = await knownPhones(control)
    const msisdn = parsed?.data ?? known.ringing ?? TEST_MSISDN
    const [view, heads] = await Promise.all([readPhoneDesk(control, msisdn), readLogHeads(control, log)])
    return { view, log: heads, known: known.phones, wrong: parsed?.success === false }
  } catch (error) {
    if (error instanceof AppError && error.code === 'provider_unreachable') return undefined
    throw error
  }
}

async function knownPhones(
  control: SandboxControl,
): Promise<{ phones: KnownPhone[]; ringing: PhoneDesk['phone']['msisdn'] | undefined }> {
  const { phones, prompts } = await control.listPhones()
  return { phones: phones.map(({ msisdn, name }) => ({ msisdn, name })), ringing: prompts[0]?.msisdn }
}
