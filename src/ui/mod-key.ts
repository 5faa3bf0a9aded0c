/** The key that one presses for a shortcut on this device: ⌘ on Apple's, Ctrl on others. */
export const isCommandKey = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent)

/** Whether a finger is what the device is used with: then nobody is told of keys. */
export const isTouched = (): boolean => matchMedia('(pointer: coarse)').matches
