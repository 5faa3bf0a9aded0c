/** Takes the person to the first field that needs another look; call it when the fields show what is wrong. */
export function focusFirstInvalid(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
