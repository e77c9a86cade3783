'use client'

import { CircleCheck, Info, OctagonAlert, X } from 'lucide-react'
import { Toast as Primitive } from 'radix-ui'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from './icon-button'

export type ToastMessage = { title: string; detail?: string; tone?: 'neutral' | 'positive' | 'negative' }
type Shown = ToastMessage & { id: number }

const ToastContext = createContext<(message: ToastMessage) => void>(() => {})

/** Says in passing that something was done. What must not be missed is a Notice in the page, not a toast. */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext)
}

const ICON = {
  neutral: <Info aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-soft" />,
  positive: <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-positive" />,
  negative: <OctagonAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-negative" />,
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('common')
  const [shown, setShown] = useState<readonly Shown[]>([])
  const show = useCallback((message: ToastMessage) => {
    setShown((before) => [...before.slice(-2), { ...message, id: (before.at(-1)?.id ?? 0) + 1 }])
  }, [])
  return (
    <ToastContext.Provider value={show}>
      <Primitive.Provider label={t('notification')} swipeDirection="right">
        {children}
        {shown.map((message) => (
          <Primitive.Root
            key={message.id}
            onOpenChange={(open) => {
              if (!open) setShown((before) => before.filter((each) => each.id !== message.id))
            }}
            className="appear-up flex items-start gap-2.5 rounded-card border border-line bg-raised py-3 pr-2 pl-3.5 shadow-float"
          >
            {ICON[message.tone ?? 'neutral']}
            <div className="grid flex-1 gap-0.5">
              <Primitive.Title className="font-medium">{message.title}</Primitive.Title>
              {message.detail ? (
                <Primitive.Description className="text-ink-soft text-sm">{message.detail}</Primitive.Description>
              ) : null}
            </div>
            <Primitive.Close asChild>
              <IconButton label={t('close')} icon={<X aria-hidden="true" />} size="sm" className="-my-1" />
            </Primitive.Close>
          </Primitive.Root>
        ))}
        <Primitive.Viewport
          label={t('notifications')}
          className="fixed right-0 bottom-0 z-50 grid w-full max-w-sm gap-2 p-4 outline-none"
        />
      </Primitive.Provider>
    </ToastContext.Provider>
  )
}
