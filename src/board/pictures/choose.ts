interface Choice {
  readonly multiple: boolean
  /** Opens the camera where there is one. */
  readonly camera: boolean
}

/** Lets a person choose or take pictures with what their device has for it. None when they change their mind. */
export function choosePictures({ multiple, camera }: Choice): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    Object.assign(input, { type: 'file', accept: 'image/*', multiple, hidden: true })
    if (camera) input.setAttribute('capture', 'environment')
    const end = () => {
      input.remove()
      resolve([...(input.files ?? [])])
    }
    input.addEventListener('change', end)
    input.addEventListener('cancel', end)
    // Some browsers open nothing for an input that is not in the page.
    document.body.append(input)
    input.click()
  })
}

/** Whether the device is one that has its camera at hand: a finger is what it is used with. */
export const hasCamera = (): boolean => matchMedia('(pointer: coarse)').matches
