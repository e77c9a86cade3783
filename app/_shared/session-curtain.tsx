'use client'

import { Dialog } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { SignInForm } from './sign-in-form'

/** Covers the page whole: nothing of it is to be read before its person has signed in again. */
export function SessionCurtain(props: { signInName: string; onDone: (signInName: string) => void }) {
  const t = useTranslations('frame')
  return (
    <Dialog.Root open>
      <Dialog.Portal>
        <Dialog.Content
          onEscapeKeyDown={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
          className="no-print fixed inset-0 z-60 grid content-center justify-items-center overflow-y-auto bg-canvas px-4 py-8"
        >
          <div className="grid w-full max-w-sm gap-6">
            <div className="grid gap-1">
              <Dialog.Title className="font-semibold text-lg">{t('session.over')}</Dialog.Title>
              <Dialog.Description className="text-ink-soft">{t('session.again')}</Dialog.Description>
            </div>
            <SignInForm
              onward={{ here: true }}
              startsAt="password"
              signInName={props.signInName}
              demo={[]}
              demoPassword={undefined}
              onDone={props.onDone}
            />
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
