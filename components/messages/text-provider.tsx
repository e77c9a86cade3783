'use client'

import type { ReactNode } from 'react'
import { IntlProvider, useLocale, useMessages } from 'use-intl'
import type { Zone } from '@/lib/core/days-and-zones'
import type { Messages } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'

/** The outermost text provider, in the root layout. */
export function TextProvider(props: {
  locale: LocaleTag
  zone: Zone
  messages: Partial<Messages>
  children: ReactNode
}) {
  return (
    <IntlProvider locale={props.locale} timeZone={props.zone} messages={props.messages}>
      {props.children}
    </IntlProvider>
  )
}

/** Adds areas to those that are already there, for the client parts of one page. */
export function MoreText(props: { messages: Partial<Messages>; children: ReactNode }) {
  const outer = useMessages()
  const locale = useLocale()
  return (
    <IntlProvider locale={locale} messages={{ ...outer, ...props.messages }}>
      {props.children}
    </IntlProvider>
  )
}
