'use client'

import { Command } from 'cmdk'
import { Check, ChevronsUpDown } from 'lucide-react'
import { Popover as Primitive } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { classNames } from './class-names'
import { describe, Field } from './field'
import { controlLook } from './input'
import { floatLook } from './popover'

export type ComboboxOption = { value: string; label: string; detail?: ReactNode; keywords?: string[] }

/**
 * One of many, found by typing. With `onSearch` the caller fetches the options for each word (they are then not
 * filtered here); `name` puts the chosen value into the form.
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
  const { id, label, name, options, value, onValueChange, onSearch, placeholder, searchLabel, emptyText, hint, error } =
    props
  const [open, setOpen] = useState(false)
  const chosen = options.find((option) => option.value === value)
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={props.optional} className={props.className}>
      {name ? <input type="hidden" name={name} value={value} /> : null}
      <Primitive.Root open={open} onOpenChange={setOpen}>
        <Primitive.Trigger asChild>
          <button
            type="button"
            role="combobox"
            aria-expanded={open}
            aria-haspopup="listbox"
            aria-controls={open ? `${id}-list` : undefined}
            {...describe(id, { hint, error })}
            className={classNames(controlLook, 'flex h-9 items-center justify-between gap-2 px-3 text-left')}
          >
            <span className={classNames('truncate', !chosen && 'text-ink-soft')}>{chosen?.label ?? placeholder}</span>
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
            <Command label={searchLabel} shouldFilter={!onSearch} className="flex flex-col">
              <Command.Input
                placeholder={searchLabel}
                onValueChange={onSearch}
                className="h-10 border-line border-b bg-transparent px-3 text-base outline-none"
              />
              <Command.List id={`${id}-list`} label={label} className="max-h-72 overflow-y-auto p-1">
                <Command.Empty className="px-2.5 py-6 text-center text-ink-soft text-sm">{emptyText}</Command.Empty>
                {options.map((option) => (
                  <Command.Item
                    key={option.value}
                    value={option.value}
                    keywords={[option.label, ...(option.keywords ?? [])]}
                    onSelect={() => {
                      onValueChange(option.value)
                      setOpen(false)
                    }}
                    className="flex cursor-pointer items-center gap-2.5 rounded-control px-2.5 py-1.5 data-[selected=true]:bg-hover"
                  >
                    <span className="grid min-w-0 flex-1">
                      <span className="truncate">{option.label}</span>
                      {option.detail ? <span className="truncate text-ink-soft text-xs">{option.detail}</span> : null}
                    </span>
                    {option.value === value ? (
                      <Check aria-hidden="true" className="size-4 shrink-0 text-accent" />
                    ) : null}
                  </Command.Item>
                ))}
              </Command.List>
            </Command>
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Field>
  )
}
