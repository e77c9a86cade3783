'use client'

import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from './class-names'
import { IconButton } from './icon-button'

export type DialogProps = {
  title: ReactNode
  description?: ReactNode
  children?: ReactNode
  /** The buttons, primary last. */
  footer?: ReactNode
  /** The button that opens it; leave out when `open` is driven from outside. */
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  size?: 'sm' | 'md'
}

/** A short act with its reason. Nothing lives only in a dialog. Under 640 px it stands at the foot of the screen. */
export function Dialog(props: DialogProps) {
  const { title, description, children, footer, trigger, open, onOpenChange, size = 'sm' } = props
  const t = useTranslations('common')
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className="appear fixed inset-0 z-40 bg-scrim" />
        <Primitive.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={classNames(
            'appear-up fixed inset-x-0 bottom-0 z-50 flex max-h-[88dvh] flex-col rounded-t-card border border-line bg-raised shadow-float sm:inset-x-auto sm:top-[14dvh] sm:bottom-auto sm:left-1/2 sm:max-h-[76dvh] sm:w-[calc(100vw-3rem)] sm:-translate-x-1/2 sm:rounded-card',
            size === 'sm' ? 'sm:max-w-md' : 'sm:max-w-2xl',
          )}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-4">
            <div className="grid gap-1">
              <Primitive.Title className="font-semibold text-md">{title}</Primitive.Title>
              {description ? (
                <Primitive.Description className="text-ink-soft">{description}</Primitive.Description>
              ) : null}
            </div>
            <Primitive.Close asChild>
              <IconButton label={t('close')} icon={<X aria-hidden="true" />} size="sm" className="-mr-1.5" />
            </Primitive.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer ? (
            <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">{footer}</footer>
          ) : null}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** Closes the dialog it stands in: `<DialogClose><Button>…</Button></DialogClose>`. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Primitive.Close asChild>{children}</Primitive.Close>
}
