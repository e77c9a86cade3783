'use client'

import { ChevronsUpDown } from 'lucide-react'
import { Popover as Primitive } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { classNames } from './class-names'
import { describe, Field } from './field'
import { controlLook } from './input'
import { floatLook } from './popover'
import { type SearchEntry, SearchList } from './search-list'

export type ComboboxOption = SearchEntry

/**
 * One of many, found by typing. With `onSearch` the caller fetches the options for the typed text (they are then not
 * narrowed here); `name` puts the chosen value into the form.
 */
export function Combobox(props: {
  id: string
  label: string
  name?: string
  options: readonly ComboboxOption[]
  value: string
  onValueChange: (value: string) => void
  onSearch?: (text: string) => void
  placeholder: string
  searchLabel: string
  emptyText: string
  hint?: ReactNode
  error?: string
  optional?: string
  className?: string
}) {
  const { id, label, name, options, value, onValueChange, hint, error } = props
  const [open, setOpen] = useState(false)
  const chosen = options.find((option) => option.value === value)
  const choose = (next: string) => {
    onValueChange(next)
    setOpen(false)
  }
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={props.optional} className={props.className}>
      {name ? <input type="hidden" name={name} value={value} /> : null}
      <Primitive.Root open={open} onOpenChange={setOpen}>
        <Primitive.Trigger asChild>
          <button
            type="button"
            id={id}
            aria-describedby={describe(id, { hint, error })['aria-describedby']}
            aria-label={`${label}: ${chosen?.label ?? props.placeholder}`}
            className={classNames(
              controlLook,
              'flex h-9 items-center justify-between gap-2 px-3 text-left',
              error && 'border-negative-line',
            )}
          >
            <span className={classNames('truncate', !chosen && 'text-ink-soft')}>
              {chosen?.label ?? props.placeholder}
            </span>
            <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-ink-soft" />
          </button>
        </Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            align="start"
            sideOffset={4}
            collisionPadding={12}
            aria-label={label}
            className={classNames(floatLook, 'w-(--radix-popover-trigger-width) min-w-64 overflow-hidden')}
          >
            <SearchList
              label={props.searchLabel}
              placeholder={props.searchLabel}
              entries={options}
              chosen={value}
              emptyText={props.emptyText}
              onChoose={choose}
              onSearch={props.onSearch}
            />
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Field>
  )
}
